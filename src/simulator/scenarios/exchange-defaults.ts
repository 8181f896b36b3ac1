import type { ExchangeOrganization, Obj } from '../state/tenant.ts';

/** Exchange Online as a new organisation finds it. Values as the cmdlet reference and ScubaGear's public exports show them. */
export function exchangeDefaults(domain: string, initial: string): ExchangeOrganization {
  const named = (name: string, more: Obj): Obj => ({ Name: name, Identity: name, ...more });
  return {
    organizationConfig: named(initial, {
      AuditDisabled: false,
      CustomerLockBoxEnabled: false,
      RejectDirectSend: false,
      EwsEnabled: null,
      OAuth2ClientProfileEnabled: true,
      MailTipsAllTipsEnabled: true,
      MailTipsExternalRecipientsTipsEnabled: false,
      MailTipsGroupMetricsEnabled: true,
      MailTipsLargeAudienceThreshold: 25,
    }),
    transportConfig: named('Transport Settings', {
      SmtpClientAuthenticationDisabled: false,
      AllowLegacyTLSClients: null,
      MessageExpiration: '1.00:00:00',
    }),
    adminAuditLogConfig: named('Default', {
      UnifiedAuditLogIngestionEnabled: true,
      AdminAuditLogEnabled: true,
    }),
    acceptedDomains: [domain, initial].map((name) => ({
      Name: name,
      Identity: name,
      DomainName: name,
      DomainType: 'Authoritative',
      Default: name === domain,
      InitialDomain: name === initial,
    })),
    remoteDomains: [
      named('Default', {
        DomainName: '*',
        AutoForwardEnabled: true,
        AutoReplyEnabled: true,
        AllowedOOFType: 'External',
      }),
    ],
    transportRules: [],
    inboundConnectors: [],
    outboundConnectors: [],
    journalRules: [],
    auditBypass: [],
    blockedSenders: [],
    unblocks: {},
    settings: {
      HostedOutboundSpamFilterPolicy: [
        named('Default', {
          IsDefault: true,
          Enabled: true,
          RecipientLimitExternalPerHour: 0,
          RecipientLimitInternalPerHour: 0,
          RecipientLimitPerDay: 0,
          ActionWhenThresholdReached: 'BlockUserForToday',
          AutoForwardingMode: 'Automatic',
          BccSuspiciousOutboundMail: false,
          NotifyOutboundSpam: false,
          NotifyOutboundSpamRecipients: [],
        }),
      ],
      HostedContentFilterPolicy: [
        named('Default', {
          IsDefault: true,
          SpamAction: 'MoveToJmf',
          HighConfidenceSpamAction: 'MoveToJmf',
          PhishSpamAction: 'MoveToJmf',
          HighConfidencePhishAction: 'Quarantine',
          BulkSpamAction: 'MoveToJmf',
          BulkThreshold: 7,
          QuarantineRetentionPeriod: 15,
          AllowedSenders: [],
          AllowedSenderDomains: [],
          BlockedSenders: [],
          ZapEnabled: true,
          SpamZapEnabled: true,
          PhishZapEnabled: true,
          InlineSafetyTipsEnabled: true,
        }),
      ],
      HostedConnectionFilterPolicy: [
        named('Default', { IsDefault: true, IPAllowList: [], IPBlockList: [], EnableSafeList: false }),
      ],
      AntiPhishPolicy: [
        named('Office365 AntiPhish Default', {
          IsDefault: true,
          Enabled: true,
          PhishThresholdLevel: 1,
          EnableMailboxIntelligence: true,
          EnableMailboxIntelligenceProtection: false,
          MailboxIntelligenceProtectionAction: 'NoAction',
          EnableTargetedUserProtection: false,
          TargetedUsersToProtect: [],
          TargetedUserProtectionAction: 'NoAction',
          EnableOrganizationDomainsProtection: false,
          EnableTargetedDomainsProtection: false,
          TargetedDomainProtectionAction: 'NoAction',
          EnableSimilarUsersSafetyTips: false,
          EnableSimilarDomainsSafetyTips: false,
          EnableUnusualCharactersSafetyTips: false,
          EnableFirstContactSafetyTips: false,
          EnableSpoofIntelligence: true,
          HonorDmarcPolicy: true,
        }),
      ],
      MalwareFilterPolicy: [
        named('Default', {
          IsDefault: true,
          EnableFileFilter: true,
          FileTypes: ['ace', 'exe', 'vbs', 'cmd', 'iso'],
          FileTypeAction: 'Reject',
          ZapEnabled: true,
        }),
      ],
      SafeLinksPolicy: [],
      SafeAttachmentPolicy: [],
      AtpPolicyForO365: [
        named('Default', { EnableATPForSPOTeamsODB: false, EnableSafeDocs: false, AllowSafeDocsOpen: false }),
      ],
      EOPProtectionPolicyRule: [],
      ATPProtectionPolicyRule: [],
      DkimSigningConfig: [
        named(domain, { Domain: domain, Enabled: false, Status: 'CnameMissing' }),
        named(initial, { Domain: initial, Enabled: true, Status: 'Valid' }),
      ],
      ExternalInOutlook: [named(initial, { Enabled: false, AllowList: [] })],
      SharingPolicy: [
        named('Default Sharing Policy', {
          Default: true,
          Enabled: true,
          Domains: ['Anonymous:CalendarSharingFreeBusyReviewer', '*:CalendarSharingFreeBusySimple'],
        }),
      ],
      OwaMailboxPolicy: [
        named('OwaMailboxPolicy-Default', {
          IsDefault: true,
          AdditionalStorageProvidersAvailable: true,
          PersonalAccountsEnabled: true,
        }),
      ],
      ProtectionAlert: [
        named('User restricted from sending email', {
          Disabled: false,
          Category: 'ThreatManagement',
          NotifyUser: ['TenantAdmins'],
        }),
      ],
      DlpCompliancePolicy: [],
      AuthenticationPolicy: [],
    },
    roleGroups: [
      { Name: 'Organization Management', Members: [] },
      { Name: 'Discovery Management', Members: [] },
      { Name: 'Recipient Management', Members: [] },
    ],
    roleAssignments: [],
    traces: [],
  };
}
