import type { Folder, Mailbox, User } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

/** Folder names as Outlook writes them on first sign-in in each language. */
const folderNames: { readonly [language in 'en' | 'de']: { readonly [type: string]: string } } = {
  en: {
    Inbox: 'Inbox',
    SentItems: 'Sent Items',
    DeletedItems: 'Deleted Items',
    Drafts: 'Drafts',
    JunkEmail: 'Junk Email',
    Archive: 'Archive',
    Calendar: 'Calendar',
    Contacts: 'Contacts',
    RssSubscription: 'RSS Feeds',
    ConversationHistory: 'Conversation History',
    Notes: 'Notes',
  },
  de: {
    Inbox: 'Posteingang',
    SentItems: 'Gesendete Elemente',
    DeletedItems: 'Gelöschte Elemente',
    Drafts: 'Entwürfe',
    JunkEmail: 'Junk-E-Mail',
    Archive: 'Archiv',
    Calendar: 'Kalender',
    Contacts: 'Kontakte',
    RssSubscription: 'RSS-Feeds',
    ConversationHistory: 'Aufgezeichnete Unterhaltungen',
    Notes: 'Notizen',
  },
};

function folders(world: World, language: 'en' | 'de'): Folder[] {
  const folder = (type: string, name: string, path: string, calendar: boolean): Folder => ({
    FolderId: `LgAAAA${Buffer.from(world.random.bytes(24)).toString('base64')}`,
    Name: name,
    FolderPath: path,
    FolderType: type,
    permissions: [
      { User: 'Default', AccessRights: [calendar ? 'AvailabilityOnly' : 'None'] },
      { User: 'Anonymous', AccessRights: ['None'] },
    ],
  });
  const root = folder(
    'Root',
    language === 'de' ? 'Oberste Ebene des Informationsspeichers' : 'Top of Information Store',
    '/',
    false,
  );
  return [
    root,
    ...Object.entries(folderNames[language]).map(([type, name]) =>
      folder(type, name, `/${name}`, type === 'Calendar'),
    ),
    folder('User Created', 'Newsletter', '/Newsletter', false),
  ];
}

export function makeMailbox(
  world: World,
  user: User,
  kind: 'UserMailbox' | 'SharedMailbox',
  language: 'en' | 'de',
): Mailbox {
  const alias = user.userPrincipalName.split('@')[0] ?? '';
  return {
    language,
    properties: {
      Identity: user.displayName,
      Name: user.displayName,
      DisplayName: user.displayName,
      Alias: alias,
      UserPrincipalName: user.userPrincipalName,
      PrimarySmtpAddress: user.userPrincipalName,
      ExternalDirectoryObjectId: user.id,
      ExchangeGuid: world.random.uuid(),
      Guid: world.random.uuid(),
      EmailAddresses: [`SMTP:${user.userPrincipalName}`],
      RecipientType: 'UserMailbox',
      RecipientTypeDetails: kind,
      ForwardingAddress: null,
      ForwardingSmtpAddress: null,
      DeliverToMailboxAndForward: false,
      GrantSendOnBehalfTo: [],
      AuditEnabled: true,
      DefaultAuditSet: ['Admin', 'Delegate', 'Owner'],
      AuditOwner: [],
      AuditDelegate: [],
      AuditAdmin: [],
      AuditLogAgeLimit: '90.00:00:00',
      LitigationHoldEnabled: false,
      HiddenFromAddressListsEnabled: false,
      IsDirSynced: false,
      AccountDisabled: false,
      WhenMailboxCreated: user.createdDateTime,
    },
    cas: {
      Identity: user.displayName,
      Name: user.displayName,
      DisplayName: user.displayName,
      PrimarySmtpAddress: user.userPrincipalName,
      Guid: world.random.uuid(),
      ActiveSyncEnabled: true,
      ActiveSyncBlockedDeviceIDs: [],
      ActiveSyncAllowedDeviceIDs: [],
      EwsEnabled: true,
      ImapEnabled: true,
      MAPIEnabled: true,
      OWAEnabled: true,
      PopEnabled: true,
      OWAforDevicesEnabled: true,
      UniversalOutlookEnabled: true,
      OutlookMobileEnabled: true,
      MacOutlookEnabled: true,
      OneWinNativeOutlookEnabled: true,
      SmtpClientAuthenticationDisabled: null,
    },
    rules: [],
    sweepRules: [],
    permissions: [
      {
        Identity: user.displayName,
        User: 'NT AUTHORITY\\SELF',
        AccessRights: ['FullAccess', 'ReadPermission'],
        IsInherited: false,
        Deny: false,
        InheritanceType: 'All',
      },
    ],
    recipientPermissions: [
      {
        Identity: user.displayName,
        Trustee: 'NT AUTHORITY\\SELF',
        AccessControlType: 'Allow',
        AccessRights: ['SendAs'],
        IsInherited: false,
        InheritanceType: 'None',
      },
    ],
    folders: folders(world, language),
    messages: [],
    autoReply: {
      Identity: user.displayName,
      MailboxOwnerId: user.displayName,
      AutoReplyState: 'Disabled',
      InternalMessage: '',
      ExternalMessage: '',
      ExternalAudience: 'All',
      StartTime: '2026-01-01T00:00:00',
      EndTime: '2026-01-02T00:00:00',
    },
    messageConfiguration: {
      Identity: user.displayName,
      AutoAddSignature: true,
      AutoAddSignatureOnReply: false,
      SignatureHtml: '',
      SignatureText: '',
    },
    junk: {
      Identity: user.displayName,
      Enabled: true,
      TrustedSendersAndDomains: [],
      BlockedSendersAndDomains: [],
      TrustedListsOnly: false,
      ContactsTrusted: false,
    },
    mobileDevices: [],
    addIns: [],
  };
}
