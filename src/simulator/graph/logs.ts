import type { LogRecord, Obj } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

/** What has arrived by now, newest first. */
function arrived(request: GraphRequest, log: readonly LogRecord[]): Obj[] {
  const now = request.world.clock.milliseconds();
  return log
    .filter((entry) => entry.availableAt <= now)
    .map((entry) => entry.record)
    .reverse();
}

function hasPlan(request: GraphRequest, plan: string): boolean {
  return request.tenant.skus.some((sku) =>
    (sku['servicePlans'] as { servicePlanName: string }[]).some(
      (service) => service.servicePlanName === plan,
    ),
  );
}

function signIns(request: GraphRequest) {
  if (!hasPlan(request, 'AAD_PREMIUM')) {
    throw graphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
  }
  // v1.0 knows interactive sign-ins only and fewer members (List signIns).
  const rows = arrived(request, request.tenant.logs.signIns)
    .filter((record) => request.version === 'beta' || record['isInteractive'] === true)
    .map((record) => (request.version === 'beta' ? { ...record, ...(record['_beta'] as Obj) } : record));
  return ok(
    collection(
      request,
      rows.filter((row) => request.version === 'v1.0' || wantsType(request, row)),
      'auditLogs/signIns',
      { page: 1000 },
    ),
  );
}

/** Without a filter on signInEventTypes, beta too answers interactive sign-ins only. */
function wantsType(request: GraphRequest, row: Obj): boolean {
  return (request.query.get('$filter') ?? '').includes('signInEventTypes') || row['isInteractive'] === true;
}

const queryPermissions = [
  'AuditLogsQuery.Read.All',
  'AuditLogsQuery-Exchange.Read.All',
  'AuditLogsQuery-Entra.Read.All',
];

function startQuery(request: GraphRequest) {
  const { json, world, tenant } = request;
  const running = tenant.auditJobs.filter((job) => Number(job['_readyAt']) > world.clock.milliseconds());
  if (running.length >= 10)
    throw graphError(429, 'TooManyRequests', 'You have reached the maximum of 10 concurrent search jobs.', {
      'retry-after': '30',
    });
  if (!json['filterStartDateTime'] || !json['filterEndDateTime'])
    throw graphError(400, 'BadRequest', 'filterStartDateTime and filterEndDateTime are required.');
  if ('serviceFilter' in json)
    throw graphError(
      400,
      'BadRequest',
      "The property 'serviceFilter' does not exist on type 'microsoft.graph.security.auditLogQuery'.",
    );
  const list = (name: string): unknown => json[name] ?? [];
  const job: Obj = {
    id: world.random.uuid(),
    displayName: json['displayName'] ?? '',
    filterStartDateTime: json['filterStartDateTime'],
    filterEndDateTime: json['filterEndDateTime'],
    recordTypeFilters: list('recordTypeFilters'),
    keywordFilter: json['keywordFilter'] ?? null,
    serviceFilters: [],
    operationFilters: list('operationFilters'),
    userPrincipalNameFilters: list('userPrincipalNameFilters'),
    ipAddressFilters: list('ipAddressFilters'),
    objectIdFilters: list('objectIdFilters'),
    administrativeUnitIdFilters: list('administrativeUnitIdFilters'),
    _startedAt: world.clock.milliseconds(),
    _readyAt: world.clock.milliseconds() + 300,
  };
  tenant.auditJobs.push(job);
  return {
    status: 201,
    body: entity(request, { ...job, status: 'notStarted' }, 'security/auditLog/queries'),
  };
}

function jobOf(request: GraphRequest): Obj {
  const job = request.tenant.auditJobs.find((candidate) => candidate['id'] === request.params['query']);
  if (!job) throw notFound(request.params['query'] ?? '');
  return {
    ...job,
    status: Number(job['_readyAt']) <= request.world.clock.milliseconds() ? 'succeeded' : 'running',
  };
}

const recordTypeNames: { readonly [type: number]: string } = {
  1: 'exchangeAdmin',
  2: 'exchangeItem',
  3: 'exchangeItemGroup',
  8: 'azureActiveDirectory',
  15: 'azureActiveDirectoryStsLogon',
  50: 'exchangeItemAggregated',
  51: 'hygieneEvent',
};

function records(request: GraphRequest) {
  const job = jobOf(request);
  if (job['status'] !== 'succeeded') throw graphError(400, 'BadRequest', 'The query has not finished yet.');
  const from = new Date(String(job['filterStartDateTime'])).getTime();
  const to = new Date(String(job['filterEndDateTime'])).getTime();
  const listed = (name: string, value: unknown): boolean => {
    const wanted = (job[name] as string[]).map((entry) => entry.toLowerCase());
    return wanted.length === 0 || wanted.includes(String(value).toLowerCase());
  };
  const rows = arrived(request, request.tenant.logs.unified)
    .filter((record) => {
      const time = new Date(`${String(record['CreationTime'])}Z`).getTime();
      return (
        time >= from &&
        time < to &&
        listed('userPrincipalNameFilters', record['UserId']) &&
        listed('operationFilters', record['Operation']) &&
        listed('recordTypeFilters', recordTypeNames[Number(record['RecordType'])] ?? '')
      );
    })
    .map((record): Obj => ({
      id: record['Id'],
      createdDateTime: `${String(record['CreationTime'])}Z`,
      auditLogRecordType: recordTypeNames[Number(record['RecordType'])] ?? 'exchangeAdmin',
      operation: record['Operation'],
      organizationId: record['OrganizationId'],
      userType: 'regular',
      userId: record['UserKey'],
      service: record['Workload'],
      objectId: record['ObjectId'] ?? null,
      userPrincipalName: record['UserId'],
      clientIp: record['ClientIP'] ?? null,
      administrativeUnits: [],
      auditData: { '@odata.type': '#microsoft.graph.security.defaultAuditData', ...record },
    }));
  return ok(collection(request, rows, 'security/auditLog/queries/records', { page: 150 }));
}

const auditReaders = ['AuditLog.Read.All'];

export const logRoutes: readonly GraphRoute[] = [
  route('GET', '/auditLogs/signIns', auditReaders, signIns),
  route('GET', '/auditLogs/directoryAudits', auditReaders, (request) =>
    ok(
      collection(request, arrived(request, request.tenant.logs.directory), 'auditLogs/directoryAudits', {
        page: 1000,
      }),
    ),
  ),
  route('POST', '/security/auditLog/queries', queryPermissions, startQuery),
  route('GET', '/security/auditLog/queries', queryPermissions, (request) =>
    ok(
      collection(
        request,
        request.tenant.auditJobs.map((job) => ({ ...job, status: 'succeeded' })),
        'security/auditLog/queries',
      ),
    ),
  ),
  route('GET', '/security/auditLog/queries/{query}', queryPermissions, (request) =>
    ok(entity(request, jobOf(request), 'security/auditLog/queries')),
  ),
  route('GET', '/security/auditLog/queries/{query}/records', queryPermissions, records),
  route('GET', '/admin/exchange/tracing/messageTraces', ['ExchangeMessageTrace.Read.All'], (request) =>
    ok(
      collection(request, request.tenant.exchange.traces, 'admin/exchange/tracing/messageTraces', {
        page: 1000,
      }),
    ),
  ),
  route('GET', '/reports/authenticationMethods/userRegistrationDetails', auditReaders, (request) =>
    ok(
      collection(
        request,
        request.tenant.users.map((user) => registration(user)),
        'reports/authenticationMethods/userRegistrationDetails',
      ),
    ),
  ),
];

function registration(user: GraphRequest['tenant']['users'][number]): Obj {
  const factors = user._methods.filter(
    (method) => !/password|email|temporaryAccessPass/i.test(method['@odata.type']),
  );
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    isAdmin: false,
    isMfaCapable: factors.length > 0,
    isMfaRegistered: factors.length > 0,
    isSsprRegistered: user._methods.length > 1,
    isPasswordlessCapable: factors.some((method) => /fido2|windowsHello/.test(method['@odata.type'])),
    methodsRegistered: factors.map((method) =>
      method['@odata.type'].replace('#microsoft.graph.', '').replace('AuthenticationMethod', ''),
    ),
    lastUpdatedDateTime: user.createdDateTime,
  };
}
