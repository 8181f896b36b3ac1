import type { Obj, Tenant } from '../../state/tenant.ts';
import { done, family } from '../control.ts';
import type { Control } from '../control.ts';

const purview = family({
  service: 'MIP',
  category: 'Data',
  threats: ['Data Exfiltration', 'Data Spillage', 'Malicious Insider'],
  plans: ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE'],
  actionUrl: 'https://purview.microsoft.com/',
});

const sharePoint = family({
  service: 'SPO',
  category: 'Apps',
  threats: ['Data Exfiltration', 'Data Spillage'],
  plans: ['SHAREPOINTSTANDARD', 'SHAREPOINTENTERPRISE'],
  actionUrl: 'https://admin.microsoft.com/sharepoint',
});

export const dataControls: readonly Control[] = [
  purview(
    'mip_search_auditlog',
    'Ensure Microsoft 365 audit log search is Enabled',
    5,
    ['Turn on <b>Audit</b>.'],
    (tenant) =>
      done(
        tenant.exchange.adminAuditLogConfig['UnifiedAuditLogIngestionEnabled'] === true,
        'Audit log search is on.',
        'Audit log search is off.',
      ),
  ),
  purview(
    'dlp_datalossprevention',
    'Ensure DLP policies are enabled',
    5,
    ['Make a policy from a template.'],
    (tenant) => done(dlp(tenant).length > 0, 'A DLP policy is on.', 'No DLP policy is on.'),
    { impact: 'Moderate', cost: 'Moderate' },
  ),
  purview(
    'mip_DLP_policies_Teams',
    'Ensure DLP policies are enabled for Microsoft Teams',
    5,
    ['Add Teams to the locations of a policy.'],
    (tenant) =>
      done(
        dlp(tenant).some((policy) => ((policy['TeamsLocation'] ?? []) as readonly string[]).length > 0),
        'A DLP policy covers Teams.',
        'No DLP policy covers Teams.',
      ),
    { plans: ['SPE_E5', 'INFORMATION_PROTECTION_COMPLIANCE', 'M365_ADVANCED_AUDITING'] },
  ),
  sharePoint(
    'spo_legacy_auth',
    'Ensure modern authentication for SharePoint applications is required',
    1,
    ['Block apps that do not use modern authentication.'],
    (tenant) =>
      done(
        tenant.policies.sharePoint['isLegacyAuthProtocolsEnabled'] === false,
        'Modern authentication is required.',
        'Modern authentication is not required.',
      ),
  ),
  sharePoint(
    'spo_external_sharing_managed',
    'Ensure SharePoint external sharing is managed through domain whitelist/blacklists',
    1,
    ['Limit sharing by domain.'],
    (tenant) =>
      done(
        tenant.policies.sharePoint['sharingDomainRestrictionMode'] !== 'none' ||
          tenant.policies.sharePoint['sharingCapability'] === 'disabled',
        'Sharing is limited by domain.',
        'Sharing is not limited by domain.',
      ),
  ),
  sharePoint(
    'spo_external_users_sharing',
    "Ensure that SharePoint guest users cannot share items they don't own",
    1,
    ['Do not let guests share what they do not own.'],
    (tenant) =>
      done(
        tenant.policies.sharePoint['isResharingByExternalUsersEnabled'] === false,
        'Guests cannot share.',
        'Guests can share.',
      ),
  ),
  sharePoint(
    'spo_idle_session_timeout',
    'Sign out inactive users in SharePoint Online',
    1,
    ['Turn on idle session sign-out.'],
    (tenant) =>
      done(
        (tenant.policies.sharePoint['idleSessionSignOut'] as { isEnabled?: boolean }).isEnabled === true,
        'Idle users are signed out.',
        'Idle users stay signed in.',
      ),
    { impact: 'Moderate' },
  ),
];

function dlp(tenant: Tenant): readonly Obj[] {
  return (tenant.exchange.settings['DlpCompliancePolicy'] ?? []).filter(
    (policy) => (policy['Mode'] ?? 'Enable') === 'Enable',
  );
}
