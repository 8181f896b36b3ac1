/** What a scenario's licence holds. */
export const plans: {
  readonly [license: string]: {
    readonly sku: string;
    readonly id: string;
    readonly plans: readonly string[];
  };
} = {
  BASIC: {
    sku: 'O365_BUSINESS_ESSENTIALS',
    id: '3b555118-da6a-4418-894f-7df1e2096870',
    plans: ['EXCHANGE_S_STANDARD', 'SHAREPOINTSTANDARD', 'TEAMS1'],
  },
  PREMIUM: {
    sku: 'SPB',
    id: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46',
    plans: [
      'EXCHANGE_S_STANDARD',
      'SHAREPOINTSTANDARD',
      'TEAMS1',
      'AAD_PREMIUM',
      'ATP_ENTERPRISE',
      'INTUNE_A',
    ],
  },
  E5: {
    sku: 'SPE_E5',
    id: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
    plans: [
      'EXCHANGE_S_ENTERPRISE',
      'SHAREPOINTENTERPRISE',
      'TEAMS1',
      'AAD_PREMIUM',
      'AAD_PREMIUM_P2',
      'ATP_ENTERPRISE',
      'THREAT_INTELLIGENCE',
      'M365_ADVANCED_AUDITING',
      'LOCKBOX_ENTERPRISE',
      'INTUNE_A',
    ],
  },
};

/** Product names and service plan identifiers for licensing, Microsoft Entra. */
export const planIds: { readonly [name: string]: string } = {
  EXCHANGE_S_STANDARD: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
  EXCHANGE_S_ENTERPRISE: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  SHAREPOINTENTERPRISE: '5dbe027f-2339-4123-9542-606e4d348a72',
  SHAREPOINTSTANDARD: 'c7699d2e-19aa-44de-8edf-1736da088ca1',
  TEAMS1: '57ff2da0-773e-42df-b2af-ffb7a2317929',
  AAD_PREMIUM: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
  AAD_PREMIUM_P2: 'eec0eb4f-6444-4f95-aba0-50c24d67f998',
  ATP_ENTERPRISE: 'f20fedf3-f3c3-43c3-8267-2bfdd51c0939',
  THREAT_INTELLIGENCE: '8e0c0a52-6a6c-4d40-8370-dd62790dcd70',
  M365_ADVANCED_AUDITING: '2f442157-a11c-46b9-ae5b-6e39ff4e5849',
  LOCKBOX_ENTERPRISE: '9f431833-0334-42de-a7dc-70aa40db46db',
  INTUNE_A: 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5',
};
