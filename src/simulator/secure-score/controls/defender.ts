import type { Obj, Tenant } from '../../state/tenant.ts';
import { done, family } from '../control.ts';
import type { Control } from '../control.ts';
import { effectivePolicy } from '../effective.ts';

const control = family({
  service: 'MDO',
  category: 'Apps',
  threats: ['Phishing or Whaling', 'Account Breach', 'Data Exfiltration'],
  plans: ['ATP_ENTERPRISE', 'THREAT_INTELLIGENCE'],
  actionUrl: 'https://security.microsoft.com/threatpolicy',
});

type Kind = 'phish' | 'spam' | 'malware' | 'links' | 'attachments' | 'outbound';

const kinds: {
  readonly [kind in Kind]: Parameters<typeof effectivePolicy> extends [unknown, ...infer Rest] ? Rest : never;
} = {
  phish: ['AntiPhishPolicy', 'AntiPhishRule', 'EOPProtectionPolicyRule'],
  spam: ['HostedContentFilterPolicy', 'HostedContentFilterRule', 'EOPProtectionPolicyRule'],
  malware: ['MalwareFilterPolicy', 'MalwareFilterRule', 'EOPProtectionPolicyRule'],
  links: ['SafeLinksPolicy', 'SafeLinksRule', 'ATPProtectionPolicyRule'],
  attachments: ['SafeAttachmentPolicy', 'SafeAttachmentRule', 'ATPProtectionPolicyRule'],
  outbound: ['HostedOutboundSpamFilterPolicy', 'HostedOutboundSpamFilterRule', 'EOPProtectionPolicyRule'],
};

/** Judged by the policy that reaches everybody; `otherwise` is what a policy says that does not name the member. */
function setTo(
  kind: Kind,
  member: string,
  otherwise: unknown,
  good: (value: unknown) => boolean,
): Control['measure'] {
  return (tenant: Tenant) => {
    const policy: Obj | undefined = effectivePolicy(tenant, ...kinds[kind]);
    const value = policy ? (policy[member] ?? otherwise) : undefined;
    return done(
      policy !== undefined && good(value),
      `${member} is set as recommended for all users.`,
      `${member} is not set as recommended for all users.`,
    );
  };
}

const isTrue = (value: unknown): boolean => value === true;
const isQuarantine = (value: unknown): boolean => value === 'Quarantine';
const isAway = (value: unknown): boolean => value === 'MoveToJmf' || value === 'Quarantine';
const isLimited = (limit: number) => (value: unknown) => Number(value) > 0 && Number(value) <= limit;

type Row = readonly [id: string, title: string, points: number, measure: Control['measure']];

const rows: readonly Row[] = [
  [
    'mdo_phishthresholdlevel',
    'Set the phishing email level threshold at 2 or higher',
    8,
    setTo('phish', 'PhishThresholdLevel', 1, (value) => Number(value) >= 2),
  ],
  [
    'mdo_enablemailboxintelligence',
    'Ensure that mailbox intelligence is enabled',
    8,
    setTo('phish', 'EnableMailboxIntelligence', true, isTrue),
  ],
  [
    'mdo_mailboxintelligenceprotection',
    'Ensure that intelligence for impersonation protection is enabled',
    8,
    setTo('phish', 'EnableMailboxIntelligenceProtection', false, isTrue),
  ],
  [
    'mdo_mailboxintelligenceprotectionaction',
    'Move messages that are detected as impersonated users by mailbox intelligence',
    8,
    setTo('phish', 'MailboxIntelligenceProtectionAction', 'NoAction', isAway),
  ],
  [
    'mdo_targetedusersprotection',
    'Enable impersonated user protection',
    8,
    setTo('phish', 'EnableTargetedUserProtection', false, isTrue),
  ],
  [
    'mdo_targeteduserprotectionaction',
    'Quarantine messages that are detected from impersonated users',
    8,
    setTo('phish', 'TargetedUserProtectionAction', 'NoAction', isQuarantine),
  ],
  [
    'mdo_enabledomainstoprotect',
    'Enable impersonated domain protection',
    8,
    setTo('phish', 'EnableOrganizationDomainsProtection', false, isTrue),
  ],
  [
    'mdo_targeteddomainprotectionaction',
    'Quarantine messages that are detected from impersonated domains',
    8,
    setTo('phish', 'TargetedDomainProtectionAction', 'NoAction', isQuarantine),
  ],
  [
    'mdo_similaruserssafetytips',
    'Enable the user impersonation safety tip',
    8,
    setTo('phish', 'EnableSimilarUsersSafetyTips', false, isTrue),
  ],
  [
    'mdo_similardomainssafetytips',
    'Enable the domain impersonation safety tip',
    8,
    setTo('phish', 'EnableSimilarDomainsSafetyTips', false, isTrue),
  ],
  [
    'mdo_unusualcharacterssafetytips',
    'Enable the user impersonation unusual characters safety tip',
    8,
    setTo('phish', 'EnableUnusualCharactersSafetyTips', false, isTrue),
  ],
  [
    'mdo_safeattachments',
    'Turn on Safe Attachments in block mode',
    8,
    setTo('attachments', 'Action', 'Block', (value) => value === 'Block'),
  ],
  [
    'mdo_safelinksforemail',
    'Create Safe Links policies for email messages',
    9,
    setTo('links', 'EnableForInternalSenders', false, isTrue),
  ],
  [
    'mdo_safelinksforOfficeApps',
    'Ensure Safe Links for Office Applications is Enabled',
    9,
    setTo('links', 'EnableSafeLinksForOffice', true, isTrue),
  ],
  [
    'mdo_commonattachmentsfilter',
    'Ensure the Common Attachment Types Filter is enabled',
    5,
    setTo('malware', 'EnableFileFilter', true, isTrue),
  ],
  [
    'mdo_zapmalware',
    'Create zero-hour auto purge policies for malware',
    6,
    setTo('malware', 'ZapEnabled', true, isTrue),
  ],
  [
    'mdo_zapphish',
    'Create zero-hour auto purge policies for phishing messages',
    6,
    setTo('spam', 'PhishZapEnabled', true, isTrue),
  ],
  [
    'mdo_zapspam',
    'Create zero-hour auto purge policies for spam messages',
    6,
    setTo('spam', 'SpamZapEnabled', true, isTrue),
  ],
  [
    'mdo_bulkthreshold',
    'Set the email bulk complaint level (BCL) threshold to be 6 or lower',
    5,
    setTo('spam', 'BulkThreshold', 7, (value) => Number(value) <= 6),
  ],
  [
    'mdo_bulkspamaction',
    'Set action to take on bulk spam detection',
    5,
    setTo('spam', 'BulkSpamAction', 'MoveToJmf', isAway),
  ],
  [
    'mdo_spamaction',
    'Set action to take on spam detection',
    5,
    setTo('spam', 'SpamAction', 'MoveToJmf', isAway),
  ],
  [
    'mdo_highconfidencespamaction',
    'Set action to take on high confidence spam detection',
    5,
    setTo('spam', 'HighConfidenceSpamAction', 'MoveToJmf', isQuarantine),
  ],
  [
    'mdo_phisspamacation',
    'Set action to take on phishing detection',
    5,
    setTo('spam', 'PhishSpamAction', 'MoveToJmf', isQuarantine),
  ],
  [
    'mdo_highconfidencephishaction',
    'Set action to take on high confidence phishing detection',
    5,
    setTo('spam', 'HighConfidencePhishAction', 'Quarantine', isQuarantine),
  ],
  [
    'mdo_quarantineretentionperiod',
    'Retain spam in quarantine for 30 days',
    5,
    setTo('spam', 'QuarantineRetentionPeriod', 15, (value) => Number(value) >= 30),
  ],
  [
    'mdo_autoforwardingmode',
    'Set automatic email forwarding rules to be system controlled',
    1,
    setTo('outbound', 'AutoForwardingMode', 'Automatic', (value) => value !== 'On'),
  ],
  [
    'mdo_recipientexternallimitperhour',
    'Set maximum number of external recipients that a user can email per hour',
    1,
    setTo('outbound', 'RecipientLimitExternalPerHour', 0, isLimited(500)),
  ],
  [
    'mdo_recipientinternallimitperhour',
    'Set maximum number of internal recipients that a user can send to within an hour',
    1,
    setTo('outbound', 'RecipientLimitInternalPerHour', 0, isLimited(1000)),
  ],
  [
    'mdo_recipientlimitperday',
    'Set a daily message limit',
    1,
    setTo('outbound', 'RecipientLimitPerDay', 0, isLimited(1000)),
  ],
  [
    'mdo_thresholdreachedaction',
    'Block users who reached the message limit',
    1,
    setTo('outbound', 'ActionWhenThresholdReached', 'BlockUserForToday', (value) => value === 'BlockUser'),
  ],
];

export const defenderControls: readonly Control[] = [
  ...rows.map(([id, title, points, measure]) =>
    control(
      id,
      title,
      points,
      ['Open the policies &amp; rules page.', 'Turn on the Standard preset, or change the policy.'],
      measure,
      {
        cost: 'Low',
      },
    ),
  ),
  control(
    'mdo_allowedsenderscombined',
    'Ensure that no sender domains are allowed for anti-spam policies',
    5,
    ['Empty the list of allowed domains.'],
    (tenant) =>
      done(
        (tenant.exchange.settings['HostedContentFilterPolicy'] ?? []).every(
          (policy) => ((policy['AllowedSenderDomains'] ?? []) as readonly string[]).length === 0,
        ),
        'No domains are allowed.',
        'Domains are allowed.',
      ),
  ),
  control(
    'mdo_connectionfilter',
    'Don’t add allowed IP addresses in the connection filter policy',
    5,
    ['Empty the IP allow list.'],
    (tenant) =>
      done(
        (tenant.exchange.settings['HostedConnectionFilterPolicy'] ?? []).every(
          (policy) => ((policy['IPAllowList'] ?? []) as readonly string[]).length === 0,
        ),
        'No address is allowed.',
        'Addresses are allowed.',
      ),
  ),
  control(
    'mdo_blockmailforward',
    'Ensure all forms of mail forwarding are blocked and/or disabled',
    5,
    ['Set automatic forwarding to <b>Off</b> and remove rules that forward.'],
    (tenant) =>
      done(
        (tenant.exchange.settings['HostedOutboundSpamFilterPolicy'] ?? []).every(
          (policy) => policy['AutoForwardingMode'] === 'Off',
        ) && tenant.exchange.remoteDomains.every((domain) => domain['AutoForwardEnabled'] === false),
        'Forwarding is blocked.',
        'Forwarding is possible.',
      ),
    { impact: 'Moderate' },
  ),
  control(
    'mdo_atpprotection',
    'Turn on Microsoft Defender for Office 365 in SharePoint, OneDrive, and Microsoft Teams',
    5,
    ['Turn it on in the global settings of Safe Attachments.'],
    (tenant) => done(atp(tenant, 'EnableATPForSPOTeamsODB'), 'It is on.', 'It is off.'),
  ),
  control(
    'mdo_safedocuments',
    'Turn on Safe Documents for Office Clients',
    5,
    ['Turn it on in the global settings of Safe Attachments.'],
    (tenant) => done(atp(tenant, 'EnableSafeDocs'), 'It is on.', 'It is off.'),
    { plans: ['SAFEDOCS', 'THREAT_INTELLIGENCE'] },
  ),
];

function atp(tenant: Tenant, member: string): boolean {
  return tenant.exchange.settings['AtpPolicyForO365']?.[0]?.[member] === true;
}
