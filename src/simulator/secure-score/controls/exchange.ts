import type { Obj, Tenant } from '../../state/tenant.ts';
import { done, family, part } from '../control.ts';
import type { Control } from '../control.ts';

const plans = ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE'];
const control = family({
  service: 'EXO',
  category: 'Apps',
  threats: ['Data Exfiltration', 'Account Breach'],
  plans,
  actionUrl: 'https://admin.exchange.microsoft.com/',
});

export const exchangeControls: readonly Control[] = [
  control(
    'exo_mailboxaudit',
    'Ensure mailbox auditing for all users is Enabled',
    5,
    ['Run <code>Set-OrganizationConfig -AuditDisabled $false</code>.'],
    (tenant) =>
      done(
        tenant.exchange.organizationConfig['AuditDisabled'] !== true,
        'Mailbox auditing is on.',
        'Mailbox auditing is off for the organization.',
      ),
    { threats: ['Malicious Insider', 'Data Exfiltration'] },
  ),
  control(
    'exo_oauth2clientprofileenabled',
    'Ensure modern authentication for Exchange Online is enabled',
    5,
    ['Run <code>Set-OrganizationConfig -OAuth2ClientProfileEnabled $true</code>.'],
    (tenant) =>
      done(
        tenant.exchange.organizationConfig['OAuth2ClientProfileEnabled'] !== false,
        'Modern authentication is on.',
        'Modern authentication is off.',
      ),
  ),
  control(
    'exo_mailtipsenabled',
    'Ensure MailTips are enabled for end users',
    5,
    ['Turn on all MailTips.'],
    (tenant) => {
      const { organizationConfig } = tenant.exchange;
      return done(
        organizationConfig['MailTipsAllTipsEnabled'] !== false &&
          organizationConfig['MailTipsExternalRecipientsTipsEnabled'] === true,
        'MailTips are on.',
        'MailTips of external recipients are off.',
      );
    },
  ),
  control(
    'exo_individualsharing',
    "Ensure 'External sharing' of calendars is not available",
    5,
    ['Remove <b>*</b> and <b>Anonymous</b> from the sharing policy.'],
    (tenant) => {
      const open = setting(tenant, 'SharingPolicy').filter(
        (policy) =>
          policy['Enabled'] !== false &&
          ((policy['Domains'] ?? []) as readonly string[]).some((domain) => /^(\*|Anonymous):/.test(domain)),
      );
      return done(open.length === 0, 'Calendars are not shared.', `${open.length} policies share calendars.`);
    },
    { impact: 'High' },
  ),
  control(
    'exo_outlookaddins',
    'Ensure users installing Outlook add-ins is not allowed',
    5,
    [
      'Take the roles <b>My Custom Apps</b>, <b>My Marketplace Apps</b> and <b>My ReadWriteMailbox Apps</b> away.',
    ],
    (tenant) => {
      const roles = setting(tenant, 'RoleAssignmentPolicy').flatMap(
        (policy) => (policy['AssignedRoles'] ?? []) as readonly string[],
      );
      return done(
        !roles.some((role) => role.endsWith(' Apps')),
        'Users cannot install add-ins.',
        'Users can install add-ins.',
      );
    },
  ),
  control(
    'exo_storageproviderrestricted',
    'Ensure additional storage providers are restricted in Outlook on the web',
    3,
    ['Run <code>Set-OwaMailboxPolicy -AdditionalStorageProvidersAvailable $false</code>.'],
    (tenant) =>
      done(
        setting(tenant, 'OwaMailboxPolicy').every(
          (policy) => policy['AdditionalStorageProvidersAvailable'] === false,
        ),
        'Storage providers are restricted.',
        'Storage providers are not restricted.',
      ),
  ),
  control(
    'exo_transportrulesallowlistdomains',
    'Ensure Spam confidence level (SCL) is configured in mail transport rules with specific domains',
    5,
    ['Remove rules that set the SCL to -1 for a domain.'],
    (tenant) => {
      const bypassing = tenant.exchange.transportRules.filter(
        (rule) => rule['State'] !== 'Disabled' && Number(rule['SetSCL'] ?? 0) === -1,
      );
      return done(
        bypassing.length === 0,
        'No rule bypasses filtering.',
        `${bypassing.length} rules bypass filtering.`,
      );
    },
  ),
  control(
    'exo_SPF_records_for_all_domains',
    'Ensure that SPF records are published for all Exchange Domains',
    5,
    ['Publish <code>v=spf1 include:spf.protection.outlook.com -all</code>.'],
    (tenant) => {
      const own = tenant.exchange.acceptedDomains.filter((domain) => domain['InitialDomain'] !== true);
      const published = own.filter((domain) =>
        tenant.dns.some(
          (record) =>
            record.type === 'TXT' && record.name === domain['Name'] && record.data.startsWith('v=spf1 '),
        ),
      );
      return part(published.length, own.length, '{count} of {total} domains have an SPF record.');
    },
    { threats: ['Phishing or Whaling', 'Spoofing'] },
  ),
  control(
    'CustomerLockBoxEnabled',
    'Ensure the customer lockbox feature is enabled',
    1,
    ['Turn on Customer Lockbox.'],
    (tenant) =>
      done(
        tenant.exchange.organizationConfig['CustomerLockBoxEnabled'] === true,
        'Customer Lockbox is on.',
        'Customer Lockbox is off.',
      ),
    { plans: ['LOCKBOX_ENTERPRISE'], tier: 'Advanced', impact: 'Moderate' },
  ),
];

function setting(tenant: Tenant, noun: string): readonly Obj[] {
  return tenant.exchange.settings[noun] ?? [];
}
