import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change to the policy that applies to everybody.

const spam = (change: object) => ({ 'anti-spam': change });
const phish = (change: object) => ({ 'anti-phish': change });
const malware = (change: object) => ({ 'anti-malware': change });
const links = (change: object) => ({ 'safe-links': change });
const attachments = (change: object) => ({ 'safe-attachments': change });
const rule = (change: object) => ({ 'transport-rules': [{ Name: 'Rule', State: 'Enabled', ...change }] });
/** The policy of this name applies to Bert, in place of the preset. */
const custom = (values: object) => ({
  policies: [{ Name: 'Own', RecommendedPolicyType: 'Custom', ...values }],
  rules: [
    {
      Name: 'Own',
      State: 'Enabled',
      Priority: 0,
      RecipientDomainIs: ['contoso.example'],
      MalwareFilterPolicy: 'Own',
      HostedContentFilterPolicy: 'Own',
    },
  ],
});
const noPresets = { 'preset-rules': { eop: [], atp: [] } };
const warns = { FromScope: 'NotInOrganization', PrependSubject: '[External]' };

verdictTable('mail-protection', {
  'allow-list-entries-end': [['warning', { 'allow-list': { ExpirationDate: null } }]],
  'bulk-threshold-strict': [
    ['fail', spam({ BulkThreshold: 7 })],
    ['fail', spam({ BulkSpamAction: 'AddXHeader' })],
    ['unknown', spam({ BulkThreshold: undefined })],
  ],
  'clicks-tracked': [
    ['fail', links({ TrackClicks: false })],
    ['unknown', links({ TrackClicks: undefined })],
  ],
  'dangerous-attachments-blocked': [
    [
      'fail',
      { ...noPresets, 'anti-malware': custom({ EnableFileFilter: false, FileTypes: ['exe', 'cmd', 'vbe'] }) },
    ],
    ['fail', { ...noPresets, 'anti-malware': custom({ EnableFileFilter: true, FileTypes: ['exe'] }) }],
    [
      'pass',
      { ...noPresets, 'anti-malware': custom({ EnableFileFilter: true, FileTypes: ['EXE', 'cmd', 'vbe'] }) },
    ],
    ['unknown', { ...noPresets, 'anti-malware': custom({ EnableFileFilter: true }) }],
  ],
  'external-tag-shown': [
    ['fail', { 'external-tag': { Enabled: false } }],
    ['pass', { ...rule(warns), 'external-tag': { Enabled: false } }],
    ['fail', { ...rule({ ...warns, Mode: 'Audit' }), 'external-tag': { Enabled: false } }],
    ['unknown', { 'external-tag': { Enabled: undefined } }],
  ],
  'internal-links-checked': [
    ['fail', links({ EnableForInternalSenders: false })],
    ['unknown', links({ EnableForInternalSenders: undefined })],
  ],
  'linked-files-scanned': [
    ['fail', links({ ScanUrls: false })],
    ['unknown', links({ ScanUrls: undefined })],
  ],
  'mail-reviewed-after-delivery': [
    ['fail', malware({ ZapEnabled: false })],
    ['unknown', malware({ ZapEnabled: undefined })],
  ],
  'mail-tips-on': [
    ['fail', { 'organization-config': { MailTipsExternalRecipientsTipsEnabled: false } }],
    ['fail', { 'organization-config': { MailTipsLargeAudienceThreshold: 100 } }],
    ['unknown', { 'organization-config': { MailTipsAllTipsEnabled: undefined } }],
  ],
  'mailbox-intelligence-on': [
    ['fail', phish({ EnableMailboxIntelligence: false })],
    ['fail', phish({ MailboxIntelligenceProtectionAction: 'NoAction' })],
    ['unknown', phish({ EnableMailboxIntelligenceProtection: undefined })],
  ],
  'malware-from-inside-reported': [
    [
      'fail',
      {
        'anti-malware': {
          policies: [{ Name: 'Default', IsDefault: true, EnableInternalSenderAdminNotifications: false }],
          rules: [],
        },
      },
    ],
    ['unknown', { 'anti-malware': { policies: [{ Name: 'Default', IsDefault: true }], rules: [] } }],
  ],
  'no-allowed-sender-domains': [
    ['fail', spam({ AllowedSenderDomains: ['fabrikam.example'] })],
    ['fail', spam({ AllowedSenderDomains: [{ Domain: 'fabrikam.example' }] })],
    ['unknown', spam({ AllowedSenderDomains: undefined })],
  ],
  'no-allowed-senders': [
    ['fail', spam({ AllowedSenders: ['a@fabrikam.example'] })],
    ['unknown', spam({ AllowedSenders: undefined })],
  ],
  'no-ip-allow-list': [
    ['fail', { 'connection-filter': { IPAllowList: ['198.51.100.0/24'] } }],
    ['unknown', { 'connection-filter': { IPAllowList: undefined } }],
  ],
  'own-domains-impersonation-protected': [
    ['fail', phish({ EnableOrganizationDomainsProtection: false })],
    ['fail', phish({ TargetedDomainProtectionAction: 'NoAction' })],
    ['unknown', phish({ EnableOrganizationDomainsProtection: undefined })],
  ],
  'partner-domains-impersonation-protected': [
    ['fail', phish({ EnableTargetedDomainsProtection: false })],
    ['fail', phish({ TargetedDomainsToProtect: [] })],
    ['manual', {}, { partnerDomains: [] }],
    ['unknown', phish({ EnableTargetedDomainsProtection: undefined })],
  ],
  'phishing-threshold-raised': [
    ['fail', phish({ PhishThresholdLevel: 1 })],
    ['pass', phish({ PhishThresholdLevel: 2 })],
    ['unknown', phish({ PhishThresholdLevel: undefined })],
  ],
  'preset-policies-on': [
    ['fail', noPresets],
    ['fail', { 'preset-rules': { eop: [{ Name: 'Strict Preset Security Policy', State: 'Disabled' }] } }],
    [
      'fail',
      {
        'preset-rules': {
          eop: [
            {
              Name: 'Strict Preset Security Policy',
              State: 'Enabled',
              ExceptIfSentTo: ['anna@contoso.example'],
            },
          ],
        },
      },
    ],
  ],
  'quarantine-kept-thirty-days': [
    ['fail', spam({ QuarantineRetentionPeriod: 15 })],
    ['unknown', spam({ QuarantineRetentionPeriod: undefined })],
  ],
  'rules-do-not-skip-filters': [
    ['fail', rule({ SetSCL: '-1' })],
    ['fail', rule({ SetSCL: -1 })],
    ['pass', rule({ SetSCL: '-1', State: 'Disabled' })],
    ['pass', rule({ SetSCL: '6' })],
  ],
  'safe-attachments-for-everyone': [
    ['fail', attachments({ Enable: false })],
    ['fail', attachments({ Action: 'Allow' })],
    ['pass', attachments({ Action: 'DynamicDelivery' })],
    ['unknown', attachments({ Action: undefined })],
  ],
  'safe-links-for-everyone': [
    ['fail', links({ EnableSafeLinksForTeams: false })],
    ['unknown', links({ EnableSafeLinksForOffice: undefined })],
  ],
  'safe-list-off': [
    ['fail', { 'connection-filter': { EnableSafeList: true } }],
    ['unknown', { 'connection-filter': { EnableSafeList: undefined } }],
  ],
  'safety-tips-shown': [
    ['fail', phish({ EnableFirstContactSafetyTips: false })],
    ['unknown', phish({ EnableViaTag: undefined })],
  ],
  'spam-and-phish-purged': [
    ['fail', spam({ PhishZapEnabled: false })],
    ['unknown', spam({ SpamZapEnabled: undefined })],
  ],
  'spam-kept-from-inbox': [
    ['fail', spam({ SpamAction: 'AddXHeader' })],
    ['fail', spam({ HighConfidencePhishAction: 'ModifySubject' })],
    ['pass', spam({ SpamAction: 'MoveToJmf' })],
    ['unknown', spam({ PhishSpamAction: undefined })],
  ],
  'spoofing-recognised': [
    ['fail', phish({ EnableSpoofIntelligence: false })],
    ['fail', phish({ HonorDmarcPolicy: false })],
    ['unknown', phish({ EnableSpoofIntelligence: undefined })],
  ],
  'user-impersonation-protected': [
    ['fail', phish({ EnableTargetedUserProtection: false })],
    ['fail', phish({ TargetedUsersToProtect: ['Joanna;joanna@contoso.example'] })],
    ['fail', phish({ TargetedUserProtectionAction: 'NoAction' })],
    ['unknown', phish({ EnableTargetedUserProtection: undefined })],
  ],
  'users-can-report-mail': [
    ['fail', { 'report-submission': { EnableReportToMicrosoft: false } }],
    [
      'pass',
      { 'report-submission': { EnableReportToMicrosoft: false, ReportPhishToCustomizedAddress: true } },
    ],
    [
      'unknown',
      {
        'report-submission': {
          EnableReportToMicrosoft: undefined,
          ReportPhishToCustomizedAddress: undefined,
        },
      },
    ],
  ],
  'warnings-cannot-be-clicked-away': [
    ['fail', links({ AllowClickThrough: true })],
    ['unknown', links({ AllowClickThrough: undefined })],
  ],
});
