/** Directory role template ids (Entra built-in roles reference). */
export const directoryRoles = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Authentication Policy Administrator': '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Exchange Recipient Administrator': '31392ffb-586c-42d1-9346-e59415a2cc4e',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Compliance Administrator': '17315797-102d-40b4-93e0-432062caca18',
  'Conditional Access Administrator': 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'SharePoint Administrator': 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  'Domain Name Administrator': '8329153b-31d0-4727-b945-745eb3bc5f31',
  'Groups Administrator': 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  'Guest Inviter': '95e79109-95c0-4d8e-aee3-d01accf2d47b',
} as const;

export type DirectoryRole = keyof typeof directoryRoles;

export function roleName(templateId: string): string {
  return Object.entries(directoryRoles).find(([, id]) => id === templateId)?.[0] ?? templateId;
}

/** Roles whose holders only the two strongest roles may touch ("Who can perform sensitive actions", user resource). */
export const protectedRoles: readonly string[] = [
  directoryRoles['Global Administrator'],
  directoryRoles['Privileged Role Administrator'],
  directoryRoles['Privileged Authentication Administrator'],
];

/** Well-known application ids of Microsoft's own. */
export const appIds = {
  graph: '00000003-0000-0000-c000-000000000000',
  exchange: '00000002-0000-0ff1-ce00-000000000000',
  activity: 'c5393580-f805-4401-95e8-94b7a6ef2fc2',
  outlookWeb: '5d661950-3475-41cd-a2c3-d671a3162bc1',
  officeHome: '4765445b-32c6-49b0-83e6-1d93765276ca',
  broker: '29d9ed98-a469-4536-ade2-f981bc1d605e',
  azureCli: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
} as const;

export const microsoftTenant = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
