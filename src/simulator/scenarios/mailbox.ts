import { seededRandom } from '../../kernel/random.ts';
import type { Random } from '../../kernel/random.ts';
import type { Folder, Mailbox, User } from '../state/tenant.ts';

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

function folders(random: Random, language: 'en' | 'de'): Folder[] {
  const folder = (type: string, name: string, path: string, calendar: boolean): Folder => ({
    FolderId: `LgAAAA${Buffer.from(random.bytes(24)).toString('base64')}`,
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

export type MailboxKind =
  | 'UserMailbox'
  | 'SharedMailbox'
  | 'RoomMailbox'
  | 'GroupMailbox'
  | 'PublicFolderMailbox';

const parts = [
  'cas',
  'rules',
  'sweepRules',
  'permissions',
  'recipientPermissions',
  'folders',
  'messages',
  'recoverable',
  'autoReply',
  'messageConfiguration',
  'junk',
  'mobileDevices',
  'addIns',
] as const;

/** A mailbox whose inside is made when first looked at: of twenty thousand, hardly one is ever opened. */
export function lazyMailbox(seed: string, user: User, kind: MailboxKind, language: 'en' | 'de'): Mailbox {
  let inside: Mailbox | null = null;
  const open = (): Mailbox => (inside ??= makeMailbox(seededRandom(seed), user, kind, language));
  const box = { language, properties: properties(seededRandom(seed), user, kind) };
  for (const part of parts)
    Object.defineProperty(box, part, {
      enumerable: true,
      configurable: true,
      get: () => open()[part],
      set: (value: never) => {
        open()[part] = value;
      },
    });
  return box as Mailbox;
}

function properties(random: Random, user: User, kind: MailboxKind): Mailbox['properties'] {
  const alias = user.userPrincipalName.split('@')[0] ?? '';
  return {
    Identity: user.displayName,
    Name: user.displayName,
    DisplayName: user.displayName,
    Alias: alias,
    UserPrincipalName: user.userPrincipalName,
    PrimarySmtpAddress: user.userPrincipalName,
    ExternalDirectoryObjectId: user.id,
    ExchangeGuid: random.uuid(),
    Guid: random.uuid(),
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
  };
}

export function makeMailbox(random: Random, user: User, kind: MailboxKind, language: 'en' | 'de'): Mailbox {
  return {
    language,
    properties: properties(random, user, kind),
    cas: {
      Identity: user.displayName,
      Name: user.displayName,
      DisplayName: user.displayName,
      PrimarySmtpAddress: user.userPrincipalName,
      Guid: random.uuid(),
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
    folders: folders(random, language),
    messages: [],
    recoverable: [],
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
