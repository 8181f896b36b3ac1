import { bareIp } from '../../kernel/ip.ts';
import type { Obj } from '../state/tenant.ts';
import { isRecordTypeName, recordTypeName, userTypeName } from '../state/audit-record-types.ts';
import { graphError, notFound } from './errors.ts';
import { arrived } from './logs.ts';
import { collection, entity } from './odata/query.ts';
import { created, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const umbrella = 'AuditLogsQuery.Read.All';

/** Each narrow permission and the workloads whose records it lets one see. */
const services: { readonly [permission: string]: readonly string[] } = {
  'AuditLogsQuery-Exchange.Read.All': ['exchange'],
  'AuditLogsQuery-Entra.Read.All': ['azureactivedirectory'],
  'AuditLogsQuery-SharePoint.Read.All': ['sharepoint'],
  'AuditLogsQuery-OneDrive.Read.All': ['onedrive'],
  'AuditLogsQuery-Endpoint.Read.All': ['endpoint'],
  'AuditLogsQuery-CRM.Read.All': ['crm', 'dynamics365'],
};
const readers = [umbrella, ...Object.keys(services)];
const roles = {
  roles: [
    'Exchange Administrator',
    'Compliance Administrator',
    'Security Administrator',
    'Security Reader',
    'Global Reader',
  ],
} as const;

const listFilters = [
  'recordTypeFilters',
  'operationFilters',
  'userPrincipalNameFilters',
  'ipAddressFilters',
  'objectIdFilters',
  'administrativeUnitIdFilters',
] as const;

const dayMs = 86_400_000;
const mostAtOnce = 10;
const queuedMs = 60;
const runningMs = 240;

export const auditQueryRoutes: readonly GraphRoute[] = [
  route('POST', '/security/auditLog/queries', readers, startQuery, roles),
  route('GET', '/security/auditLog/queries', readers, listQueries, roles),
  route(
    'GET',
    '/security/auditLog/queries/{query}',
    readers,
    (request) => ok(entity(request, queryOf(request), 'security/auditLog/queries')),
    roles,
  ),
  route('GET', '/security/auditLog/queries/{query}/records', readers, records, roles),
];

function startQuery(request: GraphRequest) {
  const { json, world, tenant, version } = request;
  // The documented `serviceFilter` is a text in beta; the schema of v1.0 has a collection `serviceFilters`.
  const service = version === 'beta' ? 'serviceFilter' : 'serviceFilters';
  const known = [
    '@odata.type',
    'displayName',
    'filterStartDateTime',
    'filterEndDateTime',
    'keywordFilter',
    service,
    ...listFilters,
  ];
  const unknown = Object.keys(json).find((name) => !known.includes(name));
  if (unknown)
    throw graphError(
      400,
      'BadRequest',
      `The property '${unknown}' does not exist on type 'microsoft.graph.security.auditLogQuery'.`,
    );
  const start = instant(json['filterStartDateTime']);
  const end = instant(json['filterEndDateTime']);
  if (start === undefined || end === undefined || start >= end)
    throw graphError(
      400,
      'BadRequest',
      'filterStartDateTime and filterEndDateTime are required, and the first must be before the second.',
    );
  const unfinished = tenant.auditJobs.filter(
    (job) => job['_by'] === request.token.oid && ['notStarted', 'running'].includes(statusOf(request, job)),
  );
  if (unfinished.length >= mostAtOnce)
    throw graphError(
      429,
      'TooManyRequests',
      `You have reached the maximum of ${mostAtOnce} concurrent search jobs.`,
      { 'retry-after': '30' },
    );
  const now = world.clock.milliseconds();
  const job: Obj = {
    id: world.random.uuid(),
    displayName: json['displayName'] ?? '',
    filterStartDateTime: json['filterStartDateTime'],
    filterEndDateTime: json['filterEndDateTime'],
    keywordFilter: json['keywordFilter'] ?? null,
    serviceFilters:
      typeof json['serviceFilter'] === 'string' ? [json['serviceFilter']] : texts(json['serviceFilters']),
    ...Object.fromEntries(listFilters.map((name) => [name, texts(json[name])])),
    _by: request.token.oid,
    _startsAt: now + queuedMs,
    _readyAt: now + queuedMs + runningMs,
    /** `failed` or `cancelled` where a test wants the job to end so. */
    _outcome: 'succeeded',
  };
  const strange = (job['recordTypeFilters'] as string[]).find((name) => !isRecordTypeName(name));
  if (strange)
    throw graphError(
      400,
      'BadRequest',
      `Requested value '${strange}' was not found in 'microsoft.graph.security.auditLogRecordType'.`,
    );
  tenant.auditJobs.push(job);
  return created(entity(request, { ...job, status: statusOf(request, job) }, 'security/auditLog/queries'));
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function instant(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function statusOf(request: GraphRequest, job: Obj): string {
  const now = request.world.clock.milliseconds();
  if (now < Number(job['_startsAt'])) return 'notStarted';
  return now < Number(job['_readyAt']) ? 'running' : String(job['_outcome']);
}

/** Finished jobs are kept for thirty days (Audit New Search). */
function kept(request: GraphRequest): readonly Obj[] {
  const oldest = request.world.clock.milliseconds() - 30 * dayMs;
  return request.tenant.auditJobs
    .filter((job) => Number(job['_readyAt']) >= oldest)
    .map((job) => ({ ...job, status: statusOf(request, job) }));
}

function listQueries(request: GraphRequest) {
  return ok(collection(request, kept(request), 'security/auditLog/queries'));
}

function queryOf(request: GraphRequest): Obj {
  const job = kept(request).find((candidate) => candidate['id'] === request.params['query']);
  if (!job) throw notFound(request.params['query'] ?? '');
  return job;
}

function records(request: GraphRequest) {
  const job = queryOf(request);
  if (job['status'] !== 'succeeded')
    throw graphError(400, 'BadRequest', `The query has no records: its status is ${String(job['status'])}.`);
  const rows = arrived(request, request.tenant.logs.unified)
    .filter((record) => mayRead(request, record) && asked(job, record))
    .map((record) => graphRecord(record));
  return ok(collection(request, rows, 'security/auditLog/queries/records', { page: 150, largest: 1000 }));
}

/** With narrow permissions, records of other workloads stay unseen. */
function mayRead(request: GraphRequest, record: Obj): boolean {
  const held = request.token.roles ?? (request.token.scp ?? '').split(' ');
  if (held.includes(umbrella)) return true;
  const workload = String(record['Workload']).toLowerCase();
  return held.some((permission) => services[permission]?.includes(workload) === true);
}

function asked(job: Obj, record: Obj): boolean {
  const time = Date.parse(`${String(record['CreationTime'])}Z`);
  const listed = (name: string, found: readonly unknown[]): boolean => {
    const wanted = texts(job[name]).map((entry) => entry.toLowerCase());
    return wanted.length === 0 || found.some((value) => wanted.includes(String(value).toLowerCase()));
  };
  const keyword = typeof job['keywordFilter'] === 'string' ? job['keywordFilter'].toLowerCase() : '';
  return (
    time >= Date.parse(String(job['filterStartDateTime'])) &&
    time < Date.parse(String(job['filterEndDateTime'])) &&
    listed('userPrincipalNameFilters', [record['UserId']]) &&
    listed('operationFilters', [record['Operation']]) &&
    listed('recordTypeFilters', [recordTypeName(record['RecordType'])]) &&
    listed('objectIdFilters', [record['ObjectId']]) &&
    listed('serviceFilters', [record['Workload']]) &&
    listed('administrativeUnitIdFilters', []) &&
    listed('ipAddressFilters', addressesOf(record)) &&
    (keyword === '' || JSON.stringify(record).toLowerCase().includes(keyword))
  );
}

function addressesOf(record: Obj): readonly string[] {
  return ['ClientIP', 'ClientIPAddress', 'ActorIpAddress'].flatMap((name) => {
    const raw = record[name];
    return (typeof raw === 'string' ? bareIp(raw) : undefined) ?? [];
  });
}

function graphRecord(record: Obj): Obj {
  return {
    id: record['Id'],
    createdDateTime: `${String(record['CreationTime'])}Z`,
    auditLogRecordType: recordTypeName(record['RecordType']),
    operation: record['Operation'],
    organizationId: record['OrganizationId'],
    userType: userTypeName(record['UserType']),
    userId: record['UserKey'],
    service: record['Workload'],
    objectId: record['ObjectId'] ?? null,
    userPrincipalName: record['UserId'],
    clientIp: record['ClientIP'] ?? null,
    administrativeUnits: [],
    auditData: { '@odata.type': '#microsoft.graph.security.defaultAuditData', ...record },
  };
}
