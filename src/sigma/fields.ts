import { eventColumns } from '../domain/event.ts';
import type { FieldRef } from './predicate.ts';

const types = new Map(eventColumns.map((column) => [column.name, column.type]));

function ref(column: string, member: readonly string[] | null = null): FieldRef {
  const type = types.get(column);
  return {
    column,
    member,
    type:
      member !== null || type === 'text' || type === 'json' ? 'text' : type === 'time' ? 'time' : 'number',
  };
}

/**
 * Sigma field names to columns: Microsoft's own names of the unified audit log and of Graph, and those that SigmaHQ's
 * Microsoft 365 and Azure rules use. Compared without case.
 */
const named: { readonly [field: string]: readonly string[] } = {
  id: ['record_id'],
  operation: ['operation'],
  eventname: ['operation'],
  operationname: ['operation'],
  activitydisplayname: ['operation'],
  'properties.message': ['operation'],
  activitytype: ['operation'],
  workload: ['workload'],
  eventsource: ['workload'],
  recordtype: ['record_type'],
  resultstatus: ['result'],
  result: ['result'],
  status: ['result'],
  resulttype: ['error_code'],
  errornumber: ['error_code'],
  'status.errorcode': ['error_code'],
  resultdescription: ['result'],
  'status.failurereason': ['result'],
  userid: ['user'],
  userprincipalname: ['user'],
  username: ['user'],
  initiatedby: ['user'],
  'initiatedby.user.userprincipalname': ['user'],
  targetusername: ['target'],
  'targetresources.userprincipalname': ['target'],
  'devicedetail.trusttype': ['device_trust'],
  'devicedetail.displayname': ['device_name'],
  resourceid: ['resource_id'],
  correlationid: ['correlation_id'],
  uniquetokenidentifier: ['token_id'],
  incomingtokentype: ['token_type'],
  riskstate: ['risk_state'],
  city: ['city'],
  'location.city': ['city'],
  autonomoussystemnumber: ['asn'],
  usertype: ['user_type'],
  userkey: ['user_key'],
  objectid: ['object_id'],
  target: ['target', 'object_id'],
  mailboxownerupn: ['mailbox_owner'],
  clientip: ['client_ip'],
  clientipaddress: ['client_ip'],
  ipaddress: ['client_ip'],
  useragent: ['user_agent'],
  clientinfostring: ['client_info'],
  clientappused: ['client_app'],
  clientapp: ['client_app'],
  appid: ['app_id'],
  applicationid: ['app_id'],
  clientappid: ['app_id'],
  appdisplayname: ['app_name'],
  resourcedisplayname: ['resource'],
  sessionid: ['session_id'],
  deviceid: ['device_id'],
  'devicedetail.deviceid': ['device_id'],
  logontype: ['logon_type'],
  externalaccess: ['external_access'],
  authenticationrequirement: ['auth_requirement'],
  authenticationprotocol: ['auth_protocol'],
  location: ['country'],
  'location.countryorregion': ['country'],
  riskleveldurringsignin: ['risk_level'],
  riskleveldetected: ['risk_level'],
  riskleveldurin: ['risk_level'],
  risklevelduringsignin: ['risk_level'],
  risklevel: ['risk_level'],
  riskeventtype: ['risk_type'],
  conditionalaccessstatus: ['conditional_access'],
  isinteractive: ['interactive'],
  subject: ['subject'],
  'item.subject': ['subject'],
  mailaccesstype: ['access_type'],
  operationcount: ['item_count'],
  isthrottled: ['throttled'],
  sourcefilename: ['file_name'],
};

/** Single members of nested objects, in the spelling that stands in the records. */
const nestedMembers: { readonly [field: string]: readonly [column: string, member: string] } = {
  hometenantid: ['extended', 'homeTenantId'],
  resourcetenantid: ['extended', 'resourceTenantId'],
  networklocationdetails: ['extended', 'networkLocationDetails'],
  authenticationprocessingdetails: ['extended', 'authenticationProcessingDetails'],
  crosstenantaccesstype: ['extended', 'crossTenantAccessType'],
  'devicedetail.iscompliant': ['device_properties', 'isCompliant'],
  'devicedetail.ismanaged': ['device_properties', 'isManaged'],
  'devicedetail.operatingsystem': ['device_properties', 'operatingSystem'],
  'devicedetail.browser': ['device_properties', 'browser'],
};

/** Members of name-value lists and of nested objects. */
const members: readonly { readonly prefix: string; readonly column: string }[] = [
  { prefix: 'parameters.', column: 'parameters' },
  { prefix: 'modifiedproperties.', column: 'modified' },
  { prefix: 'extendedproperties.', column: 'extended' },
  { prefix: 'operationproperties.', column: 'operation_properties' },
  { prefix: 'deviceproperties.', column: 'device_properties' },
  { prefix: 'devicedetail.', column: 'device_properties' },
];

export function lookupField(field: string): readonly FieldRef[] | null {
  const key = field.toLowerCase();
  const columns = named[key];
  if (columns) return columns.map((column) => ref(column));
  const nested = nestedMembers[key];
  if (nested) return [ref(nested[0], [nested[1]])];
  const group = members.find((candidate) => key.startsWith(candidate.prefix));
  if (group) return [ref(group.column, [field.slice(group.prefix.length)])];
  // Nested members of the item are found in its JSON text: path by path.
  if (key.startsWith('item.')) return [{ column: 'item', member: field.slice(5).split('.'), type: 'text' }];
  return types.has(key) ? [ref(key)] : null;
}

export const keywordFields: readonly FieldRef[] = [
  'operation',
  'object_id',
  'parameters',
  'modified',
  'extended',
  'subject',
  'user_agent',
  'client_info',
].map((column) => ref(column));

/**
 * Rules of these services name alert policies in `eventName` (Defender for Cloud Apps). The audit log says `AlertTriggered`
 * there, and the policy's name elsewhere: they would run and never match.
 */
const alertServices: readonly string[] = ['threat_management', 'threat_detection'];

/** What a rule's logsource admits; null where it is about something that is not collected. */
export function sourceCondition(
  product: string | null,
  service: string | null,
): { readonly [column: string]: readonly string[] } | null {
  if (product === 'm365') {
    if (service !== null && alertServices.includes(service)) return null;
    if (service === 'exchange') return { source: ['unified-audit'], workload: ['Exchange'] };
    return { source: ['unified-audit'] };
  }
  if (product === 'azure') {
    if (service === 'signinlogs') return { source: ['sign-in'] };
    if (service === 'auditlogs')
      return { source: ['directory-audit', 'unified-audit'], workload: ['AzureActiveDirectory'] };
    if (service === 'riskdetection') return { source: ['risk-detection'] };
  }
  return null;
}
