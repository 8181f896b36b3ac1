import type { EventRow } from '../../domain/event.ts';
import { bareIp } from '../../kernel/ip.ts';
import { isObject } from '../../kernel/json.ts';
import { byName, first, integer, json, lower, text, time, unpack } from './fields.ts';
import type { Rec } from './fields.ts';

/** Whether this is an AuditData object, or Sentinel's OfficeActivity row of one. */
export function isUnifiedAudit(record: Rec): boolean {
  return (
    ('Operation' in record || 'OfficeWorkload' in record) &&
    ('CreationTime' in record || 'TimeGenerated' in record || 'RecordType' in record)
  );
}

/** Office 365 Management Activity API schema, all record types that matter here. Null where id or time is missing. */
export function unifiedAudit(record: Rec): EventRow | null {
  const at = time(first(record, 'CreationTime', 'TimeGenerated', 'CreationDate'));
  const id = text(first(record, 'Id', 'OfficeId', 'RecordId', 'Identity'));
  const operation = text(first(record, 'Operation', 'Operations'));
  if (at === null || id === null || operation === null) return null;
  const extended = byName(record['ExtendedProperties']);
  const properties = byName(record['OperationProperties']);
  const device = byName(record['DeviceProperties']);
  const context = unpack(record['AppAccessContext']);
  const access: Rec = isObject(context) ? context : {};
  const rawIp = text(first(record, 'ClientIP', 'ClientIPAddress', 'Client_IPAddress', 'ActorIpAddress'));
  const item = unpack(record['Item']);
  const folders = unpack(record['Folders']);
  return {
    record_id: id.toLowerCase(),
    time: at,
    source: 'unified-audit',
    workload: text(first(record, 'Workload', 'OfficeWorkload')),
    record_type: integer(record['RecordType']),
    operation: operation.trim().replace(/\.+$/, ''),
    result: text(first(record, 'ResultStatus', 'ResultType')),
    error_code: text(first(record, 'ErrorNumber', 'ErrorCode')),
    user: lower(first(record, 'UserId', 'UserIds')),
    user_type: integer(record['UserType']),
    user_key: text(record['UserKey']),
    object_id: text(first(record, 'ObjectId', 'OfficeObjectId')),
    target: lower(targetOf(record)),
    mailbox_owner: lower(record['MailboxOwnerUPN']),
    client_ip: bareIp(rawIp) ?? null,
    client_ip_raw: rawIp,
    user_agent: text(extended?.['UserAgent'] ?? record['UserAgent'] ?? agentIn(extended)),
    client_info: text(first(record, 'ClientInfoString', 'Client')),
    app_id: lower(first(record, 'AppId', 'ApplicationId', 'ClientAppId') ?? access['ClientAppId']),
    app_name: text(access['ClientAppName']),
    session_id: lower(access['AADSessionId'] ?? device?.['SessionId'] ?? record['SessionId']),
    token_id: text(access['UniqueTokenId']),
    device_id: text(device?.['Id'] ?? record['DeviceId']),
    device_name: text(device?.['DisplayName']),
    logon_type: integer(record['LogonType']),
    external_access: text(record['ExternalAccess']),
    auth_protocol: extended?.['RequestType'] === 'Cmsi:Cmsi' ? 'deviceCode' : null,
    correlation_id: text(first(record, 'InterSystemsId', 'CorrelationId')),
    subject: isObject(item) ? text(item['Subject']) : null,
    message_ids: json(messageIds(item, folders, record)),
    folder: text(folderPath(item, folders)),
    access_type: text(properties?.['MailAccessType']),
    item_count: integer(record['OperationCount']),
    throttled: text(properties?.['IsThrottled']),
    file_name: text(first(record, 'SourceFileName', 'SourceRelativeUrl')),
    parameters: json(byName(record['Parameters'])),
    modified: json(byName(record['ModifiedProperties'], 'NewValue')),
    extended: json(extended),
    operation_properties: json(properties),
    device_properties: json(device),
    item: json(isObject(item) ? item : null),
  };
}

/** Directory changes name the user agent inside a JSON text. */
function agentIn(extended: Rec | null): unknown {
  const details = unpack(extended?.['additionalDetails']);
  return isObject(details) ? details['User-Agent'] : null;
}

function targetOf(record: Rec): unknown {
  const targets = unpack(record['Target']);
  if (!Array.isArray(targets)) return null;
  const ids = targets.filter(isObject).map((target) => String(target['ID'] ?? ''));
  return ids.find((id) => id.includes('@')) ?? ids[0];
}

function messageIds(item: unknown, folders: unknown, record: Rec): readonly string[] | null {
  const ids = new Set<string>();
  const add = (value: unknown): void => {
    if (isObject(value) && typeof value['InternetMessageId'] === 'string')
      ids.add(value['InternetMessageId']);
  };
  add(item);
  if (Array.isArray(folders))
    for (const folder of folders)
      if (isObject(folder) && Array.isArray(folder['FolderItems'])) folder['FolderItems'].forEach(add);
  const affected = unpack(record['AffectedItems']);
  if (Array.isArray(affected)) affected.forEach(add);
  return ids.size === 0 ? null : [...ids];
}

function folderPath(item: unknown, folders: unknown): unknown {
  if (isObject(item) && isObject(item['ParentFolder'])) return item['ParentFolder']['Path'];
  if (Array.isArray(folders) && isObject(folders[0])) return folders[0]['Path'];
  return null;
}
