import { eventColumns } from '../../domain/event.ts';

/**
 * AuditData as JSON text into events, in the engine: what `src/sources/unified-audit/normalise.ts` does record by record,
 * ten times as fast. It takes only plain records whole; whatever is unusual is refused and goes the slow way, which
 * decides. A test holds both against each other on real and on mutated records.
 */

/** Lists of small objects, with the shape that is read out of them. */
const nameValue = '[{"Name":"VARCHAR","Value":"VARCHAR"}]';
const ids = '[{"ID":"VARCHAR","Type":"VARCHAR"}]';
const lists: { readonly [member: string]: string } = {
  Parameters: nameValue,
  ExtendedProperties: nameValue,
  OperationProperties: nameValue,
  DeviceProperties: nameValue,
  ModifiedProperties: '[{"Name":"VARCHAR","NewValue":"VARCHAR","OldValue":"VARCHAR"}]',
  Actor: ids,
  Target: ids,
};

/** Nested parts of free shape, with the kinds that are plain in them. */
const nested: { readonly [member: string]: readonly string[] } = {
  AppAccessContext: ['OBJECT', 'ARRAY'],
  Item: ['OBJECT'],
  Folders: ['ARRAY'],
  Folder: ['OBJECT'],
  AffectedItems: ['ARRAY'],
  recipientList: ['ARRAY'],
  Recipients: [],
};

const texts =
  'CreationTime Id Operation RecordType ResultStatus ErrorNumber ErrorCode LogonError ResultReasonType Reason UserId UserKey UserType LogonType ExternalAccess ClientIP ClientIPAddress ActorIpAddress ActorIP IpAddress Workload UserAgent ClientInfoString Client AppId ApplicationId ClientAppId ApplicationDisplayName ObjectId SessionId DeviceId InterSystemsId CorrelationId RiskLevel RiskState RiskEventType EventValue TargetUserOrGroupName MailboxOwnerUPN OperationCount SourceFileName SourceRelativeUrl'.split(
    ' ',
  );

/** Members that are read: with other types than these, the engine would make NULL of what does not fit, silently. */
const read: { readonly [member: string]: string } = {
  _seq: 'BIGINT',
  _file: 'INTEGER',
  _line: 'INTEGER',
  _offset: 'BIGINT',
  _length: 'BIGINT',
  ...Object.fromEntries(texts.map((name) => [name, 'VARCHAR'])),
  ...Object.fromEntries([...Object.keys(lists), ...Object.keys(nested)].map((name) => [name, 'JSON'])),
};

/** `<null>` never comes here: the caller keeps records that hold it from the fast way. */
const text = (value: string): string => `nullif(${value}, '')`;
const lower = (value: string): string => `lower(${text(value)})`;
const flag = (value: string): string =>
  `CASE lower(${value}) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' END`;
const first = (...members: readonly string[]): string =>
  `coalesce(${members.map((member) => `nullif(${member}, '')`).join(', ')})`;
const id = (value: string): string =>
  `nullif(nullif(${lower(value)}, '00000000-0000-0000-0000-000000000000'), '{}')`;
const isGuid = (value: string): string =>
  `regexp_full_match(${value}, '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}')`;
const held = (entry: string): string => `${entry} <> ''`;

/** The value of a name in a name-value list; of several the last. */
const named = (list: string, name: string): string =>
  `list_filter(${list}, lambda x: x."Name" = '${name}' AND ${held('x."Value"')})[-1]."Value"`;
/** What is NULL in a list is left out of its text. */
const byName = (list: string, value = 'Value'): string =>
  `nullif('{' || array_to_string(list_transform(${list}, lambda x: CASE WHEN ${held('x."Name"')} AND ${held(`x."${value}"`)} THEN to_json(x."Name") || ':' || to_json(x."${value}") END), ',') || '}', '{}')`;
const guidIn = (list: string): string => `lower(list_filter(${list}, lambda x: ${isGuid('x."ID"')})[1]."ID")`;
const json = (value: string, path: string): string => `json_extract_string(${value}, '$${path}')`;

const access = (member: string): string =>
  `coalesce(${json('"AppAccessContext"', `.${member}`)}, ${json('"AppAccessContext"', `[0].${member}`)})`;
const hasEntries = (list: string): string =>
  `(json_type(${list}) = 'ARRAY' AND json_array_length(${list}) > 0)`;

const operation = `rtrim(trim("Operation"), '.')`;
const time = `epoch_ms(TRY_CAST("CreationTime" AS TIMESTAMP))`;
const recordType = `TRY_CAST("RecordType" AS INTEGER)`;

const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ipv4 = `${octet}(?:[.]${octet}){3}`;
/** Colons and digits in a plausible number; what is no address after all is so rare that the slow way may have it. */
const ipv6 = '(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,2}';
const wordedNull = (member: string): string => `nullif(${text(member)}, 'null')`;
const rawAddress = `coalesce(${['"ClientIP"', '"ClientIPAddress"', '"ActorIpAddress"', '"ActorIP"', '"IpAddress"'].map(wordedNull).join(', ')})`;
const address = `CASE WHEN regexp_full_match(${rawAddress}, '${ipv4}') THEN ${rawAddress} WHEN regexp_full_match(${rawAddress}, '${ipv4}:[0-9]+') THEN split_part(${rawAddress}, ':', 1) ELSE regexp_extract(lower(${rawAddress}), '^(?:\\[)?(${ipv6})(?:\\](?::[0-9]+)?)?$', 1) END`;

const session = `coalesce(${lower(access('AADSessionId'))}, ${lower(`coalesce(${named('"DeviceProperties"', 'SessionId')}, ${named('"ExtendedProperties"', 'SessionId')})`)}, ${lower('"SessionId"')})`;
const mailPattern = `[^\\s@/\\\\:]+@[^\\s@/\\\\:]+`;
const mail = (value: string): string =>
  `CASE WHEN regexp_full_match(${value}, '${mailPattern}') THEN lower(${value}) END`;
const folders = `CASE WHEN ${hasEntries('"Folders"')} THEN "Folders" WHEN ${hasEntries('"AffectedItems"')} THEN "AffectedItems" END`;
const messageIds = `list_filter(list_concat(list_concat([${json('"Item"', '.InternetMessageId')}], ${json(`(${folders})`, '[*].InternetMessageId')}), ${json(`(${folders})`, '[*].FolderItems[*].InternetMessageId')}), lambda x: x IS NOT NULL)`;
const details = named('"ExtendedProperties"', 'additionalDetails');

/** Each column of an event; those that are not named here are null. */
const expressions: { readonly [column: string]: string } = {
  record_id: lower('"Id"'),
  time,
  source: `'unified-audit'`,
  workload: text('"Workload"'),
  record_type: recordType,
  operation,
  outcome: `CASE ${operation} WHEN 'UserLoggedIn' THEN 'success' WHEN 'UserLoginFailed' THEN 'failure' ELSE CASE lower("ResultStatus") WHEN 'succeeded' THEN 'success' WHEN 'success' THEN 'success' WHEN 'partiallysucceeded' THEN 'success' WHEN 'true' THEN 'success' WHEN 'failed' THEN 'failure' WHEN 'failure' THEN 'failure' WHEN 'fail' THEN 'failure' WHEN 'false' THEN 'failure' END END`,
  result: text('"ResultStatus"'),
  error_code: text(first('"ErrorNumber"', '"ErrorCode"')),
  result_reason: text(first('"LogonError"', '"ResultReasonType"', '"Reason"')),
  user: lower('"UserId"'),
  user_key: text('"UserKey"'),
  actor_id: `coalesce(${guidIn('"Actor"')}, CASE WHEN ${isGuid('"UserKey"')} THEN lower("UserKey") END)`,
  user_type: `TRY_CAST("UserType" AS INTEGER)`,
  logon_type: `TRY_CAST("LogonType" AS INTEGER)`,
  external_access: flag('"ExternalAccess"'),
  client_ip: address,
  client_ip_raw: `nullif(${rawAddress}, ${address})`,
  user_agent: text(
    `coalesce(${named('"ExtendedProperties"', 'UserAgent')}, nullif("UserAgent", ''), CASE WHEN contains(${details}, 'User-Agent') THEN json_extract_string(TRY_CAST(${details} AS JSON), '$."User-Agent"') END)`,
  ),
  client_info: text(first('"ClientInfoString"', '"Client"')),
  app_id: id(`coalesce(${first('"AppId"', '"ApplicationId"', '"ClientAppId"')}, ${access('ClientAppId')})`),
  app_name: text(`coalesce(nullif("ApplicationDisplayName", ''), ${access('ClientAppName')})`),
  resource_id: `CASE WHEN ${recordType} = 15 THEN ${id('"ObjectId"')} END`,
  session_id: session,
  mailbox_session_id: `nullif(${lower('"SessionId"')}, ${session})`,
  token_id: text(access('UniqueTokenId')),
  device_id: id(`coalesce(${named('"DeviceProperties"', 'Id')}, "DeviceId")`),
  device_name: named('"DeviceProperties"', 'DisplayName'),
  correlation_id: lower(first('"InterSystemsId"', '"CorrelationId"')),
  device_trust: `coalesce(${named('"DeviceProperties"', 'TrustType')}, ${named('"DeviceProperties"', 'DeviceTrustType')})`,
  auth_protocol: `CASE WHEN ${named('"ExtendedProperties"', 'RequestType')} = 'Cmsi:Cmsi' THEN 'deviceCode' END`,
  risk_level: text('"RiskLevel"'),
  risk_state: text('"RiskState"'),
  risk_type: text('"RiskEventType"'),
  object_id: text('"ObjectId"'),
  target: `CASE WHEN len("Target") > 0 THEN coalesce(lower((list_filter("Target", lambda x: contains(x."ID", '@'))[1]."ID")), lower((list_filter("Target", lambda x: x."Type" = '1' AND ${held('x."ID"')})[1]."ID")), ${guidIn('"Target"')}) ELSE coalesce(${[named('"Parameters"', 'Mailbox'), named('"Parameters"', 'Identity'), '"ObjectId"', '"EventValue"', '"TargetUserOrGroupName"'].map(mail).join(', ')}) END`,
  target_id: guidIn('"Target"'),
  mailbox_owner: lower('"MailboxOwnerUPN"'),
  subject: text(`coalesce(${json('"Item"', '.Subject')}, ${json('"AffectedItems"', '[0].Subject')})`),
  message_ids: `nullif(CAST(to_json(${messageIds}) AS VARCHAR), '[]')`,
  recipients: `nullif(CAST(to_json(list_transform(list_filter(${json('"recipientList"', '[*].Address')}, lambda x: ${held('x')}), lambda x: lower(x))) AS VARCHAR), '[]')`,
  folder: text(
    `CASE WHEN json_type("Item", '$.ParentFolder') = 'OBJECT' THEN CASE WHEN ${json('"Item"', '.ParentFolder.Path')} = 'Not Available' THEN ${json('"Item"', '.ParentFolder.Name')} ELSE ${json('"Item"', '.ParentFolder.Path')} END WHEN ${hasEntries('"Folders"')} THEN ${json('"Folders"', '[0].Path')} ELSE ${json('"Folder"', '.Path')} END`,
  ),
  item: `CASE WHEN json_type("Item") = 'OBJECT' THEN CAST("Item" AS VARCHAR) END`,
  folders: `CAST(${folders} AS VARCHAR)`,
  item_count: `coalesce(TRY_CAST("OperationCount" AS INTEGER), CASE WHEN ${hasEntries('"AffectedItems"')} THEN json_array_length("AffectedItems") END)`,
  file_name: text('"SourceFileName"'),
  file_path: `CASE WHEN "SourceRelativeUrl" IS NOT NULL OR ${recordType} IN (6, 14) THEN ${text('"ObjectId"')} END`,
  access_type: named('"OperationProperties"', 'MailAccessType'),
  throttled: flag(named('"OperationProperties"', 'IsThrottled')),
  parameters: byName('"Parameters"'),
  modified: byName('"ModifiedProperties"', 'NewValue'),
  modified_old: byName('"ModifiedProperties"', 'OldValue'),
  extended: byName('"ExtendedProperties"'),
  operation_properties: byName('"OperationProperties"'),
  device_properties: byName('"DeviceProperties"'),
  file: '_file',
  line: '_line',
  offset: '_offset',
  length: '_length',
};

/** A whole number in its plainest form. */
const isCode = (member: string): string =>
  `(${member} IS NULL OR coalesce(CAST(TRY_CAST(${member} AS INTEGER) AS VARCHAR) = ${member}, FALSE))`;

/** What the fast way takes: the rest is refused, not guessed. NULL counts as refused. */
const plain: string = [
  lower('"Id"') + ` <> ''`,
  `${time} BETWEEN 946684800000 AND 4102444799999`,
  `"CreationTime"[11] = 'T'`,
  `${operation} <> ''`,
  isCode('"RecordType"'),
  isCode('"UserType"'),
  isCode('"LogonType"'),
  isCode('"OperationCount"'),
  `(${rawAddress} IS NULL OR ${address} <> '')`,
  'NOT _odd',
  `coalesce(json_type("recipientList", '$[0]') = 'OBJECT', TRUE)`,
].join(' AND ');

/** Members of a kind that this does not read: objects where lists are meant, JSON within texts. */
const odd = [...Object.keys(lists).map((member) => [member, ['ARRAY']] as const), ...Object.entries(nested)]
  .map(([member, kinds]) => {
    const known = [...kinds, 'NULL'].map((kind) => `'${kind}'`).join(', ');
    return `coalesce(json_type("${member}") NOT IN (${known}), FALSE)`;
  })
  .join(' OR ');

function source(file: string): string {
  const columns = Object.entries(read)
    .map(([name, type]) => `"${name}": '${type}'`)
    .join(', ');
  const unpacked = Object.entries(lists)
    .map(([member, shape]) => `json_transform("${member}", '${shape}') AS "${member}"`)
    .join(', ');
  return `(SELECT * REPLACE (${unpacked}), ${odd} AS _odd FROM read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', ignore_errors = true, maximum_object_size = 1048576, columns = {${columns}}))`;
}

/**
 * All records of a file; those that are refused come without an id, for `deleteRefused`. As a condition, `plain` would be
 * worked out apart from the columns and cost as much again.
 */
export function insertAudit(table: string, file: string): string {
  const list = eventColumns.map(({ name }) =>
    name === 'record_id' ? `CASE WHEN ${plain} THEN ${expressions[name]} END` : (expressions[name] ?? 'NULL'),
  );
  return `INSERT INTO ${table} SELECT ${list.join(', ')} FROM ${source(file)}`;
}

/** How many of the records that were just loaded are not so plain: `insertAudit` leaves them without an id. */
export function countRefused(table: string): string {
  return `SELECT count(*) FROM ${table} WHERE record_id IS NULL`;
}

/** Takes them out again; they go the slow way. */
export function deleteRefused(table: string): string {
  return `DELETE FROM ${table} WHERE record_id IS NULL`;
}

/** Numbers of the records that `insertAudit` takes out of a file. */
export function takenAudit(file: string): string {
  return `SELECT _seq FROM ${source(file)} WHERE ${plain}`;
}
