/** Where an event came from. */
export const eventSources = [
  'unified-audit',
  'sign-in',
  'directory-audit',
  'risk-detection',
  'message-trace',
] as const;
export type EventSource = (typeof eventSources)[number];

type ColumnType = 'text' | 'integer' | 'time' | 'json';

export interface EventColumn {
  readonly name: string;
  /** `time` is milliseconds since 1970 in UTC; `json` an object or array as text. */
  readonly type: ColumnType;
  /** Elastic Common Schema name in exports. */
  readonly ecs: string;
  /** Few distinct values: rules on such columns are decided on combinations instead of rows. */
  readonly gate?: true;
}

const column = (name: string, type: ColumnType, ecs: string): EventColumn => ({ name, type, ecs });
const gate = (name: string, type: ColumnType, ecs: string): EventColumn => ({ name, type, ecs, gate: true });

/**
 * The common schema: one row an event, whatever log it came from. Names and values are Microsoft's; users are lower-case
 * user principal names, addresses bare, operations without their trailing dot. Name-value lists (`Parameters`,
 * `ExtendedProperties` …) are objects by name, since their order means nothing.
 */
export const eventColumns: readonly EventColumn[] = [
  column('record_id', 'text', 'event.id'),
  column('time', 'time', '@timestamp'),
  gate('source', 'text', 'event.dataset'),
  gate('workload', 'text', 'event.provider'),
  gate('record_type', 'integer', 'o365.audit.RecordType'),
  gate('operation', 'text', 'event.action'),
  gate('result', 'text', 'event.outcome'),
  gate('error_code', 'text', 'event.code'),
  column('user', 'text', 'user.name'),
  gate('user_type', 'integer', 'o365.audit.UserType'),
  column('user_key', 'text', 'user.id'),
  column('object_id', 'text', 'o365.audit.ObjectId'),
  column('target', 'text', 'user.target.name'),
  column('mailbox_owner', 'text', 'o365.audit.MailboxOwnerUPN'),
  column('client_ip', 'text', 'source.ip'),
  column('client_ip_raw', 'text', 'source.address'),
  column('user_agent', 'text', 'user_agent.original'),
  column('client_info', 'text', 'o365.audit.ClientInfoString'),
  gate('client_app', 'text', 'azure.signinlogs.client_app_used'),
  column('app_id', 'text', 'o365.audit.AppId'),
  column('app_name', 'text', 'azure.signinlogs.app_display_name'),
  column('resource', 'text', 'azure.signinlogs.resource_display_name'),
  column('session_id', 'text', 'session.id'),
  column('token_id', 'text', 'azure.signinlogs.unique_token_identifier'),
  column('device_id', 'text', 'device.id'),
  column('device_name', 'text', 'device.model.name'),
  gate('logon_type', 'integer', 'o365.audit.LogonType'),
  gate('external_access', 'text', 'o365.audit.ExternalAccess'),
  gate('auth_requirement', 'text', 'azure.signinlogs.authentication_requirement'),
  gate('auth_protocol', 'text', 'azure.signinlogs.authentication_protocol'),
  column('country', 'text', 'source.geo.country_iso_code'),
  column('city', 'text', 'source.geo.city_name'),
  gate('risk_level', 'text', 'event.risk_level'),
  gate('risk_type', 'text', 'event.risk_type'),
  gate('conditional_access', 'text', 'azure.signinlogs.conditional_access_status'),
  gate('interactive', 'text', 'azure.signinlogs.is_interactive'),
  column('correlation_id', 'text', 'trace.id'),
  column('subject', 'text', 'email.subject'),
  column('message_ids', 'json', 'email.message_id'),
  column('folder', 'text', 'o365.audit.Folder'),
  gate('access_type', 'text', 'o365.audit.MailAccessType'),
  column('item_count', 'integer', 'o365.audit.OperationCount'),
  gate('throttled', 'text', 'o365.audit.IsThrottled'),
  column('file_name', 'text', 'file.name'),
  column('parameters', 'json', 'o365.audit.Parameters'),
  column('modified', 'json', 'o365.audit.ModifiedProperties'),
  column('extended', 'json', 'o365.audit.ExtendedProperties'),
  column('operation_properties', 'json', 'o365.audit.OperationProperties'),
  column('device_properties', 'json', 'o365.audit.DeviceProperties'),
  column('item', 'json', 'o365.audit.Item'),
  column('file', 'integer', 'log.file.inode'),
  column('line', 'integer', 'log.offset'),
];

export type EventValue = string | number | null;
/** One event by column name; absent members are null. */
export type EventRow = { readonly [column: string]: EventValue };
