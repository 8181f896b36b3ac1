import type { EventRow } from '../../domain/event.ts';
import { bareIp } from '../../kernel/ip.ts';
import { isObject } from '../../kernel/json.ts';
import { byName, first, integer, json, lower, text, time, unpack } from './fields.ts';
import type { Rec } from './fields.ts';

const object = (value: unknown): Rec => {
  const unpacked = unpack(value);
  return isObject(unpacked) ? unpacked : {};
};

export function isSignIn(record: Rec): boolean {
  return (
    ('createdDateTime' in record && ('appDisplayName' in record || 'clientAppUsed' in record)) ||
    ('AppDisplayName' in record && 'UserPrincipalName' in record)
  );
}

/** Graph signIn (v1.0 and beta), the portal's JSON, and Sentinel's SigninLogs with their capitals. */
export function signIn(record: Rec): EventRow | null {
  const get = (name: string): unknown => record[name] ?? record[name[0]!.toUpperCase() + name.slice(1)];
  const at = time(first(record, 'createdDateTime', 'CreatedDateTime', 'TimeGenerated'));
  const id = text(first(record, 'id', 'Id', 'OriginalRequestId'));
  if (at === null || id === null) return null;
  const status = object(get('status'));
  const location = object(first(record, 'location', 'LocationDetails'));
  const device = object(get('deviceDetail'));
  const code = text(status['errorCode'] ?? record['ResultType']) ?? '0';
  const rawIp = text(first(record, 'ipAddress', 'IPAddress'));
  return {
    record_id: id.toLowerCase(),
    time: at,
    source: 'sign-in',
    workload: 'AzureActiveDirectory',
    operation: code === '0' ? 'UserLoggedIn' : 'UserLoginFailed',
    result: code === '0' ? 'Success' : text(status['failureReason']),
    error_code: code,
    user: lower(get('userPrincipalName') ?? get('servicePrincipalName')),
    user_key: text(get('userId')),
    client_ip: bareIp(rawIp) ?? null,
    client_ip_raw: rawIp,
    user_agent: text(get('userAgent')),
    client_app: text(get('clientAppUsed')),
    app_id: lower(get('appId')),
    app_name: text(get('appDisplayName')),
    resource: text(get('resourceDisplayName')),
    session_id: lower(get('sessionId')),
    token_id: text(get('uniqueTokenIdentifier')),
    device_id: text(device['deviceId']),
    device_name: text(device['displayName']),
    auth_requirement: text(get('authenticationRequirement')),
    auth_protocol: text(get('authenticationProtocol')),
    country: text(location['countryOrRegion']),
    city: text(location['city']),
    risk_level: text(get('riskLevelDuringSignIn')),
    conditional_access: text(get('conditionalAccessStatus')),
    interactive: text(get('isInteractive')),
    correlation_id: text(get('correlationId')),
    device_properties: json(device),
  };
}

export function isDirectoryAudit(record: Rec): boolean {
  return 'activityDisplayName' in record || ('OperationName' in record && 'InitiatedBy' in record);
}

/** Graph directoryAudit and Sentinel's AuditLogs. */
export function directoryAudit(record: Rec): EventRow | null {
  const at = time(first(record, 'activityDateTime', 'ActivityDateTime', 'TimeGenerated'));
  const id = text(first(record, 'id', 'Id'));
  const operation = text(first(record, 'activityDisplayName', 'ActivityDisplayName', 'OperationName'));
  if (at === null || id === null || operation === null) return null;
  const by = object(first(record, 'initiatedBy', 'InitiatedBy'));
  const user = object(by['user']);
  const app = object(by['app']);
  const targets = unpack(first(record, 'targetResources', 'TargetResources'));
  const list = Array.isArray(targets) ? targets.filter(isObject) : [];
  const changes = list.flatMap((target) =>
    Array.isArray(target['modifiedProperties']) ? (target['modifiedProperties'] as unknown[]) : [],
  );
  const details = byName(first(record, 'additionalDetails', 'AdditionalDetails'), 'value');
  const rawIp = text(user['ipAddress']);
  return {
    record_id: id.toLowerCase(),
    time: at,
    source: 'directory-audit',
    workload: 'AzureActiveDirectory',
    record_type: 8,
    operation: operation.trim().replace(/\.+$/, ''),
    result: text(first(record, 'result', 'Result')),
    user: lower(user['userPrincipalName'] ?? app['displayName'] ?? app['servicePrincipalId']),
    user_key: text(user['id'] ?? app['servicePrincipalId']),
    object_id: text(list[0]?.['userPrincipalName'] ?? list[0]?.['displayName'] ?? list[0]?.['id']),
    target: lower(
      list.map((target) => target['userPrincipalName']).find(Boolean) ?? list[0]?.['displayName'],
    ),
    client_ip: bareIp(rawIp) ?? null,
    client_ip_raw: rawIp,
    user_agent: text(details?.['User-Agent']),
    app_id: lower(app['appId']),
    correlation_id: text(first(record, 'correlationId', 'CorrelationId')),
    modified: json(byName(changes, 'newValue')),
    extended: json(details),
  };
}

export function isRiskDetection(record: Rec): boolean {
  return 'riskEventType' in record || 'RiskEventType' in record;
}

export function riskDetection(record: Rec): EventRow | null {
  const get = (name: string): unknown => record[name] ?? record[name[0]!.toUpperCase() + name.slice(1)];
  const at = time(get('activityDateTime') ?? get('detectedDateTime'));
  const id = text(get('id'));
  if (at === null || id === null) return null;
  const location = object(get('location'));
  const rawIp = text(get('ipAddress'));
  return {
    record_id: id.toLowerCase(),
    time: at,
    source: 'risk-detection',
    workload: 'AzureActiveDirectory',
    operation: 'RiskDetection',
    user: lower(get('userPrincipalName')),
    user_key: text(get('userId')),
    client_ip: bareIp(rawIp) ?? null,
    client_ip_raw: rawIp,
    risk_level: text(get('riskLevel')),
    risk_type: text(get('riskEventType')),
    country: text(location['countryOrRegion']),
    city: text(location['city']),
    correlation_id: text(get('correlationId')),
    result: text(get('riskState')),
  };
}

export function isMessageTrace(record: Rec): boolean {
  return (
    ('senderAddress' in record || 'SenderAddress' in record) &&
    ('recipientAddress' in record || 'RecipientAddress' in record)
  );
}

/** Message trace of Graph and of Get-MessageTraceV2. */
export function messageTrace(record: Rec): EventRow | null {
  const get = (name: string): unknown => record[name] ?? record[name[0]!.toUpperCase() + name.slice(1)];
  const at = time(first(record, 'receivedDateTime', 'Received', 'ReceivedDateTime'));
  const id = text(first(record, 'id', 'MessageTraceId'));
  if (at === null || id === null) return null;
  const recipient = lower(get('recipientAddress'));
  return {
    record_id: `${id}/${recipient}`.toLowerCase(),
    time: at,
    source: 'message-trace',
    workload: 'Exchange',
    operation: 'MessageTrace',
    result: text(get('status')),
    user: lower(get('senderAddress')),
    target: recipient,
    subject: text(get('subject')),
    message_ids: json([text(first(record, 'messageId', 'MessageId'))]),
    item_count: integer(get('size')),
    client_ip: bareIp(text(first(record, 'fromIP', 'FromIP'))) ?? null,
  };
}
