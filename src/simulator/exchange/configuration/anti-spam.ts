import { adoptPreset } from './presets.ts';
import { all } from './noun.ts';
import type { SettingNoun } from './noun.ts';
import { policyRule, refusePreset, refuseUsed } from './rules.ts';

const actions = ['MoveToJmf', 'AddXHeader', 'ModifySubject', 'Redirect', 'Delete', 'Quarantine', 'NoAction'];

/** Inbound anti-spam policies. */
export const hostedContentFilterPolicy: SettingNoun = {
  noun: 'HostedContentFilterPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'security',
  container: 'CN=Hosted Content Filter,CN=Transport Settings',
  objectClass: 'msExchHostedContentFilterConfig',
  blank: {
    ...all('', 'AdminDisplayName AddXHeaderValue ModifySubjectValue'),
    ...all([], 'RedirectToRecipients TestModeBccToRecipients FalsePositiveAdditionalRecipients'),
    ...all([], 'AllowedSenders AllowedSenderDomains BlockedSenders BlockedSenderDomains'),
    ...all([], 'LanguageBlockList RegionBlockList'),
    ...all(
      'Off',
      `IncreaseScoreWithImageLinks IncreaseScoreWithNumericIps IncreaseScoreWithRedirectToOtherPort
      IncreaseScoreWithBizOrInfoUrls MarkAsSpamEmptyMessages MarkAsSpamJavaScriptInHtml MarkAsSpamFramesInHtml
      MarkAsSpamObjectTagsInHtml MarkAsSpamEmbedTagsInHtml MarkAsSpamFormTagsInHtml MarkAsSpamWebBugsInHtml
      MarkAsSpamSensitiveWordList MarkAsSpamSpfRecordHardFail MarkAsSpamFromAddressAuthFail
      MarkAsSpamNdrBackscatter`,
    ),
    ...all(false, 'IsDefault DownloadLink EnableRegionBlockList EnableLanguageBlockList'),
    ...all(true, 'ZapEnabled InlineSafetyTipsEnabled SpamZapEnabled PhishZapEnabled'),
    MarkAsSpamBulkMail: 'On',
    TestModeAction: 'None',
    QuarantineRetentionPeriod: 15,
    BulkThreshold: 7,
    ...all('MoveToJmf', 'SpamAction HighConfidenceSpamAction PhishSpamAction BulkSpamAction'),
    HighConfidencePhishAction: 'Quarantine',
    IntraOrgFilterState: 'Default',
    RecommendedPolicyType: 'Custom',
    ...all('DefaultFullAccessPolicy', 'SpamQuarantineTag HighConfidenceSpamQuarantineTag'),
    ...all('DefaultFullAccessPolicy', 'PhishQuarantineTag BulkQuarantineTag'),
    HighConfidencePhishQuarantineTag: 'AdminOnlyAccessPolicy',
  },
  fixed: 'IsDefault ZapEnabled',
  also: 'MakeDefault',
  choices: {
    ...Object.fromEntries(
      ['SpamAction', 'HighConfidenceSpamAction', 'PhishSpamAction', 'BulkSpamAction'].map((member) => [
        member,
        actions,
      ]),
    ),
    HighConfidencePhishAction: ['Quarantine', 'Redirect'],
    MarkAsSpamBulkMail: ['Off', 'On', 'Test'],
  },
  fresh: () => [{ Name: 'Default', IsDefault: true }],
  made: adoptPreset('HostedContentFilterPolicy'),
  check: refusePreset,
  removing: refuseUsed('HostedContentFilterRule', 'HostedContentFilterPolicy'),
};

export const hostedContentFilterRule = policyRule({
  noun: 'HostedContentFilterRule',
  policies: [hostedContentFilterPolicy],
  container: 'HostedContentFilterVersioned',
});

/** Outbound limits, what follows when they are passed, and automatic forwarding. */
export const hostedOutboundSpamFilterPolicy: SettingNoun = {
  noun: 'HostedOutboundSpamFilterPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'security',
  container: 'CN=Hosted Outbound Spam Filter,CN=Transport Settings',
  objectClass: 'msExchHostedOutboundSpamFilterConfig',
  blank: {
    AdminDisplayName: '',
    ...all([], 'NotifyOutboundSpamRecipients BccSuspiciousOutboundAdditionalRecipients'),
    ...all(false, 'BccSuspiciousOutboundMail NotifyOutboundSpam IsDefault'),
    Enabled: true,
    ...all(0, 'RecipientLimitExternalPerHour RecipientLimitInternalPerHour RecipientLimitPerDay'),
    ActionWhenThresholdReached: 'BlockUserForToday',
    AutoForwardingMode: 'Automatic',
    RecommendedPolicyType: 'Custom',
  },
  fixed: 'IsDefault Enabled',
  choices: {
    ActionWhenThresholdReached: ['Alert', 'BlockUser', 'BlockUserForToday'],
    AutoForwardingMode: ['Automatic', 'Off', 'On'],
  },
  fresh: () => [{ Name: 'Default', IsDefault: true }],
  check: refusePreset,
  removing: refuseUsed('HostedOutboundSpamFilterRule', 'HostedOutboundSpamFilterPolicy'),
};

export const hostedOutboundSpamFilterRule = policyRule({
  noun: 'HostedOutboundSpamFilterRule',
  policies: [hostedOutboundSpamFilterPolicy],
  container: 'HostedOutboundSpamFilterVersioned',
  conditions: 'From FromMemberOf SenderDomainIs ExceptIfFrom ExceptIfFromMemberOf ExceptIfSenderDomainIs',
});

/** The IP allow and block lists, and Microsoft's safe list. */
export const hostedConnectionFilterPolicy: SettingNoun = {
  noun: 'HostedConnectionFilterPolicy',
  verbs: ['Set'],
  reach: 'security',
  container: 'CN=Hosted Connection Filter,CN=Transport Settings',
  objectClass: 'msExchHostedConnectionFilterConfig',
  blank: {
    AdminDisplayName: '',
    IsDefault: false,
    ...all([], 'IPAllowList IPBlockList'),
    EnableSafeList: false,
    DirectoryBasedEdgeBlockMode: 'Default',
  },
  fixed: 'IsDefault DirectoryBasedEdgeBlockMode',
  fresh: () => [{ Name: 'Default', IsDefault: true }],
};
