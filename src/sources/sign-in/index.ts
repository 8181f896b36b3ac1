import type { Normalised, SourceFamily, SourceRecord } from '../../domain/source.ts';
import { diagnosticCategory, nested, withoutDiagnosticWrapper } from '../entra.ts';
import {
  accepted,
  addresses,
  either,
  first,
  flag,
  idOrNull,
  integer,
  json,
  list,
  lower,
  rejected,
  text,
  unpack,
} from '../fields.ts';
import { time } from '../time.ts';
import { fromPortalCsv, isPortalCsv } from './headings.ts';

/**
 * Entra sign-ins of people and service principals: Graph (v1.0 and beta), the portal's JSON and CSV, diagnostic settings,
 * and Sentinel's tables with their capitals.
 */
export const signIn: SourceFamily = {
  id: 'sign-in',
  title: { en: 'Entra sign-in log', de: 'Entra-Anmeldeprotokoll' },
  recognise(record) {
    const category = diagnosticCategory(record);
    if (category !== null) return category.endsWith('SignInLogs');
    if (isPortalCsv(record)) return true;
    const has = (name: string): boolean =>
      name in record || name.charAt(0).toUpperCase() + name.slice(1) in record;
    const isTimed = has('createdDateTime') || 'TimeGenerated' in record || 'TimeGenerated [UTC]' in record;
    return (
      isTimed &&
      (has('clientAppUsed') || has('appDisplayName') || has('servicePrincipalName')) &&
      !has('riskEventType') &&
      has('appId')
    );
  },
  normalise(record) {
    const category = diagnosticCategory(record) ?? text(record['Category']);
    if (isPortalCsv(record)) return normaliseSignIn(fromPortalCsv(record), null);
    return normaliseSignIn(withoutDiagnosticWrapper(record), category);
  },
};

function normaliseSignIn(record: SourceRecord, category: string | null): Normalised {
  const get = (name: string): unknown => either(record, name);
  const at = time(
    first(record, 'createdDateTime', 'CreatedDateTime', 'TimeGenerated', 'TimeGenerated [UTC]'),
  );
  if (at === null) return rejected('no-time');
  const id = lower(get('id')) ?? lower(get('originalRequestId'));
  if (id === null) return rejected('no-id');

  const status = nested(record, 'status');
  const location = nested(record, 'location', 'locationDetails');
  const device = nested(record, 'deviceDetail');
  const code = text(status['errorCode'] ?? record['ResultType'] ?? record['resultType']) ?? '0';
  const app = text(get('servicePrincipalName')) ?? text(get('servicePrincipalId'));
  const user = lower(get('userPrincipalName'));
  const risks = list(get('riskEventTypes_v2') ?? get('riskEventTypes')).filter(
    (risk) => typeof risk === 'string',
  );
  return accepted({
    record_id: id,
    time: at,
    source: 'sign-in',
    workload: 'AzureActiveDirectory',
    operation: code === '0' ? 'UserLoggedIn' : 'UserLoginFailed',
    outcome: code === '0' ? 'success' : 'failure',
    result: code === '0' ? 'success' : 'failure',
    error_code: code,
    result_reason: text(
      status['failureReason'] ?? status['additionalDetails'] ?? record['ResultDescription'],
    ),
    user: user ?? app?.toLowerCase() ?? null,
    user_key: text(get('userId')),
    actor_id: idOrNull(get('userId')) ?? idOrNull(get('servicePrincipalId')),
    user_type: user === null && app !== null ? 6 : lower(get('userType')) === 'guest' ? 10 : null,
    ...addresses(get('ipAddress'), record['IPAddress']),
    // Sentinel writes the bare country into `Location`.
    country: text(location['countryOrRegion'] ?? plainText(get('location'))),
    city: text(location['city']),
    asn: integer(get('autonomousSystemNumber')),
    user_agent: text(get('userAgent')),
    app_id: idOrNull(get('appId')),
    app_name: text(get('appDisplayName')) ?? app,
    resource: text(get('resourceDisplayName')),
    resource_id: idOrNull(get('resourceId') ?? get('resourceIdentity')),
    session_id: lower(get('sessionId')),
    token_id: text(get('uniqueTokenIdentifier')),
    device_id: idOrNull(device['deviceId']),
    device_name: text(device['displayName']),
    correlation_id: lower(get('correlationId')),
    device_trust: text(device['trustType']),
    client_app: text(get('clientAppUsed')),
    interactive: interactive(record, category),
    auth_requirement: text(get('authenticationRequirement')),
    auth_protocol: protocol(get('authenticationProtocol'), get('originalTransferMethod')),
    token_type: text(get('incomingTokenType')),
    conditional_access: text(get('conditionalAccessStatus')),
    risk_level: text(get('riskLevelDuringSignIn')),
    risk_state: text(get('riskState')),
    risk_type: risks.length === 0 ? null : risks.join(','),
    extended: extendedOf(record),
    device_properties: Object.keys(device).length === 0 ? null : json(device),
  });
}

function plainText(value: unknown): string | null {
  return typeof value === 'string' && !value.trimStart().startsWith('{') ? value : null;
}

/** Graph says it itself or by the event types; tables and settings by their name. */
function interactive(record: SourceRecord, category: string | null): string | null {
  const said = flag(either(record, 'isInteractive'));
  if (said !== null) return said;
  const types = list(either(record, 'signInEventTypes'));
  if (types.length > 0) return types.includes('interactiveUser') ? 'true' : 'false';
  return category === null ? null : category === 'SignInLogs' ? 'true' : 'false';
}

/** A session that a device code began keeps that as its transfer method; the protocol of later sign-ins is another. */
function protocol(named: unknown, transfer: unknown): string | null {
  if (lower(transfer) === 'devicecodeflow') return 'deviceCode';
  const name = text(named);
  return name === 'none' ? null : name;
}

/** What only some detections look at, by Graph's names. */
const further = [
  'authenticationDetails',
  'appliedConditionalAccessPolicies',
  'authenticationProcessingDetails',
  'crossTenantAccessType',
  'homeTenantId',
  'mfaDetail',
  'networkLocationDetails',
  'originalTransferMethod',
  'resourceTenantId',
  'riskDetail',
  'servicePrincipalCredentialKeyId',
  'signInIdentifier',
] as const;

function extendedOf(record: SourceRecord): string | null {
  const found: { [name: string]: unknown } = {};
  for (const name of further) {
    const value = unpack(either(record, name));
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      continue;
    found[name] = value;
  }
  return Object.keys(found).length === 0 ? null : json(found);
}
