import type { Localized } from '../kernel/localized.ts';

/** A product that a setting needs, and the service plans by which a tenant has it (any of them). */
export interface Licence {
  readonly name: string;
  readonly plans: readonly string[];
}

// Names: learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
export const licences = {
  'entra-p1': { name: 'Entra ID P1', plans: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'] },
  'entra-p2': { name: 'Entra ID P2', plans: ['AAD_PREMIUM_P2'] },
  'defender-p1': { name: 'Defender for Office 365 P1', plans: ['ATP_ENTERPRISE', 'THREAT_INTELLIGENCE'] },
  'safe-documents': { name: 'Safe Documents', plans: ['SAFEDOCS'] },
  dlp: {
    name: 'Exchange Online P2 / Purview DLP',
    plans: [
      'EXCHANGE_S_ENTERPRISE',
      'MIP_S_CLP1',
      'INFORMATION_PROTECTION_COMPLIANCE',
      'MICROSOFT_COMMUNICATION_COMPLIANCE',
    ],
  },
  'endpoint-dlp': {
    name: 'Purview Endpoint DLP',
    plans: ['MICROSOFTENDPOINTDLP', 'INFORMATION_PROTECTION_COMPLIANCE'],
  },
  lockbox: { name: 'Customer Lockbox', plans: ['LOCKBOX_ENTERPRISE', 'CUSTOMER_KEY', 'LOCKBOX'] },
  'audit-premium': { name: 'Purview Audit (Premium)', plans: ['M365_ADVANCED_AUDITING'] },
  'cloud-app-security': {
    name: 'Defender for Cloud Apps',
    plans: ['ADALLOM_S_STANDALONE', 'ADALLOM_S_O365', 'ADALLOM_S_DISCOVERY'],
  },
} as const satisfies { readonly [id: string]: Licence };

export type LicenceId = keyof typeof licences;

/** Government clouds have plans of their own names (`ATP_ENTERPRISE_GOV`), other sectors' are the same as everybody's. */
export function hasLicence(id: LicenceId, plans: readonly string[]): boolean {
  const wanted: readonly string[] = licences[id].plans;
  return plans.some((plan) => wanted.includes(plan.replace(/_(US)?GOV(_\w+)?$/, '')));
}

export function lacksLicence(id: LicenceId): Localized {
  const { name } = licences[id];
  return {
    en: `The organisation has no licence for it (${name}).`,
    de: `Die Organisation hat dafür keine Lizenz (${name}).`,
  };
}
