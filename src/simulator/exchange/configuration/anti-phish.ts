import { adoptPreset } from './presets.ts';
import { all, defenderForOffice } from './noun.ts';
import type { SettingNoun } from './noun.ts';
import { policyRule, refusePreset, refuseUsed } from './rules.ts';

const actions = ['NoAction', 'Redirect', 'MoveToJmf', 'Quarantine', 'BccMessage', 'Delete'];

/** Anti-phishing: spoof protection for all, impersonation protection with Defender for Office 365. */
export const antiPhishPolicy: SettingNoun = {
  noun: 'AntiPhishPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'security',
  container: 'CN=AntiPhish,CN=Transport Settings',
  objectClass: 'msExchHostedContentFilterConfig',
  blank: {
    Enabled: true,
    ImpersonationProtectionState: 'Manual',
    ...all(
      false,
      `EnableTargetedUserProtection EnableMailboxIntelligenceProtection EnableTargetedDomainsProtection
      EnableOrganizationDomainsProtection EnableFirstContactSafetyTips EnableSimilarUsersSafetyTips
      EnableSimilarDomainsSafetyTips EnableUnusualCharactersSafetyTips EnableSuspiciousSafetyTip IsDefault`,
    ),
    ...all(
      true,
      'EnableMailboxIntelligence EnableSpoofIntelligence EnableViaTag EnableUnauthenticatedSender HonorDmarcPolicy',
    ),
    ...all(
      'NoAction',
      'TargetedUserProtectionAction MailboxIntelligenceProtectionAction TargetedDomainProtectionAction',
    ),
    ...all(
      'DefaultFullAccessPolicy',
      'TargetedUserQuarantineTag MailboxIntelligenceQuarantineTag TargetedDomainQuarantineTag SpoofQuarantineTag',
    ),
    AuthenticationFailAction: 'MoveToJmf',
    DmarcRejectAction: 'Reject',
    DmarcQuarantineAction: 'Quarantine',
    PhishThresholdLevel: 1,
    ...all(
      [],
      `TargetedUsersToProtect TargetedUserActionRecipients MailboxIntelligenceProtectionActionRecipients
      TargetedDomainsToProtect TargetedDomainActionRecipients ExcludedDomains ExcludedSenders`,
    ),
    ...all('', 'AdminDisplayName PolicyTag'),
    RecommendedPolicyType: 'Custom',
  },
  fixed: 'IsDefault EnableSuspiciousSafetyTip',
  also: 'MakeDefault',
  licensed: {
    plan: defenderForOffice,
    parameters: `EnableTargetedUserProtection TargetedUsersToProtect TargetedUserProtectionAction
    EnableMailboxIntelligence EnableMailboxIntelligenceProtection MailboxIntelligenceProtectionAction
    EnableTargetedDomainsProtection TargetedDomainsToProtect TargetedDomainProtectionAction
    EnableOrganizationDomainsProtection EnableSimilarUsersSafetyTips EnableSimilarDomainsSafetyTips
    EnableUnusualCharactersSafetyTips PhishThresholdLevel ExcludedDomains ExcludedSenders`,
  },
  choices: {
    TargetedUserProtectionAction: actions,
    TargetedDomainProtectionAction: actions,
    MailboxIntelligenceProtectionAction: actions,
    AuthenticationFailAction: ['MoveToJmf', 'Quarantine'],
    DmarcRejectAction: ['MoveToJmf', 'Quarantine', 'Reject'],
    DmarcQuarantineAction: ['MoveToJmf', 'Quarantine'],
    ImpersonationProtectionState: ['Automatic', 'Manual', 'Off'],
  },
  fresh: () => [{ Name: 'Office365 AntiPhish Default', IsDefault: true }],
  made: adoptPreset('AntiPhishPolicy'),
  check: refusePreset,
  removing: refuseUsed('AntiPhishRule', 'AntiPhishPolicy'),
};

export const antiPhishRule = policyRule({
  noun: 'AntiPhishRule',
  policies: [antiPhishPolicy],
  container: 'AntiPhishVersioned',
});
