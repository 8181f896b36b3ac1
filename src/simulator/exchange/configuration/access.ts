import { all } from './noun.ts';
import type { SettingNoun } from './noun.ts';

/** Calendars and contacts shared with other organisations and the world. */
export const sharingPolicy: SettingNoun = {
  noun: 'SharingPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'organization',
  container: 'CN=Federation',
  objectClass: 'msExchSharingPolicy',
  blank: { Domains: [], Enabled: true, Default: false, AdminDisplayName: '' },
  fixed: 'AdminDisplayName',
  fresh: () => [
    {
      Name: 'Default Sharing Policy',
      Default: true,
      Domains: ['Anonymous:CalendarSharingFreeBusyReviewer', '*:CalendarSharingFreeBusySimple'],
    },
  ],
};

/** Which protocols still take a name and a password. */
export const authenticationPolicy: SettingNoun = {
  noun: 'AuthenticationPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'organization',
  container: 'CN=Auth Policies',
  objectClass: 'msExchAuthPolicy',
  blank: {
    ...all(
      false,
      `AllowBasicAuthActiveSync AllowBasicAuthAutodiscover AllowBasicAuthImap AllowBasicAuthMapi
      AllowBasicAuthOfflineAddressBook AllowBasicAuthOutlookService AllowBasicAuthPop AllowBasicAuthPowershell
      AllowBasicAuthReportingWebServices AllowBasicAuthRpc AllowBasicAuthSmtp AllowBasicAuthWebServices
      AllowLegacyExchangeTokens BlockLegacyExchangeTokens`,
    ),
    AdminDisplayName: '',
  },
  fixed: 'AdminDisplayName AllowLegacyExchangeTokens',
  fresh: () => [],
};

/** Outlook on the web. */
export const owaMailboxPolicy: SettingNoun = {
  noun: 'OwaMailboxPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'organization',
  container: 'CN=OWA Mailbox Policies',
  objectClass: 'msExchOWAMailboxPolicy',
  blank: {
    IsDefault: false,
    ...all(
      true,
      `AdditionalStorageProvidersAvailable PersonalAccountsEnabled PersonalAccountCalendarsEnabled OneDriveAttachmentsEnabled
      ThirdPartyFileProvidersEnabled ClassicAttachmentsEnabled ReferenceAttachmentsEnabled SaveAttachmentsToCloudEnabled
      WacEditingEnabled DirectFileAccessOnPublicComputersEnabled DirectFileAccessOnPrivateComputersEnabled
      RulesEnabled SignaturesEnabled OutlookNewslettersAccessLevelEnabled ItemsToOtherAccountsEnabled`,
    ),
    ...all(false, 'ForceSaveAttachmentFilteringEnabled BlockedMimeTypesEnabled'),
    ConditionalAccessPolicy: 'Off',
    DefaultTheme: '',
    ExternalImageProxyEnabled: true,
  },
  fixed: 'OutlookNewslettersAccessLevelEnabled BlockedMimeTypesEnabled',
  also: 'IsDefault',
  choices: { ConditionalAccessPolicy: ['Off', 'ReadOnly', 'ReadOnlyPlusAttachmentsBlocked'] },
  fresh: () => [{ Name: 'OwaMailboxPolicy-Default', IsDefault: true }],
};

/** The tag on mail from outside. */
export const externalInOutlook: SettingNoun = {
  noun: 'ExternalInOutlook',
  single: true,
  verbs: ['Set'],
  reach: 'organization',
  container: 'CN=Organization',
  objectClass: 'msExchExternalInOutlook',
  blank: { Enabled: false, AllowList: [] },
  fresh: (facts) => [{ Name: facts.initial }],
};

/** What protocols a new mailbox of each licence starts with. */
export const casMailboxPlan: SettingNoun = {
  noun: 'CASMailboxPlan',
  verbs: ['Set'],
  reach: 'organization',
  container: 'CN=Mailbox Plans',
  objectClass: 'user',
  blank: {
    ...all(true, 'ActiveSyncEnabled EwsEnabled ImapEnabled MAPIEnabled OWAEnabled PopEnabled'),
    OwaMailboxPolicy: 'OwaMailboxPolicy-Default',
    DisplayName: '',
    SmtpClientAuthenticationDisabled: null,
  },
  fixed: 'DisplayName SmtpClientAuthenticationDisabled',
  fresh: (facts) =>
    (facts.plans.has('EXCHANGE_S_ENTERPRISE')
      ? ['ExchangeOnlineEnterprise', 'ExchangeOnline', 'ExchangeOnlineDeskless']
      : ['ExchangeOnline', 'ExchangeOnlineDeskless']
    ).map((name) => ({ Name: name, DisplayName: name })),
};

/** What users may do to their own mailboxes, add-ins among it. */
export const roleAssignmentPolicy: SettingNoun = {
  noun: 'RoleAssignmentPolicy',
  verbs: ['New', 'Set', 'Remove'],
  reach: 'organization',
  container: 'CN=Policies,CN=RBAC',
  objectClass: 'msExchRBACPolicy',
  blank: { IsDefault: false, Description: '', AssignedRoles: [], RoleAssignments: [], AdminDisplayName: '' },
  fixed: 'RoleAssignments AdminDisplayName AssignedRoles',
  also: 'Roles IsDefault',
  fresh: () => [
    {
      Name: 'Default Role Assignment Policy',
      IsDefault: true,
      Description: 'This policy grants end users the permission to set their options in Outlook on the web.',
      AssignedRoles: [
        'MyBaseOptions',
        'MyContactInformation',
        'MyDistributionGroupMembership',
        'MyDistributionGroups',
        'MyMailSubscriptions',
        'MyProfileInformation',
        'MyRetentionPolicies',
        'MyTextMessaging',
        'MyVoiceMail',
        'My Custom Apps',
        'My Marketplace Apps',
        'My ReadWriteMailbox Apps',
      ],
    },
  ],
  made(call, item) {
    const roles = call.parameters['Roles'];
    item['AssignedRoles'] = Array.isArray(roles) ? roles.map(String) : [];
  },
};
