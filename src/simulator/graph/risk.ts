import { recordDirectory } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { requireProtectionLicence } from './licence.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['IdentityRiskyUser.Read.All', 'IdentityRiskyUser.ReadWrite.All'];
const writers = ['IdentityRiskyUser.ReadWrite.All'];
const eventReaders = ['IdentityRiskEvent.Read.All', 'IdentityRiskEvent.ReadWrite.All'];
const judges = { roles: ['Security Administrator', 'Security Operator'] } as const;
const viewers = { roles: [...judges.roles, 'Security Reader', 'Global Reader'] } as const;
const base = 'identityProtection';

export const riskRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `/${base}/riskyUsers`,
    readers,
    (request) => {
      requireProtectionLicence(request.tenant);
      return ok(collection(request, request.tenant.riskyUsers, `${base}/riskyUsers`));
    },
    viewers,
  ),
  route(
    'GET',
    `/${base}/riskyUsers/{user}`,
    readers,
    (request) => ok(entity(request, riskyUserOf(request), `${base}/riskyUsers`)),
    viewers,
  ),
  route(
    'GET',
    `/${base}/riskyUsers/{user}/history`,
    readers,
    (request) => {
      const history = (riskyUserOf(request)['_history'] ?? []) as readonly Obj[];
      return ok(collection(request, history, `${base}/riskyUsers/history`));
    },
    viewers,
  ),
  route(
    'GET',
    `/${base}/riskDetections`,
    eventReaders,
    (request) => {
      requireProtectionLicence(request.tenant);
      return ok(collection(request, request.tenant.riskDetections, `${base}/riskDetections`));
    },
    viewers,
  ),
  route('GET', `/${base}/riskDetections/{detection}`, eventReaders, oneDetection, viewers),
  route(
    'POST',
    `/${base}/riskyUsers/confirmCompromised`,
    writers,
    mark('Confirm user compromised', 'high', 'confirmedCompromised', 'adminConfirmedUserCompromised'),
    judges,
  ),
  route(
    'POST',
    `/${base}/riskyUsers/dismiss`,
    writers,
    mark('Dismiss user risk', 'none', 'dismissed', 'adminDismissedAllRiskForUser'),
    judges,
  ),
  route(
    'POST',
    `/${base}/riskyUsers/confirmSafe`,
    writers,
    mark('Confirm user safe', 'none', 'confirmedSafe', 'adminConfirmedUserSafe'),
    judges,
  ),
];

function riskyUserOf(request: GraphRequest): Obj {
  requireProtectionLicence(request.tenant);
  const found = request.tenant.riskyUsers.find((candidate) => candidate['id'] === request.params['user']);
  if (!found) throw graphError(404, 'ResourceNotFound', 'The risky user was not found.');
  return found;
}

function oneDetection(request: GraphRequest) {
  requireProtectionLicence(request.tenant);
  const found = request.tenant.riskDetections.find(
    (candidate) => candidate['id'] === request.params['detection'],
  );
  if (!found) throw graphError(404, 'ResourceNotFound', 'The risk detection was not found.');
  return ok(entity(request, found, `${base}/riskDetections`));
}

/** An administrator's word on users; all of them are looked up before the first is changed. */
function mark(
  activity: string,
  riskLevel: string,
  riskState: string,
  riskDetail: string,
): GraphRoute['handle'] {
  return (request) => {
    const { tenant, world } = request;
    requireProtectionLicence(tenant);
    const ids = request.json['userIds'];
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > 60)
      throw graphError(400, 'BadRequest', 'userIds must contain between 1 and 60 ids.');
    const users = (ids as unknown[]).map((id) => {
      const user = tenant.users.find((candidate) => candidate.id === id);
      if (!user) throw graphError(404, 'ResourceNotFound', `The user '${String(id)}' was not found.`);
      return user;
    });
    for (const user of users) {
      const known = tenant.riskyUsers.find((candidate) => candidate['id'] === user.id);
      const entry: Obj = known ?? {
        id: user.id,
        isDeleted: false,
        isProcessing: false,
        userDisplayName: user.displayName,
        userPrincipalName: user.userPrincipalName,
      };
      if (!known) tenant.riskyUsers.push(entry);
      const risk = { riskLevel, riskState, riskDetail, riskLastUpdatedDateTime: world.clock.iso() };
      const { _history, ...shown } = entry;
      Object.assign(entry, risk, {
        _history: [
          ...((_history ?? []) as readonly Obj[]),
          {
            ...shown,
            ...risk,
            id: world.random.uuid(),
            userId: user.id,
            initiatedBy: request.actor.id,
            activity: { riskEventTypes: [], detail: riskDetail },
          },
        ],
      });
      recordDirectory(world, tenant, request.actor, {
        activity,
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          {
            id: user.id,
            type: 'User',
            displayName: user.displayName,
            userPrincipalName: user.userPrincipalName,
            modified: [{ name: 'RiskState', old: known ? shown['riskState'] : null, new: riskState }],
          },
        ],
      });
    }
    return noContent;
  };
}
