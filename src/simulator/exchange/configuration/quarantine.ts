import { all } from './noun.ts';
import type { SettingNoun } from './noun.ts';

/** What users may do with what was quarantined for them. */
export const quarantinePolicy: SettingNoun = {
  noun: 'QuarantinePolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'security',
  container: 'CN=Quarantine Tag,CN=Transport Settings',
  objectClass: 'msExchHostedContentFilterConfig',
  blank: {
    EndUserQuarantinePermissionsValue: 0,
    ESNEnabled: false,
    EndUserSpamNotificationFrequency: '1.00:00:00',
    EndUserSpamNotificationFrequencyInDays: 3,
    QuarantinePolicyType: 'QuarantinePolicy',
    QuarantineRetentionDays: 30,
    ...all('', 'AdminDisplayName CustomDisclaimer EndUserSpamNotificationCustomFromAddress'),
    ...all([], 'MultiLanguageCustomDisclaimer MultiLanguageSenderName MultiLanguageSetting ESNCustomSubject'),
    ...all(
      false,
      'IncludeMessagesFromBlockedSenderAddress OrganizationBrandingEnabled AdminNotificationsEnabled',
    ),
  },
  fixed: 'QuarantinePolicyType',
  fresh: () => [
    { Name: 'AdminOnlyAccessPolicy' },
    { Name: 'DefaultFullAccessPolicy', EndUserQuarantinePermissionsValue: 23 },
    {
      Name: 'DefaultFullAccessWithNotificationPolicy',
      EndUserQuarantinePermissionsValue: 23,
      ESNEnabled: true,
    },
  ],
};

/** What happens to messages that users report. */
export const reportSubmissionPolicy: SettingNoun = {
  noun: 'ReportSubmissionPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'security',
  single: true,
  container: 'CN=Report Submission,CN=Transport Settings',
  objectClass: 'msExchReportSubmissionPolicy',
  blank: {
    ...all(true, 'EnableReportToMicrosoft ReportChatMessageEnabled'),
    ...all(
      false,
      `ReportJunkToCustomizedAddress ReportNotJunkToCustomizedAddress ReportPhishToCustomizedAddress
      ReportChatMessageToCustomizedAddressEnabled EnableThirdPartyAddress EnableUserEmailNotification
      EnableOrganizationBranding DisableQuarantineReportingOption OnlyShowPhishingDisclaimer
      NotificationsForPhishMalwareSubmissionAirInvestigationsEnabled`,
    ),
    ...all([], 'ReportJunkAddresses ReportNotJunkAddresses ReportPhishAddresses ThirdPartyReportAddresses'),
    PreSubmitMessageEnabled: true,
    PostSubmitMessageEnabled: true,
  },
  fresh: () => [{ Name: 'DefaultReportSubmissionPolicy' }],
};
