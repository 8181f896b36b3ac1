import type { EventRow } from '../../domain/event.ts';
import type { Normalised, SourceRecord } from '../../domain/source.ts';
import { isObject } from '../../kernel/json.ts';
import {
  accepted,
  addresses,
  byName,
  first,
  flag,
  idOrNull,
  integer,
  isGuid,
  json,
  list,
  lower,
  object,
  operationName,
  rejected,
  text,
} from '../fields.ts';
import { time } from '../time.ts';
import { logonTypes, recordTypes, userTypes } from './names.ts';

/** An AuditData object of any record type (Office 365 Management Activity API schema) as an event. */
export function normaliseAuditData(record: SourceRecord): Normalised {
  const at = time(record['CreationTime']);
  if (at === null) return rejected('no-time');
  const id = lower(record['Id']);
  if (id === null) return rejected('no-id');
  const operation = operationName(record['Operation']);
  if (operation === null) return rejected('no-operation');

  const parameters = byName(record['Parameters']);
  const extended = byName(record['ExtendedProperties']);
  const properties = byName(record['OperationProperties']);
  const device = byName(record['DeviceProperties']);
  const access = accessContext(record['AppAccessContext']);
  const item = object(record['Item']);
  const folders = foldersOf(record);
  const actor = list(record['Actor']);
  const target = list(record['Target']);
  const recordType = codeOf(record['RecordType'], recordTypes);
  const mailboxSession = lower(record['SessionId']);
  const session =
    lower(access?.['AADSessionId']) ??
    lower(device?.['SessionId'] ?? extended?.['SessionId']) ??
    mailboxSession;

  const row: EventRow = {
    record_id: id,
    time: at,
    source: 'unified-audit',
    workload: text(record['Workload']),
    record_type: recordType,
    operation,
    outcome: outcomeOf(operation, record['ResultStatus']),
    result: text(record['ResultStatus']),
    error_code: text(first(record, 'ErrorNumber', 'ErrorCode')),
    result_reason: text(first(record, 'LogonError', 'ResultReasonType', 'Reason')),
    user: lower(record['UserId']),
    user_key: text(record['UserKey']),
    actor_id: idIn(actor) ?? (isGuid(record['UserKey']) ? lower(record['UserKey']) : null),
    user_type: codeOf(record['UserType'], userTypes),
    logon_type: codeOf(record['LogonType'], logonTypes),
    external_access: flag(record['ExternalAccess']),
    ...addresses(
      record['ClientIP'],
      record['ClientIPAddress'],
      record['ActorIpAddress'],
      record['ActorIP'],
      record['IpAddress'],
    ),
    country: null,
    city: null,
    user_agent: text(extended?.['UserAgent'] ?? first(record, 'UserAgent') ?? agentIn(extended)),
    client_info: text(first(record, 'ClientInfoString', 'Client')),
    app_id: idOrNull(first(record, 'AppId', 'ApplicationId', 'ClientAppId') ?? access?.['ClientAppId']),
    app_name: text(first(record, 'ApplicationDisplayName') ?? access?.['ClientAppName']),
    resource_id: recordType === 15 ? idOrNull(record['ObjectId']) : null,
    session_id: session,
    mailbox_session_id: mailboxSession === session ? null : mailboxSession,
    token_id: text(access?.['UniqueTokenId']),
    device_id: idOrNull(device?.['Id'] ?? record['DeviceId']),
    device_name: text(device?.['DisplayName']),
    correlation_id: lower(first(record, 'InterSystemsId', 'CorrelationId')),
    device_trust: text(device?.['TrustType'] ?? device?.['DeviceTrustType']),
    // Device-code sign-ins show themselves in the unified log by their request type alone (indicator SI-12).
    auth_protocol: extended?.['RequestType'] === 'Cmsi:Cmsi' ? 'deviceCode' : null,
    risk_level: text(record['RiskLevel']),
    risk_state: text(record['RiskState']),
    risk_type: text(record['RiskEventType']),
    object_id: text(record['ObjectId']),
    target: targetOf(record, target, parameters),
    target_id: idIn(target),
    mailbox_owner: lower(record['MailboxOwnerUPN']),
    subject: text(item?.['Subject'] ?? firstSubject(record)),
    message_ids: json(messageIds(item, folders)),
    recipients: json(recipientsOf(record)),
    folder: text(folderPath(item, record)),
    item: json(item),
    folders: folders.length === 0 ? null : json(folders),
    item_count: integer(record['OperationCount']) ?? (list(record['AffectedItems']).length || null),
    file_name: text(record['SourceFileName']),
    file_path: filePath(record, recordType),
    access_type: text(properties?.['MailAccessType']),
    throttled: flag(properties?.['IsThrottled']),
    parameters: json(parameters),
    modified: json(byName(record['ModifiedProperties'], 'NewValue')),
    modified_old: json(byName(record['ModifiedProperties'], 'OldValue')),
    extended: json(extended),
    operation_properties: json(properties),
    device_properties: json(device),
  };
  return accepted(row);
}

function codeOf(value: unknown, names: { readonly [name: string]: number }): number | null {
  const number = integer(value);
  if (number !== null || typeof value !== 'string') return number;
  const name = value.trim().toLowerCase();
  return Object.hasOwn(names, name) ? names[name]! : null;
}

/** `Succeeded` of a sign-in record only says that the HTTP call worked: there the operation tells (C.8). */
function outcomeOf(operation: string, status: unknown): string | null {
  if (operation === 'UserLoggedIn') return 'success';
  if (operation === 'UserLoginFailed') return 'failure';
  const word = lower(status);
  if (word === null) return null;
  if (/^(?:succeeded|success|partiallysucceeded|true)$/.test(word)) return 'success';
  return /^(?:failed|failure|fail|false)$/.test(word) ? 'failure' : null;
}

function accessContext(value: unknown): SourceRecord | null {
  const one = object(value);
  if (one) return one;
  const entry = list(value)[0];
  return isObject(entry) ? entry : null;
}

/** Directory changes name the user agent inside a JSON text. */
function agentIn(extended: SourceRecord | null): unknown {
  const details = extended?.['additionalDetails'];
  return typeof details === 'string' && details.includes('User-Agent')
    ? object(details)?.['User-Agent']
    : null;
}

function idIn(entries: readonly unknown[]): string | null {
  for (const entry of entries) if (isObject(entry) && isGuid(entry['ID'])) return lower(entry['ID']);
  return null;
}

/** Whom it was done to: of directory records the target's name, of cmdlets the mailbox they name. */
function targetOf(
  record: SourceRecord,
  target: readonly unknown[],
  parameters: SourceRecord | null,
): string | null {
  let name: string | null = null;
  for (const entry of target) {
    if (!isObject(entry)) continue;
    const id = text(entry['ID']);
    if (id?.includes('@')) return lower(id);
    // Type 1 is the display name.
    if (entry['Type'] === 1) name ??= lower(id);
  }
  if (name !== null || target.length > 0) return name ?? idIn(target);
  for (const candidate of [
    parameters?.['Mailbox'],
    parameters?.['Identity'],
    record['ObjectId'],
    record['EventValue'],
    record['TargetUserOrGroupName'],
  ]) {
    if (typeof candidate === 'string' && mailAddress.test(candidate)) return lower(candidate);
  }
  return null;
}

const mailAddress = /^[^\s@/\\:]{1,256}@[^\s@/\\:]{1,256}$/;

/** Folders with what was touched in them; of moves and deletions the touched items themselves. */
function foldersOf(record: SourceRecord): readonly unknown[] {
  const folders = list(record['Folders']);
  return folders.length > 0 ? folders : list(record['AffectedItems']);
}

function messageIds(item: SourceRecord | null, folders: readonly unknown[]): readonly string[] | null {
  const ids = new Set<string>();
  const add = (value: unknown): void => {
    if (isObject(value) && typeof value['InternetMessageId'] === 'string')
      ids.add(value['InternetMessageId']);
  };
  add(item);
  for (const folder of folders) {
    add(folder);
    if (isObject(folder) && Array.isArray(folder['FolderItems'])) folder['FolderItems'].forEach(add);
  }
  return ids.size === 0 ? null : [...ids];
}

function firstSubject(record: SourceRecord): unknown {
  const affected = list(record['AffectedItems'])[0];
  return isObject(affected) ? affected['Subject'] : null;
}

function folderPath(item: SourceRecord | null, record: SourceRecord): unknown {
  const parent = item?.['ParentFolder'];
  if (isObject(parent)) {
    // Outlook's records say that they do not know the path, and name the folder beside it.
    return parent['Path'] === 'Not Available' ? parent['Name'] : parent['Path'];
  }
  const entry = list(record['Folders'])[0] ?? object(record['Folder']);
  return isObject(entry) ? entry['Path'] : null;
}

function recipientsOf(record: SourceRecord): readonly string[] | null {
  const given = list(first(record, 'recipientList', 'Recipients'));
  const found = given.flatMap((entry) => {
    const address = isObject(entry) ? lower(entry['Address']) : lower(entry);
    return address === null ? [] : [address];
  });
  return found.length === 0 ? null : found;
}

/** Files are addressed by their object id; those records alone have a source file or site. */
function filePath(record: SourceRecord, recordType: number | null): string | null {
  if (record['SourceRelativeUrl'] === undefined && recordType !== 6 && recordType !== 14) return null;
  return text(record['ObjectId']);
}
