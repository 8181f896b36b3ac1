// Records shaped like those of a real unified audit log, from a seed: every one is invented and marked `Generated`.
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Shares of operations as a real export of an ordinary tenant has them, out of 1,000. */
const mix = [
  ['MailItemsAccessed', 380],
  ['UserLoggedIn', 180],
  ['FileAccessed', 120],
  ['FileModified', 60],
  ['UserLoginFailed', 60],
  ['Set-Mailbox', 60],
  ['MoveToDeletedItems', 40],
  ['Send', 40],
  ['Update user.', 25],
  ['Set-User', 20],
  ['Add service principal.', 10],
  ['New-InboxRule', 3],
  ['Add-MailboxPermission', 2],
];

/** A small fast generator of numbers (mulberry32): cryptographic ones would take longer than the loads measured here. */
function numbers(seed) {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

export function* records(count, seed) {
  const next = numbers(seed);
  const whole = (limit) => Math.floor(next() * limit);
  const hex = (length) => {
    let text = '';
    while (text.length < length) text += whole(0x10000000).toString(16).padStart(7, '0');
    return text.slice(0, length);
  };
  const guid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  const users = Array.from({ length: 400 }, (_, index) => ({
    upn: `user${index}@generated.example`,
    id: guid(),
    puid: hex(16).toUpperCase(),
    ip: `203.0.${whole(256)}.${whole(256)}`,
    session: guid(),
    agent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${120 + whole(20)}.0.0.0 Safari/537.36`,
  }));
  const apps = Array.from({ length: 30 }, guid);
  const tenant = guid();
  const total = mix.reduce((sum, [, share]) => sum + share, 0);
  const begin = Date.UTC(2026, 0, 1);
  let last = null;
  for (let index = 0; index < count; index++) {
    // Exports overlap: every hundredth record comes twice.
    if (last && index % 100 === 99) {
      yield last;
      continue;
    }
    let pick = whole(total);
    const [operation] = mix.find(([, share]) => (pick -= share) < 0);
    const user = users[Math.floor(next() ** 2 * users.length)];
    const time = new Date(
      begin + Math.floor((index / count) * 90 * 86_400_000) + whole(60_000),
    ).toISOString();
    last = record(operation, { user, time: time.slice(0, 19), guid, whole, hex, apps, tenant, users });
    yield last;
  }
}

function record(operation, { user, time, guid, whole, hex, apps, tenant, users }) {
  const head = {
    CreationTime: time,
    Id: guid(),
    Operation: operation,
    OrganizationId: tenant,
    ResultStatus: 'Succeeded',
    UserKey: user.puid,
    UserType: 0,
    Version: 1,
    UserId: user.upn,
    Generated: true,
  };
  const mailbox = {
    Workload: 'Exchange',
    ClientIPAddress: user.ip,
    ClientInfoString: 'Client=REST;Client=RESTSystem;;',
    ExternalAccess: false,
    InternalLogonType: 0,
    LogonType: 0,
    LogonUserSid: `S-1-5-21-${whole(1e9)}-${whole(1e9)}`,
    MailboxGuid: user.id,
    MailboxOwnerSid: `S-1-5-21-${whole(1e9)}`,
    MailboxOwnerUPN: user.upn,
    OrganizationName: 'generated.example',
    OriginatingServer: 'VI1PR04MB5056 (15.20.4129.032)\r\n',
    SessionId: user.session,
    AppId: apps[whole(30)],
    ClientAppId: apps[whole(30)],
  };
  switch (operation) {
    case 'MailItemsAccessed':
      return {
        ...head,
        ...mailbox,
        RecordType: 50,
        OperationProperties: [
          { Name: 'MailAccessType', Value: whole(20) === 0 ? 'Sync' : 'Bind' },
          { Name: 'IsThrottled', Value: 'False' },
        ],
        Folders: [
          {
            FolderItems: Array.from({ length: 1 + whole(4) }, () => ({
              InternetMessageId: `<${guid()}@generated.example>`,
              SizeInBytes: whole(100_000),
            })),
            Id: hex(60),
            Path: '\\Inbox',
          },
        ],
        OperationCount: 1 + whole(4),
      };
    case 'Send':
    case 'MoveToDeletedItems':
      return {
        ...head,
        ...mailbox,
        RecordType: operation === 'Send' ? 2 : 3,
        Item: {
          Id: hex(80),
          InternetMessageId: `<${guid()}@generated.example>`,
          ParentFolder: { Id: hex(60), Path: '\\Inbox' },
          Subject: `Angebot ${whole(1e6)}`,
          SizeInBytes: whole(100_000),
        },
      };
    case 'UserLoggedIn':
    case 'UserLoginFailed':
      return {
        ...head,
        RecordType: 15,
        ResultStatus: 'Success',
        UserKey: user.id,
        Workload: 'AzureActiveDirectory',
        ClientIP: user.ip,
        ObjectId: apps[whole(30)],
        AzureActiveDirectoryEventType: 1,
        ExtendedProperties: [
          { Name: 'ResultStatusDetail', Value: 'Success' },
          { Name: 'UserAgent', Value: user.agent },
          { Name: 'UserAuthenticationMethod', Value: '1' },
          { Name: 'RequestType', Value: 'OAuth2:Authorize' },
        ],
        ModifiedProperties: [],
        Actor: [
          { ID: user.id, Type: 0 },
          { ID: user.upn, Type: 5 },
        ],
        ActorContextId: tenant,
        ActorIpAddress: user.ip,
        InterSystemsId: guid(),
        IntraSystemId: guid(),
        SupportTicketId: '',
        Target: [{ ID: apps[whole(30)], Type: 0 }],
        TargetContextId: tenant,
        ApplicationId: apps[whole(30)],
        DeviceProperties: [
          { Name: 'OS', Value: 'Windows 10' },
          { Name: 'BrowserType', Value: 'Chrome' },
          { Name: 'IsCompliantAndManaged', Value: 'False' },
          { Name: 'SessionId', Value: user.session },
        ],
        ErrorNumber: operation === 'UserLoggedIn' ? '0' : '50126',
      };
    case 'FileAccessed':
    case 'FileModified':
      return {
        ...head,
        RecordType: 6,
        Workload: 'OneDrive',
        ClientIP: user.ip,
        ObjectId: `https://generated-my.sharepoint.com/personal/${user.id}/Documents/Datei ${whole(1e6)}.docx`,
        ApplicationId: apps[whole(30)],
        CorrelationId: guid(),
        EventSource: 'SharePoint',
        ItemType: 'File',
        ListId: guid(),
        ListItemUniqueId: guid(),
        Site: guid(),
        UserAgent: user.agent,
        WebId: guid(),
        FileSizeBytes: whole(1e6),
        SourceFileExtension: 'docx',
        SiteUrl: `https://generated-my.sharepoint.com/personal/${user.id}/`,
        SourceFileName: `Datei ${whole(1e6)}.docx`,
        SourceRelativeUrl: 'Documents',
      };
    case 'Update user.':
    case 'Add service principal.':
      return {
        ...head,
        RecordType: 8,
        Workload: 'AzureActiveDirectory',
        ObjectId: users[whole(400)].upn,
        AzureActiveDirectoryEventType: 1,
        ExtendedProperties: [
          { Name: 'additionalDetails', Value: '{"User-Agent":"Microsoft ADO.NET Data Services"}' },
          { Name: 'extendedAuditEventCategory', Value: 'User' },
        ],
        ModifiedProperties: [
          { Name: 'LastDirSyncTime', NewValue: `["${time}Z"]`, OldValue: '[]' },
          { Name: 'Included Updated Properties', NewValue: 'LastDirSyncTime', OldValue: '' },
        ],
        Actor: [
          { ID: 'Directory Sync', Type: 1 },
          { ID: user.id, Type: 2 },
        ],
        ActorContextId: tenant,
        InterSystemsId: guid(),
        IntraSystemId: guid(),
        SupportTicketId: '',
        Target: [
          { ID: user.id, Type: 2 },
          { ID: 'User', Type: 2 },
          { ID: users[whole(400)].upn, Type: 5 },
        ],
        TargetContextId: tenant,
      };
    default:
      return {
        ...head,
        RecordType: 1,
        ResultStatus: 'True',
        UserKey: user.upn,
        UserType: 2,
        Workload: 'Exchange',
        ClientIP: `${user.ip}:${1024 + whole(60_000)}`,
        ObjectId: `EURPR04A009.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/generated.example/${user.id}`,
        AppId: '',
        ClientAppId: '',
        ExternalAccess: false,
        OrganizationName: 'generated.example',
        OriginatingServer: 'DB6PR04MB3206 (15.20.4129.032)',
        SessionId: user.session,
        Parameters: parameters(operation, user, whole),
      };
  }
}

function parameters(operation, user, whole) {
  const identity = { Name: 'Identity', Value: user.upn };
  if (operation === 'New-InboxRule')
    return [
      { Name: 'Name', Value: `Newsletter ${whole(100)}` },
      { Name: 'MoveToFolder', Value: 'Newsletter' },
      { Name: 'From', Value: 'news@generated.example' },
    ];
  if (operation === 'Add-MailboxPermission')
    return [
      identity,
      { Name: 'User', Value: `user${whole(400)}@generated.example` },
      { Name: 'AccessRights', Value: 'ReadPermission' },
    ];
  return [
    identity,
    { Name: 'Force', Value: 'True' },
    { Name: 'ProhibitSendQuota', Value: '99 GB (106,300,440,576 bytes)' },
    { Name: 'IssueWarningQuota', Value: '90 GB (96,636,764,160 bytes)' },
    { Name: 'RecoverableItemsQuota', Value: '30 GB (32,212,254,720 bytes)' },
    { Name: 'UseDatabaseQuotaDefaults', Value: 'False' },
  ];
}

/** Writes JSON lines; gives the number of bytes. */
export function writeRecords(path, count, seed) {
  const handle = openSync(path, 'w');
  let held = [];
  let bytes = 0;
  for (const one of records(count, seed)) {
    held.push(JSON.stringify(one), '\n');
    if (held.length < 20_000) continue;
    bytes += writeSync(handle, held.join(''));
    held = [];
  }
  bytes += writeSync(handle, held.join(''));
  closeSync(handle);
  return bytes;
}
