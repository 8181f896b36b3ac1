import type { Obj } from '../../state/tenant.ts';
import { refused } from './cmdlets.ts';
import type { SettingNoun } from './noun.ts';

type Level = 'Standard' | 'Strict';

/** What the preset security policies set (Microsoft's recommendations for EOP and Defender for Office 365, tables). */
export const presetValues: { readonly [noun: string]: { readonly [level in Level]: Obj } } = {
  HostedContentFilterPolicy: {
    Standard: {
      SpamAction: 'MoveToJmf',
      HighConfidenceSpamAction: 'Quarantine',
      PhishSpamAction: 'Quarantine',
      HighConfidencePhishAction: 'Quarantine',
      BulkSpamAction: 'MoveToJmf',
      BulkThreshold: 6,
      QuarantineRetentionPeriod: 30,
      PhishQuarantineTag: 'DefaultFullAccessWithNotificationPolicy',
      HighConfidenceSpamQuarantineTag: 'DefaultFullAccessWithNotificationPolicy',
    },
    Strict: {
      SpamAction: 'Quarantine',
      HighConfidenceSpamAction: 'Quarantine',
      PhishSpamAction: 'Quarantine',
      HighConfidencePhishAction: 'Quarantine',
      BulkSpamAction: 'Quarantine',
      BulkThreshold: 5,
      QuarantineRetentionPeriod: 30,
      PhishQuarantineTag: 'DefaultFullAccessWithNotificationPolicy',
      HighConfidenceSpamQuarantineTag: 'DefaultFullAccessWithNotificationPolicy',
    },
  },
  AntiPhishPolicy: {
    Standard: impersonation(3, 'MoveToJmf', 'MoveToJmf'),
    Strict: impersonation(4, 'Quarantine', 'Quarantine'),
  },
  MalwareFilterPolicy: {
    Standard: { EnableFileFilter: true, ZapEnabled: true, QuarantineTag: 'AdminOnlyAccessPolicy' },
    Strict: { EnableFileFilter: true, ZapEnabled: true, QuarantineTag: 'AdminOnlyAccessPolicy' },
  },
  SafeLinksPolicy: { Standard: safeLinks(), Strict: safeLinks() },
  SafeAttachmentPolicy: {
    Standard: { Enable: true, Action: 'Block', QuarantineTag: 'AdminOnlyAccessPolicy', Redirect: false },
    Strict: { Enable: true, Action: 'Block', QuarantineTag: 'AdminOnlyAccessPolicy', Redirect: false },
  },
};

function impersonation(level: number, mailbox: string, spoof: string): Obj {
  return {
    Enabled: true,
    PhishThresholdLevel: level,
    ImpersonationProtectionState: 'Automatic',
    EnableTargetedUserProtection: true,
    EnableTargetedDomainsProtection: true,
    EnableOrganizationDomainsProtection: true,
    EnableMailboxIntelligence: true,
    EnableMailboxIntelligenceProtection: true,
    TargetedUserProtectionAction: 'Quarantine',
    TargetedDomainProtectionAction: 'Quarantine',
    MailboxIntelligenceProtectionAction: mailbox,
    AuthenticationFailAction: spoof,
    EnableFirstContactSafetyTips: true,
    EnableSimilarUsersSafetyTips: true,
    EnableSimilarDomainsSafetyTips: true,
    EnableUnusualCharactersSafetyTips: true,
  };
}

function safeLinks(): Obj {
  return {
    EnableSafeLinksForEmail: true,
    EnableSafeLinksForTeams: true,
    EnableSafeLinksForOffice: true,
    ScanUrls: true,
    DeliverMessageAfterScan: true,
    EnableForInternalSenders: true,
    TrackClicks: true,
    AllowClickThrough: false,
    DisableUrlRewrite: false,
  };
}

/** `-RecommendedPolicyType Standard`: how the policies of a preset are made where the portal never made them. */
export function adoptPreset(noun: string): NonNullable<SettingNoun['made']> {
  return (_call, item) => {
    const level = item['RecommendedPolicyType'];
    if (level === undefined || level === 'Custom') return;
    if (level !== 'Standard' && level !== 'Strict')
      throw refused(`RecommendedPolicyType '${String(level)}' is not valid.`);
    Object.assign(item, presetValues[noun]?.[level]);
  };
}
