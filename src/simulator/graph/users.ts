import { withPlans } from './assigned-plans.ts';
import { createUser } from './create-user.ts';
import { collection, entity } from './odata/query.ts';
import { auditUser, requireSensitiveRole, userOf } from './person.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import { updateUser, wideWriters } from './update-user.ts';
import { withActivity } from './user-activity.ts';

const readers = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Directory.AccessAsUser.All',
];

const writers = [...wideWriters, 'User.EnableDisableAccount.All', 'User-PasswordProfile.ReadWrite.All'];

const administrators = {
  roles: [
    'User Administrator',
    'Authentication Administrator',
    'Privileged Authentication Administrator',
    'Helpdesk Administrator',
  ],
} as const;

const userAdministrators = { roles: ['User Administrator'] } as const;

/** What Graph shows without being asked for more (user resource type, "returned by default"). */
const shape = {
  usual: [
    'id',
    'businessPhones',
    'displayName',
    'givenName',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
  ],
};

export const userRoutes: readonly GraphRoute[] = [
  route('GET', '/users', readers, (request) =>
    ok(collection(request, withActivity(request, withPlans(request, request.tenant.users)), 'users', shape)),
  ),
  route(
    'GET',
    '/users/{user}',
    readers,
    (request) =>
      ok(entity(request, withActivity(request, withPlans(request, [userOf(request)]))[0]!, 'users', shape)),
    { own: ['User.Read', 'User.ReadWrite'] },
  ),
  route(
    'PATCH',
    '/users/{user}',
    writers,
    (request) => {
      updateUser(request, userOf(request));
      return noContent;
    },
    administrators,
  ),
  route(
    'POST',
    '/users',
    wideWriters,
    (request) => created(entity(request, createUser(request), 'users', shape)),
    userAdministrators,
  ),
  route(
    'DELETE',
    '/users/{user}',
    ['User.ReadWrite.All', 'Directory.AccessAsUser.All'],
    (request) => {
      const user = userOf(request);
      requireSensitiveRole(request, user);
      request.tenant.users = request.tenant.users.filter((candidate) => candidate !== user);
      auditUser(request, user, 'Delete user', [], { operationType: 'Delete' });
      return noContent;
    },
    userAdministrators,
  ),
  route(
    'POST',
    '/users/{user}/revokeSignInSessions',
    ['User.RevokeSessions.All', ...wideWriters],
    revokeSessions,
    administrators,
  ),
];

function revokeSessions(request: GraphRequest) {
  const user = userOf(request);
  const before = user.signInSessionsValidFromDateTime;
  user.signInSessionsValidFromDateTime = request.world.clock.iso();
  auditUser(request, user, 'Update StsRefreshTokenValidFrom Timestamp', [
    { name: 'StsRefreshTokensValidFrom', old: [before], new: [user.signInSessionsValidFromDateTime] },
  ]);
  return ok({
    '@odata.context': `https://${request.host}/${request.version}/$metadata#Edm.Boolean`,
    value: true,
  });
}
