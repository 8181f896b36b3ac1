import { recordDirectory } from '../state/records.ts';
import type { LogRecord, Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { hasP1, requireProtectionLicence, requireReportLicence } from './licence.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['AuditLog.Read.All'];
const roles = {
  roles: [
    'Reports Reader',
    'Security Reader',
    'Security Operator',
    'Security Administrator',
    'Global Reader',
  ],
} as const;
const feedback = {
  application: ['IdentityRiskEvent.ReadWrite.All'],
  delegated: ['IdentityRiskyUser.ReadWrite.All'],
};
const judges = { roles: ['Security Operator', 'Security Administrator'] } as const;
const dayMs = 86_400_000;

export const logRoutes: readonly GraphRoute[] = [
  route('GET', '/auditLogs/signIns', readers, listSignIns, roles),
  route('GET', '/auditLogs/signIns/{signIn}', readers, getSignIn, roles),
  route(
    'POST',
    '/auditLogs/signIns/confirmCompromised',
    feedback,
    judge('confirmedCompromised', 'high'),
    judges,
  ),
  route('POST', '/auditLogs/signIns/confirmSafe', feedback, judge('confirmedSafe', 'none'), judges),
  route('POST', '/auditLogs/signIns/dismiss', feedback, judge('dismissed', 'none'), judges),
  route(
    'GET',
    '/auditLogs/directoryAudits',
    readers,
    (request) =>
      ok(collection(request, directoryAudits(request), 'auditLogs/directoryAudits', { page: 1000 })),
    roles,
  ),
  route(
    'GET',
    '/auditLogs/directoryAudits/{audit}',
    readers,
    (request) =>
      ok(
        entity(request, byId(directoryAudits(request), request.params['audit']), 'auditLogs/directoryAudits'),
      ),
    roles,
  ),
];

/** What has arrived by now, newest first. */
export function arrived(request: GraphRequest, log: readonly LogRecord[]): readonly Obj[] {
  const now = request.world.clock.milliseconds();
  return log
    .filter((entry) => entry.availableAt <= now)
    .map((entry) => entry.record)
    .toReversed();
}

/** Entra keeps these logs for 7 days without a premium licence, 30 days with one (Entra data retention). */
function retained(request: GraphRequest, rows: readonly Obj[], time: string): readonly Obj[] {
  const oldest = request.world.clock.milliseconds() - (hasP1(request.tenant) ? 30 : 7) * dayMs;
  return rows.filter((row) => Date.parse(String(row[time])) >= oldest);
}

function directoryAudits(request: GraphRequest): readonly Obj[] {
  return retained(request, arrived(request, request.tenant.logs.directory), 'activityDateTime');
}

/** v1.0 knows interactive sign-ins only and fewer members (List signIns). */
function signIns(request: GraphRequest): readonly Obj[] {
  requireReportLicence(request.tenant);
  const rows = retained(request, arrived(request, request.tenant.logs.signIns), 'createdDateTime');
  return request.version === 'beta'
    ? rows.map((row) => ({ ...row, ...(row['_beta'] as Obj | undefined) }))
    : rows.filter((row) => row['isInteractive'] === true);
}

function listSignIns(request: GraphRequest) {
  // Without a filter on signInEventTypes, beta too answers interactive sign-ins only.
  const all = (request.query.get('$filter') ?? '').includes('signInEventTypes');
  const rows = signIns(request).filter((row) => all || row['isInteractive'] === true);
  return ok(collection(request, rows, 'auditLogs/signIns', { page: 1000 }));
}

function getSignIn(request: GraphRequest) {
  return ok(entity(request, byId(signIns(request), request.params['signIn']), 'auditLogs/signIns'));
}

function byId(rows: readonly Obj[], id: string | undefined): Obj {
  const row = rows.find((candidate) => candidate['id'] === id);
  if (!row) throw graphError(404, 'ResourceNotFound', `The record '${id ?? ''}' was not found.`);
  return row;
}

/** An administrator's word on single sign-ins (signIn: confirmCompromised, confirmSafe, dismiss). */
function judge(state: string, level: string): GraphRoute['handle'] {
  return (request) => {
    requireProtectionLicence(request.tenant);
    const ids = request.json['requestIds'];
    if (!Array.isArray(ids) || ids.length === 0)
      throw graphError(400, 'BadRequest', 'requestIds must contain at least one id.');
    for (const id of ids as unknown[]) {
      const row = byId(
        request.tenant.logs.signIns.map((entry) => entry.record),
        String(id),
      );
      Object.assign(row, { riskState: state, riskLevelAggregated: level, riskLevelDuringSignIn: level });
      recordDirectory(request.world, request.tenant, request.actor, {
        activity:
          state === 'confirmedCompromised'
            ? 'Confirm sign-in compromised'
            : state === 'confirmedSafe'
              ? 'Confirm sign-in safe'
              : 'Dismiss sign-in risk',
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          {
            id: String(row['userId']),
            type: 'User',
            displayName: String(row['userDisplayName']),
            userPrincipalName: String(row['userPrincipalName']),
          },
        ],
      });
    }
    return noContent;
  };
}
