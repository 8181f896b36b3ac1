import { all } from './noun.ts';
import type { SettingNoun } from './noun.ts';

/** Set-OrganizationConfig and its Get: one object, many jobs. */
export const organizationConfig: SettingNoun = {
  noun: 'OrganizationConfig',
  single: true,
  verbs: ['Set'],
  reach: 'organization',
  container: 'CN=Microsoft Exchange,CN=Services',
  objectClass: 'msExchOrganizationContainer',
  pick: (organization) => [organization.organizationConfig],
  blank: {
    DisplayName: '',
    ...all(
      false,
      `AuditDisabled CustomerLockBoxEnabled RejectDirectSend AutoEnableArchiveMailbox BookingsEnabled
      ConnectorsActionableMessagesEnabled FocusedInboxOn IsDehydrated IsMixedMode MailTipsExternalRecipientsTipsEnabled
      MessageRecallAlertRecipientsEnabled OutlookMobileGCCRestrictionsEnabled PublicComputersDetectionEnabled
      SmtpActionableMessagesEnabled IsAgendaMailEnabled`,
    ),
    ...all(
      true,
      `OAuth2ClientProfileEnabled MailTipsAllTipsEnabled MailTipsGroupMetricsEnabled MailTipsMailboxSourcedTipsEnabled
      ActivityBasedAuthenticationTimeoutEnabled ActivityBasedAuthenticationTimeoutWithSingleSignOnEnabled
      AppsForOfficeEnabled ConnectorsEnabled ConnectorsEnabledForOutlook OutlookPayEnabled LinkPreviewEnabled
      MessageRecallEnabled SendFromAliasEnabled WebPushNotificationsDisabled`,
    ),
    ...all(
      null,
      'EwsEnabled EwsApplicationAccessPolicy DefaultAuthenticationPolicy FocusedInboxOnLastUpdateTime',
    ),
    ...all(null, 'EwsAllowOutlook EwsAllowMacOutlook EwsAllowEntourage PublicFoldersEnabled'),
    ...all([], 'EwsAllowList EwsBlockList RemotePublicFolderMailboxes'),
    ActivityBasedAuthenticationTimeoutInterval: '06:00:00',
    MailTipsLargeAudienceThreshold: 25,
    DefaultPublicFolderAgeLimit: null,
  },
  fixed: 'DisplayName IsDehydrated IsMixedMode FocusedInboxOnLastUpdateTime',
  choices: { EwsApplicationAccessPolicy: ['EnforceAllowList', 'EnforceBlockList'] },
  fresh: (facts) => [{ Name: facts.initial, DisplayName: facts.displayName, _guid: facts.uuid() }],
};
