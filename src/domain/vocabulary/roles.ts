/** Microsoft Entra built-in roles that Evict names, by template id. Source: learn.microsoft.com, permissions-reference. */
export const roleTemplates = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  exchangeRecipientAdministrator: '31392ffb-586c-42d1-9346-e59415a2cc4e',
  sharePointAdministrator: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  teamsAdministrator: '69091246-20e8-4a56-aa4d-066075b2a7a8',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  complianceAdministrator: '17315797-102d-40b4-93e0-432062caca18',
  conditionalAccessAdministrator: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  cloudDeviceAdministrator: '7698a772-787b-4ac8-901f-60d6b08affd2',
  intuneAdministrator: '3a2c62db-5318-420d-8d74-23affee5d9d5',
  hybridIdentityAdministrator: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  domainNameAdministrator: '8329153b-31d0-4727-b945-745eb3bc5f31',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  billingAdministrator: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  directorySynchronizationAccounts: 'd29b2b05-8046-44ba-8758-1e26182fcf32',
} as const;

const names: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(roleTemplates).map(([name, id]) => [id, spaced(name)]),
);

/** The role's English display name, as the directory writes it; the id itself for a role that Evict does not name. */
export function roleName(templateId: string): string {
  return names[templateId.toLowerCase()] ?? templateId;
}

/** Roles from which the whole tenant, or every mailbox, can be taken. */
export const powerfulRoles: ReadonlySet<string> = new Set([
  roleTemplates.globalAdministrator,
  roleTemplates.privilegedRoleAdministrator,
  roleTemplates.privilegedAuthenticationAdministrator,
  roleTemplates.authenticationAdministrator,
  roleTemplates.userAdministrator,
  roleTemplates.exchangeAdministrator,
  roleTemplates.sharePointAdministrator,
  roleTemplates.securityAdministrator,
  roleTemplates.conditionalAccessAdministrator,
  roleTemplates.applicationAdministrator,
  roleTemplates.cloudApplicationAdministrator,
  roleTemplates.intuneAdministrator,
  roleTemplates.hybridIdentityAdministrator,
  roleTemplates.domainNameAdministrator,
]);

function spaced(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1');
  return (words[0]!.toUpperCase() + words.slice(1)).replace('Share Point', 'SharePoint');
}
