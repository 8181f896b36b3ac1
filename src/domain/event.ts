/** Which log an event came from, whatever file or route carried it. */
export const eventSources = [
  'unified-audit',
  'sign-in',
  'directory-audit',
  'risk-detection',
  'message-trace',
] as const;
export type EventSource = (typeof eventSources)[number];

/** `time` is milliseconds since 1970 in UTC; `json` is an object or array as text; `integer` fits 32 bits, `offset` 53. */
export type ColumnType = 'text' | 'integer' | 'offset' | 'time' | 'json';

export interface EventColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Name in the Elastic Common Schema and its Microsoft 365 and Azure extensions, for exports. */
  readonly ecs: string;
  /** What stands in it, for the generated reference. */
  readonly about: string;
  /** Few distinct values: rules on such columns are decided on combinations of values instead of on rows. */
  readonly gate?: true;
}

type Spec = readonly [name: string, type: ColumnType, ecs: string, about: string];
const columns = (...specs: readonly Spec[]): readonly EventColumn[] =>
  specs.map(([name, type, ecs, about]) => ({ name, type, ecs, about }));
const gates = (...specs: readonly Spec[]): readonly EventColumn[] =>
  columns(...specs).map((column) => ({ ...column, gate: true }));

/** What happened, and how it ended. */
const what: readonly EventColumn[] = [
  ...columns(
    [
      'record_id',
      'text',
      'event.id',
      "Microsoft's id of the record, lower-case; with `source` it names the event",
    ],
    ['time', 'time', '@timestamp', 'when it happened, UTC'],
  ),
  ...gates(
    ['source', 'text', 'event.dataset', 'the log: one of `eventSources`'],
    ['workload', 'text', 'event.provider', '`Exchange`, `AzureActiveDirectory`, `SharePoint`, `OneDrive` …'],
    ['record_type', 'integer', 'o365.audit.RecordType', 'AuditLogRecordType as a number'],
    [
      'operation',
      'text',
      'event.action',
      "Microsoft's name of the operation, without its trailing dots; `UserLoggedIn` and `UserLoginFailed` for all sign-ins",
    ],
    ['outcome', 'text', 'event.outcome', '`success`, `failure`, or null where the record does not say'],
    ['result', 'text', 'o365.audit.ResultStatus', "the result in the record's own word"],
    [
      'error_code',
      'text',
      'event.code',
      'AADSTS number of a sign-in (`0` is success), or error number of a cmdlet',
    ],
  ),
  ...columns([
    'result_reason',
    'text',
    'event.reason',
    'why it failed or what was remarked, as the record says it',
  ]),
];

/** Who did it, with what, from where. */
const who: readonly EventColumn[] = [
  ...columns(
    [
      'user',
      'text',
      'user.name',
      'who acted: user principal name, lower-case; an application or service under its own name',
    ],
    ['user_key', 'text', 'user.id', "the record's key of the user: PUID, SID or object id"],
    [
      'actor_id',
      'text',
      'client.user.id',
      'Entra object id of the user or service principal that acted, lower-case',
    ],
  ),
  ...gates(
    [
      'user_type',
      'integer',
      'o365.audit.UserType',
      '0 regular, 2 admin, 3 datacenter admin, 4 system, 5 application, 6 service principal, 9 partner, 10 guest',
    ],
    [
      'logon_type',
      'integer',
      'o365.audit.LogonType',
      'mailbox logon: 0 owner, 1 admin, 2 delegate, 3 transport, 4 system',
    ],
    ['external_access', 'text', 'o365.audit.ExternalAccess', '`true` where Microsoft or a partner acted'],
  ),
  ...columns(
    ['client_ip', 'text', 'source.ip', 'bare address, lower-case, no port; IPv4-mapped IPv6 as IPv4'],
    ['client_ip_raw', 'text', 'source.address', 'the address as the record writes it, where that differs'],
    ['country', 'text', 'source.geo.country_iso_code', 'as the record says'],
    ['city', 'text', 'source.geo.city_name', 'as the record says'],
    ['asn', 'integer', 'source.as.number', 'autonomous system number, as the record says'],
    ['user_agent', 'text', 'user_agent.original', 'hostile text is possible'],
    [
      'client_info',
      'text',
      'o365.audit.ClientInfoString',
      'Exchange client: `Client=OWA;…`, `Client=REST;…`',
    ],
    ['app_id', 'text', 'o365.audit.AppId', 'application id of the client, lower-case'],
    [
      'app_name',
      'text',
      'azure.signinlogs.properties.app_display_name',
      'display name of the client application',
    ],
    [
      'resource',
      'text',
      'azure.signinlogs.properties.resource_display_name',
      'display name of what was signed in to',
    ],
    [
      'resource_id',
      'text',
      'azure.signinlogs.properties.resource_id',
      'application id of what was signed in to, lower-case',
    ],
  ),
];

/** Session, device and how the sign-in was judged. */
const signIn: readonly EventColumn[] = [
  ...columns(
    [
      'session_id',
      'text',
      'session.id',
      'Entra session, lower-case: the same in sign-ins and in audit records',
    ],
    [
      'mailbox_session_id',
      'text',
      'o365.audit.SessionId',
      "Exchange's own session, where it is not the Entra session; lower-case",
    ],
    [
      'token_id',
      'text',
      'azure.signinlogs.properties.unique_token_identifier',
      'unique token identifier, case kept',
    ],
    ['device_id', 'text', 'device.id', 'Entra device id, lower-case; null where unregistered'],
    ['device_name', 'text', 'host.name', 'display name of the device'],
    ['correlation_id', 'text', 'trace.id', 'correlation id, lower-case'],
  ),
  ...gates(
    [
      'device_trust',
      'text',
      'azure.signinlogs.properties.device_detail.trust_type',
      'how the device is joined',
    ],
    [
      'client_app',
      'text',
      'azure.signinlogs.properties.client_app_used',
      '`Browser`, `IMAP4`, `Authenticated SMTP` …',
    ],
    ['interactive', 'text', 'azure.signinlogs.properties.is_interactive', '`true` or `false`'],
    [
      'auth_requirement',
      'text',
      'azure.signinlogs.properties.authentication_requirement',
      '`singleFactorAuthentication` or `multiFactorAuthentication`',
    ],
    [
      'auth_protocol',
      'text',
      'azure.signinlogs.properties.authentication_protocol',
      '`deviceCode`, `ropc`, `oAuth2` …',
    ],
    [
      'token_type',
      'text',
      'azure.signinlogs.properties.incoming_token_type',
      'what the client showed: `primaryRefreshToken`, `refreshToken`, `none` …',
    ],
    [
      'conditional_access',
      'text',
      'azure.signinlogs.properties.conditional_access_status',
      '`success`, `failure`, `notApplied`',
    ],
    ['risk_level', 'text', 'event.risk_level', '`none`, `low`, `medium`, `high`, `hidden`'],
    [
      'risk_state',
      'text',
      'azure.signinlogs.properties.risk_state',
      '`atRisk`, `confirmedCompromised`, `remediated`, `dismissed` …',
    ],
    ['risk_type', 'text', 'event.risk_type', 'risk event type; several joined by commas'],
  ),
];

/** What it was done to. */
const target: readonly EventColumn[] = [
  ...columns(
    [
      'object_id',
      'text',
      'o365.audit.ObjectId',
      'what was changed or opened, as the record names it; the path of an inbox rule, the address of a file',
    ],
    [
      'target',
      'text',
      'user.target.name',
      'user or principal acted upon: principal name, else display name; lower-case',
    ],
    ['target_id', 'text', 'user.target.id', 'Entra object id of it, lower-case'],
    ['mailbox_owner', 'text', 'o365.audit.MailboxOwnerUPN', 'whose mailbox, lower-case'],
    ['subject', 'text', 'email.subject', 'hostile text is possible'],
    ['message_ids', 'json', 'email.message_id', 'array of Internet message ids'],
    ['recipients', 'json', 'email.to.address', 'array of addresses, lower-case'],
    ['folder', 'text', 'o365.audit.Item.ParentFolder.Path', 'path of the first mail folder'],
    ['item', 'json', 'o365.audit.Item', 'the mail item, as the record holds it'],
    [
      'folders',
      'json',
      'o365.audit.Folders',
      'array of folders with their items, or of affected items, as the record holds it',
    ],
    [
      'item_count',
      'integer',
      'o365.audit.OperationCount',
      'how many operations the record stands for; bytes of a traced message',
    ],
    ['file_name', 'text', 'file.name', 'name of a file'],
    ['file_path', 'text', 'file.path', 'address or path of a file'],
  ),
  ...gates(
    ['access_type', 'text', 'o365.audit.MailAccessType', '`Bind` or `Sync`'],
    [
      'throttled',
      'text',
      'o365.audit.IsThrottled',
      '`true` where Exchange stopped writing mail-access records for 24 hours',
    ],
  ),
];

/** Name-value lists as objects by name, since their order means nothing; values are texts as the record holds them. */
const details: readonly EventColumn[] = columns(
  ['parameters', 'json', 'o365.audit.Parameters', 'parameters of the cmdlet'],
  ['modified', 'json', 'o365.audit.ModifiedProperties', 'changed properties: new values'],
  [
    'modified_old',
    'json',
    'o365.audit.ModifiedProperties.OldValue',
    'changed properties: old values, where there are any',
  ],
  [
    'extended',
    'json',
    'o365.audit.ExtendedProperties',
    'further properties; of sign-ins the authentication details and applied policies',
  ],
  ['operation_properties', 'json', 'o365.audit.OperationProperties', 'properties of a mailbox operation'],
  ['device_properties', 'json', 'o365.audit.DeviceProperties', 'properties of the device'],
);

/** Where the raw record lies: row of `sources` in the store, and place in that source's text once unpacked to UTF-8. */
const origin: readonly EventColumn[] = columns(
  ['file', 'integer', 'log.file.id', 'number of the source file in the case'],
  ['line', 'integer', 'log.file.line', 'line on which the record begins, from 1'],
  ['offset', 'offset', 'log.offset', 'byte at which the record begins'],
  ['length', 'offset', 'log.length', 'bytes of the record'],
);

/**
 * The common schema: one row an event, whatever log it came from. Names and values are Microsoft's. Absent is null,
 * never an empty text. The order is that of the table.
 */
export const eventColumns: readonly EventColumn[] = [
  ...what,
  ...who,
  ...signIn,
  ...target,
  ...details,
  ...origin,
];

export type EventValue = string | number | null;
/** One event by column name; absent members are null. */
export type EventRow = { readonly [column: string]: EventValue };
