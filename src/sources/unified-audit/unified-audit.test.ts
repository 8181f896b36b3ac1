import { describe, expect, it } from 'vitest';
import { readText } from '../../../test/support/read-text.ts';

/** Invented, in the shape of an Exchange cmdlet's record. */
const rule = {
  CreationTime: '2026-11-02T08:15:00',
  Id: '5F8D5CB4-AE90-519E-A6D1-292A8EA1A249',
  Operation: 'New-InboxRule',
  RecordType: 1,
  ResultStatus: 'True',
  UserKey: 'anna@contoso.example',
  UserType: 2,
  Workload: 'Exchange',
  ClientIP: '[2001:DB8::7]:4711',
  ObjectId: 'EURPR04A009/contoso/anna\\Rechnungen',
  UserId: 'Anna@Contoso.example',
  ExternalAccess: false,
  AppId: '00000002-0000-0FF1-CE00-000000000000',
  Parameters: [
    { Name: 'Name', Value: 'Rechnungen' },
    { Name: 'Mailbox', Value: 'Anna@contoso.example' },
    { Name: 'DeleteMessage', Value: 'True' },
  ],
  SessionId: '72316B99-c6db-4374-a368-dec8671155fc',
};
const expected = {
  record_id: '5f8d5cb4-ae90-519e-a6d1-292a8ea1a249',
  time: Date.UTC(2026, 10, 2, 8, 15),
  source: 'unified-audit',
  workload: 'Exchange',
  record_type: 1,
  operation: 'New-InboxRule',
  outcome: 'success',
  user: 'anna@contoso.example',
  user_type: 2,
  external_access: 'false',
  client_ip: '2001:db8::7',
  client_ip_raw: '[2001:DB8::7]:4711',
  session_id: '72316b99-c6db-4374-a368-dec8671155fc',
  target: 'anna@contoso.example',
  parameters: '{"Name":"Rechnungen","Mailbox":"Anna@contoso.example","DeleteMessage":"True"}',
};

const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const data = JSON.stringify(rule);
const csv = (head: string, ...cells: readonly string[]): string =>
  `${head}\r\n${cells.map(cell).join(',')}\r\n`;

/** The same record as each exporter writes it. */
const shapes: readonly (readonly [name: string, text: string])[] = [
  ['bare AuditData lines (Management Activity API, SOF-ELK)', data],
  ['an array of the Management Activity API', `[${data}]`],
  [
    'the portal’s CSV, new headings',
    csv(
      'RecordId,CreationDate,RecordType,Operation,UserId,AuditData,AssociatedAdminUnits,AssociatedAdminUnitsNames',
      rule.Id,
      '2026-11-02T08:15:00.0000000Z',
      '1',
      rule.Operation,
      rule.UserId,
      data,
      '',
      '',
    ),
  ],
  [
    'the portal’s CSV, old headings',
    csv(
      'CreationDate,UserIds,Operations,AuditData',
      '11/2/2026 8:15:00 AM',
      rule.UserId,
      rule.Operation,
      data,
    ),
  ],
  [
    'Search-UnifiedAuditLog as CSV',
    csv(
      'PSComputerName,RunspaceId,PSShowComputerName,RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,ResultCount,Identity,IsValid,ObjectState',
      'outlook.office365.com',
      'x',
      'False',
      'ExchangeAdmin',
      '11/2/2026 8:15:00 AM',
      rule.UserId,
      rule.Operation,
      data,
      '1',
      '1',
      rule.Id,
      'True',
      'Unchanged',
    ),
  ],
  [
    'a log system’s re-export with columns of its own',
    csv('AuditData,CreationDate,"_raw","date_hour",tag::eventtype', data, 'x', `"${data}"`, '8', ''),
  ],
  [
    'a log system’s search results with the whole event as text',
    JSON.stringify({ preview: false, offset: 0, result: { _time: 'x', _raw: data } }),
  ],
  ['a log system’s table of whole events', csv('_time,_raw,source', '2026-11-02', data, 's')],
  [
    'a table of columns and rows',
    JSON.stringify({ tables: [{ columns: [{ name: 'x' }, { name: 'AuditData' }], rows: [['y', data]] }] }),
  ],
  [
    'Search-UnifiedAuditLog as JSON, AuditData as text',
    JSON.stringify(
      [{ RecordType: 'ExchangeAdmin', CreationDate: '2026-11-02T08:15:00Z', AuditData: data }],
      null,
      2,
    ),
  ],
  [
    'an extractor’s JSON, AuditData as object',
    JSON.stringify([{ RecordType: 1, Identity: rule.Id, AuditData: rule }], null, 2),
  ],
  [
    'Graph audit records',
    JSON.stringify({
      value: [
        {
          id: rule.Id,
          createdDateTime: '2026-11-02T08:15:00Z',
          auditLogRecordType: 'exchangeAdmin',
          operation: rule.Operation,
          auditData: { '@odata.type': '#microsoft.graph.security.x', ...rule },
        },
      ],
    }),
  ],
  [
    'Graph audit records of PowerShell',
    JSON.stringify([{ Id: rule.Id, AuditData: { AdditionalProperties: rule } }]),
  ],
  [
    'Graph audit records as CSV',
    csv(
      'id,createdDateTime,auditLogRecordType,operation,organizationId,userType,userId,service,objectId,userPrincipalName,clientIp,auditData',
      rule.Id,
      '2026-11-02T08:15:00Z',
      'exchangeAdmin',
      rule.Operation,
      '',
      '',
      '',
      'Exchange',
      '',
      rule.UserId,
      '',
      data,
    ),
  ],
  [
    'a Graph record whose data lacks what its wrapper holds',
    JSON.stringify({
      id: rule.Id,
      createdDateTime: '2026-11-02T08:15:00Z',
      operation: rule.Operation,
      userPrincipalName: rule.UserId,
      auditData: { ...rule, Id: undefined, CreationTime: undefined, Operation: undefined, UserId: undefined },
    }),
  ],
];

describe('the unified audit log', () => {
  it.each(shapes)('is read from %s', (_name, text) => {
    const { rows, rejected } = readText(text);
    expect(rejected).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject(expected);
  });

  it('is read from Sentinel’s OfficeActivity, as JSON and as CSV', () => {
    const row = {
      TenantId: 'x',
      RecordType: 'ExchangeAdmin',
      'TimeGenerated [UTC]': '11/2/2026, 8:15:00.000 AM',
      Operation: rule.Operation,
      UserType: 'Admin',
      OfficeWorkload: 'Exchange',
      ResultStatus: 'True',
      OfficeObjectId: rule.ObjectId,
      UserId: rule.UserId,
      OfficeId: rule.Id,
      Client_IPAddress: '',
      ClientIP: rule.ClientIP,
      ExternalAccess: 'False',
      Logon_Type: 'Delegated',
      Parameters: JSON.stringify(rule.Parameters),
      SessionId: rule.SessionId,
    };
    const texts = [JSON.stringify([row]), csv(Object.keys(row).join(','), ...Object.values(row))];
    for (const text of texts) {
      const { rows } = readText(text);
      expect(rows[0]).toMatchObject({ ...expected, object_id: rule.ObjectId, logon_type: 2 });
    }
  });

  it('says why a row is refused', () => {
    const head = 'CreationDate,UserIds,Operations,AuditData';
    const text = `${head}\na,b,c,\na,b,c,"{""Id"":"\na,b,c,${cell('{"Id":"x"}')}\na,b,c,${cell('{"CreationTime":"2026-11-02T08:15:00","Operation":"x"}')}\na,b,,${cell('{"CreationTime":"2026-11-02T08:15:00","Id":"x"}')}\n`;
    expect(readText(text).rejected.map(({ reason, line }) => [line, reason])).toEqual([
      [2, 'empty-audit-data'],
      [3, 'broken-audit-data'],
      [4, 'no-time'],
      [5, 'no-id'],
      [6, 'no-operation'],
    ]);
  });

  const base = {
    CreationTime: '2026-11-02T08:15:00',
    Id: 'a',
    RecordType: 15,
    Workload: 'AzureActiveDirectory',
    UserId: 'anna@contoso.example',
  };
  const one = (record: object): { readonly [column: string]: unknown } =>
    readText(JSON.stringify({ ...base, ...record })).rows[0]!;

  it('judges a sign-in by its operation, not by its result', () => {
    expect(
      one({ Operation: 'UserLoginFailed', ResultStatus: 'Success', ErrorNumber: '50126' }),
    ).toMatchObject({ outcome: 'failure', error_code: '50126' });
    expect(one({ Operation: 'UserLoggedIn', ResultStatus: 'Success' })['outcome']).toBe('success');
  });

  it('takes the dots and blanks off operations', () => {
    expect(one({ Operation: 'Consent to application.' })['operation']).toBe('Consent to application');
    expect(one({ Operation: 'Update application – Certificates and secrets management ' })['operation']).toBe(
      'Update application – Certificates and secrets management',
    );
  });

  it('finds the address wherever it stands', () => {
    expect(one({ Operation: 'x', ClientIP: 'null', ActorIpAddress: '203.0.113.7:443' })).toMatchObject({
      client_ip: '203.0.113.7',
      client_ip_raw: '203.0.113.7:443',
    });
    expect(one({ Operation: 'x', ClientIP: '', ClientIPAddress: '::ffff:203.0.113.8' })['client_ip']).toBe(
      '203.0.113.8',
    );
    expect(one({ Operation: 'x', ClientIP: '203.0.113.9' })).toMatchObject({
      client_ip: '203.0.113.9',
      client_ip_raw: null,
    });
    expect(one({ Operation: 'x', ClientIP: '<null>' })).toMatchObject({
      client_ip: null,
      client_ip_raw: null,
    });
  });

  it('knows the session, the token, the device and the agent of a sign-in', () => {
    expect(
      one({
        Operation: 'UserLoggedIn',
        ObjectId: '00000003-0000-0000-c000-000000000000',
        ApplicationId: '9BA1A5C7-f17a-4de9-a1f1-6178c8d51223',
        ExtendedProperties: [
          { Name: 'RequestType', Value: 'Cmsi:Cmsi' },
          { Name: 'UserAgent', Value: 'axios/1.7' },
        ],
        DeviceProperties: [
          { Name: 'SessionId', Value: 'AB' },
          { Name: 'Id', Value: 'D1' },
          { Name: 'TrustType', Value: '1' },
        ],
        AppAccessContext: { UniqueTokenId: 'tOk' },
        Actor: [
          { ID: '9d8001cb-a159-4252-a3a1-c2dc689f322a', Type: 0 },
          { ID: 'anna@contoso.example', Type: 5 },
        ],
      }),
    ).toMatchObject({
      session_id: 'ab',
      device_id: 'd1',
      device_trust: '1',
      token_id: 'tOk',
      user_agent: 'axios/1.7',
      auth_protocol: 'deviceCode',
      app_id: '9ba1a5c7-f17a-4de9-a1f1-6178c8d51223',
      resource_id: '00000003-0000-0000-c000-000000000000',
      actor_id: '9d8001cb-a159-4252-a3a1-c2dc689f322a',
    });
  });

  it('keeps both sessions of a mailbox record where they differ', () => {
    expect(
      one({ Operation: 'Send', SessionId: 'MB', AppAccessContext: { AADSessionId: 'AAD' } }),
    ).toMatchObject({ session_id: 'aad', mailbox_session_id: 'mb' });
    expect(one({ Operation: 'Send', SessionId: 'S' })).toMatchObject({
      session_id: 's',
      mailbox_session_id: null,
    });
  });

  it('names the target of a directory change and what changed from what', () => {
    expect(
      one({
        Operation: 'Update user.',
        RecordType: 8,
        Target: [
          { ID: 'User_9d8001cb-a159-4252-a3a1-c2dc689f322b', Type: 2 },
          { ID: '9d8001cb-a159-4252-a3a1-c2dc689f322b', Type: 2 },
          { ID: 'Bert@contoso.example', Type: 5 },
        ],
        ModifiedProperties: [
          { Name: 'StrongAuthenticationMethod', NewValue: '[{"MethodType":6}]', OldValue: '[]' },
        ],
        ExtendedProperties: [{ Name: 'additionalDetails', Value: '{"User-Agent":"curl/8"}' }],
      }),
    ).toMatchObject({
      target: 'bert@contoso.example',
      target_id: '9d8001cb-a159-4252-a3a1-c2dc689f322b',
      modified: '{"StrongAuthenticationMethod":"[{\\"MethodType\\":6}]"}',
      modified_old: '{"StrongAuthenticationMethod":"[]"}',
      user_agent: 'curl/8',
    });
  });

  it('lists what mail was read, moved or sent', () => {
    const read = one({
      Operation: 'MailItemsAccessed',
      RecordType: 50,
      OperationProperties: [
        { Name: 'MailAccessType', Value: 'Bind' },
        { Name: 'IsThrottled', Value: 'True' },
      ],
      Folders: [
        { Path: '\\Inbox', FolderItems: [{ InternetMessageId: '<1@x>' }, { InternetMessageId: '<2@x>' }] },
      ],
      OperationCount: 2,
    });
    expect(read).toMatchObject({
      access_type: 'Bind',
      throttled: 'true',
      folder: '\\Inbox',
      message_ids: '["<1@x>","<2@x>"]',
      item_count: 2,
    });
    const moved = one({
      Operation: 'HardDelete',
      RecordType: 3,
      AffectedItems: [
        { Subject: 'Rechnung', InternetMessageId: '<3@x>' },
        { Subject: 'Mahnung', InternetMessageId: '<4@x>' },
      ],
      Folder: { Path: '\\Posteingang' },
    });
    expect(moved).toMatchObject({
      subject: 'Rechnung',
      folder: '\\Posteingang',
      message_ids: '["<3@x>","<4@x>"]',
      item_count: 2,
    });
    const sent = one({
      Operation: 'Send',
      RecordType: 2,
      Item: { Subject: 'Neue Bankverbindung', ParentFolder: { Path: 'Not Available', Name: 'Gesendet' } },
      recipientList: [{ Address: 'Kasse@fabrikam.example' }],
    });
    expect(sent).toMatchObject({ folder: 'Gesendet', recipients: '["kasse@fabrikam.example"]' });
  });

  it('leaves fields of the wrong kind empty instead of failing', () => {
    const row = one({
      Operation: 'x',
      Parameters: 'none',
      Folders: 5,
      Item: [],
      Target: {},
      ClientIP: { a: 1 },
      RecordType: 'Unheard',
      UserType: true,
      OperationCount: 'many',
      ExtendedProperties: [null, 1, { Name: 3 }],
    });
    expect(row).toMatchObject({
      parameters: null,
      folders: null,
      item: null,
      client_ip: null,
      record_type: null,
      user_type: null,
      item_count: null,
      extended: null,
    });
  });
});
