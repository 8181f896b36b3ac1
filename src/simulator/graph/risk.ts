import { recordDirectory } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

function requireP2(request: GraphRequest): void {
  const licensed = request.tenant.skus.some((sku) =>
    (sku['servicePlans'] as { servicePlanName: string }[]).some(
      (plan) => plan.servicePlanName === 'AAD_PREMIUM_P2',
    ),
  );
  if (!licensed) throw graphError(403, 'Forbidden', 'Your tenant is not licensed for this feature.');
}

function mark(
  activity: string,
  level: string,
  state: string,
  detail: string,
): (request: GraphRequest) => typeof noContent {
  return (request) => {
    requireP2(request);
    const ids = request.json['userIds'];
    if (!Array.isArray(ids) || ids.length === 0)
      throw graphError(400, 'BadRequest', 'userIds must contain at least one id.');
    for (const id of ids as string[]) {
      const user = request.tenant.users.find((candidate) => candidate.id === id);
      if (!user) continue;
      const known = request.tenant.riskyUsers.find((candidate) => candidate['id'] === id);
      const entry: Obj = known ?? {
        id,
        isDeleted: false,
        isProcessing: false,
        userDisplayName: user.displayName,
        userPrincipalName: user.userPrincipalName,
      };
      if (!known) request.tenant.riskyUsers.push(entry);
      Object.assign(entry, {
        riskLevel: level,
        riskState: state,
        riskDetail: detail,
        riskLastUpdatedDateTime: request.world.clock.iso(),
      });
      recordDirectory(request.world, request.tenant, request.actor, {
        activity,
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          { id, type: 'User', displayName: user.displayName, userPrincipalName: user.userPrincipalName },
        ],
      });
    }
    return noContent;
  };
}

const readers = ['IdentityRiskyUser.Read.All', 'IdentityRiskyUser.ReadWrite.All'];
const writers = ['IdentityRiskyUser.ReadWrite.All'];

export const riskRoutes: readonly GraphRoute[] = [
  route('GET', '/identityProtection/riskyUsers', readers, (request) => {
    requireP2(request);
    return ok(collection(request, request.tenant.riskyUsers, 'identityProtection/riskyUsers'));
  }),
  route('GET', '/identityProtection/riskyUsers/{user}', readers, (request) => {
    requireP2(request);
    const found = request.tenant.riskyUsers.find((candidate) => candidate['id'] === request.params['user']);
    if (!found) throw graphError(404, 'ResourceNotFound', 'The risky user was not found.');
    return ok(entity(request, found, 'identityProtection/riskyUsers'));
  }),
  route(
    'GET',
    '/identityProtection/riskDetections',
    ['IdentityRiskEvent.Read.All', 'IdentityRiskEvent.ReadWrite.All'],
    (request) => {
      requireP2(request);
      return ok(collection(request, request.tenant.riskDetections, 'identityProtection/riskDetections'));
    },
  ),
  ...action(
    'confirmCompromised',
    mark('Confirm user compromised', 'high', 'confirmedCompromised', 'adminConfirmedUserCompromised'),
  ),
  ...action('dismiss', mark('Dismiss user risk', 'none', 'dismissed', 'adminDismissedAllRiskForUser')),
  ...action('confirmSafe', mark('Confirm user safe', 'none', 'confirmedSafe', 'adminConfirmedUserSafe')),
];

/** An action bound to a collection may be called by its bare or its qualified name (OData 4.01, 5.1.1.8). */
function action(name: string, handle: GraphRoute['handle']): readonly GraphRoute[] {
  return [name, `microsoft.graph.${name}`].map((called) =>
    route('POST', `/identityProtection/riskyUsers/${called}`, writers, handle),
  );
}
