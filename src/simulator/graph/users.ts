import { findUser, rolesOf } from '../login/directory.ts';
import { directoryRoles, protectedRoles } from '../login/roles.ts';
import { recordDirectory } from '../state/records.ts';
import type { Obj, User } from '../state/tenant.ts';
import { denied, graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Directory.AccessAsUser.All',
];
const writers = [
  'User.ReadWrite.All',
  'Directory.ReadWrite.All',
  'Directory.AccessAsUser.All',
  'User.EnableDisableAccount.All',
  'User-PasswordProfile.ReadWrite.All',
];

export function userOf(request: GraphRequest): User {
  const wanted = request.params['user'] ?? '';
  const user =
    wanted === 'me' ? findUser(request.tenant, request.token.oid) : findUser(request.tenant, wanted);
  if (!user) throw notFound(wanted);
  return user;
}

/** What Graph shows without being asked for more (user resource type, "returned by default"). */
const defaultMembers = [
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
];

function shown(request: GraphRequest, user: User): Obj {
  if (request.query.has('$select') || request.query.has('$filter')) return user;
  return Object.fromEntries(defaultMembers.map((name) => [name, user[name] ?? null]));
}

/**
 * Sensitive changes need a directory role besides the permission; the strongest roles and members of role-assignable
 * groups are out of reach for all but two roles (user resource type, "Who can perform sensitive actions").
 */
export function requireSensitiveRole(request: GraphRequest, target: User): void {
  const held = request.token.wids;
  const strongest = [
    directoryRoles['Global Administrator'],
    directoryRoles['Privileged Authentication Administrator'],
  ];
  if (strongest.some((role) => held.includes(role))) return;
  const targetRoles = rolesOf(request.tenant, target.id);
  const roleGroup = request.tenant.groups.some(
    (group) => group['isAssignableToRole'] === true && group._members.includes(target.id),
  );
  if (roleGroup || targetRoles.some((role) => protectedRoles.includes(role))) throw denied();
  const ordinary = [
    directoryRoles['User Administrator'],
    directoryRoles['Authentication Administrator'],
    directoryRoles['Helpdesk Administrator'],
  ];
  if (!ordinary.some((role) => held.includes(role)) || targetRoles.length > 0) throw denied();
}

export const userRoutes: readonly GraphRoute[] = [
  route('GET', '/users', readers, (request) =>
    ok(
      collection(
        request,
        request.tenant.users.map((user) => shown(request, user)),
        'users',
      ),
    ),
  ),
  route('GET', '/users/{user}', [...readers, 'User.Read'], (request) =>
    ok(entity(request, shown(request, userOf(request)), 'users')),
  ),
  route('PATCH', '/users/{user}', writers, (request) => {
    updateUser(request, userOf(request));
    return noContent;
  }),
  route(
    'POST',
    '/users',
    ['User.ReadWrite.All', 'Directory.ReadWrite.All', 'Directory.AccessAsUser.All'],
    (request) => ({ status: 201, body: entity(request, createUser(request), 'users') }),
  ),
  route('DELETE', '/users/{user}', ['User.ReadWrite.All', 'Directory.AccessAsUser.All'], (request) => {
    const user = userOf(request);
    requireSensitiveRole(request, user);
    request.tenant.users = request.tenant.users.filter((candidate) => candidate !== user);
    recordDirectory(request.world, request.tenant, request.actor, {
      activity: 'Delete user',
      category: 'UserManagement',
      operationType: 'Delete',
      targets: [targetOf(user)],
    });
    return noContent;
  }),
  route(
    'POST',
    '/users/{user}/revokeSignInSessions',
    [
      'User.RevokeSessions.All',
      'User.ReadWrite.All',
      'Directory.ReadWrite.All',
      'Directory.AccessAsUser.All',
    ],
    (request) => {
      const user = userOf(request);
      const before = user.signInSessionsValidFromDateTime;
      user.signInSessionsValidFromDateTime = request.world.clock.iso();
      recordDirectory(request.world, request.tenant, request.actor, {
        activity: 'Update StsRefreshTokenValidFrom Timestamp',
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          targetOf(user, [
            { name: 'StsRefreshTokensValidFrom', old: [before], new: [user.signInSessionsValidFromDateTime] },
          ]),
        ],
      });
      return ok({
        '@odata.context': `https://graph.microsoft.com/${request.version}/$metadata#Edm.Boolean`,
        value: true,
      });
    },
  ),
  route('GET', '/users/{user}/memberOf', readers, (request) =>
    ok(collection(request, memberships(request), 'directoryObjects')),
  ),
  route('GET', '/users/{user}/transitiveMemberOf', readers, (request) =>
    ok(collection(request, memberships(request), 'directoryObjects')),
  ),
  route('GET', '/users/{user}/transitiveMemberOf/microsoft.graph.directoryRole', readers, (request) =>
    ok(
      collection(
        request,
        memberships(request).filter((item) => item['@odata.type'] === '#microsoft.graph.directoryRole'),
        'directoryRoles',
      ),
    ),
  ),
  route('GET', '/users/{user}/ownedObjects', readers, (request) => {
    const user = userOf(request);
    const owned = request.tenant.applications.filter((application) => application._owners.includes(user.id));
    return ok(
      collection(
        request,
        owned.map((application) => ({ '@odata.type': '#microsoft.graph.application', ...application })),
        'directoryObjects',
      ),
    );
  }),
];

export function targetOf(
  user: User,
  modified: readonly { readonly name: string; readonly old: unknown; readonly new: unknown }[] = [],
) {
  return {
    id: user.id,
    type: 'User',
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    modified,
  };
}

function memberships(request: GraphRequest): Obj[] {
  const user = userOf(request);
  const groups = request.tenant.groups.filter((group) => group._members.includes(user.id));
  return [
    ...groups.map((group) => ({ '@odata.type': '#microsoft.graph.group', ...group })),
    ...rolesOf(request.tenant, user.id).map((template) => ({
      '@odata.type': '#microsoft.graph.directoryRole',
      id: template,
      roleTemplateId: template,
      displayName: Object.entries(directoryRoles).find(([, id]) => id === template)?.[0] ?? template,
      description: null,
    })),
  ];
}

const patchable = new Set([
  'accountEnabled',
  'passwordProfile',
  'displayName',
  'jobTitle',
  'mobilePhone',
  'businessPhones',
  'otherMails',
  'mail',
  'usageLocation',
  'givenName',
  'surname',
]);
const sensitive = new Set([
  'accountEnabled',
  'passwordProfile',
  'mobilePhone',
  'businessPhones',
  'otherMails',
  'userPrincipalName',
]);

function updateUser(request: GraphRequest, user: User): void {
  const changes = Object.entries(request.json);
  const unknown = changes.find(([name]) => !patchable.has(name));
  if (unknown) throw graphError(400, 'Request_BadRequest', `Invalid property '${unknown[0]}'.`);
  if (changes.some(([name]) => sensitive.has(name))) requireSensitiveRole(request, user);
  requireNarrowPermission(
    request,
    changes.map(([name]) => name),
  );
  for (const [name, value] of changes) {
    if (name === 'passwordProfile')
      setPassword(request, user, value as { password?: string; forceChangePasswordNextSignIn?: boolean });
    else {
      const before = user[name];
      user[name] = value;
      const activity =
        name === 'accountEnabled' && value === false
          ? 'Disable account'
          : name === 'accountEnabled'
            ? 'Enable account'
            : 'Update user';
      const label =
        name === 'accountEnabled' ? 'AccountEnabled' : `${name[0]!.toUpperCase()}${name.slice(1)}`;
      recordDirectory(request.world, request.tenant, request.actor, {
        activity,
        category: 'UserManagement',
        operationType: 'Update',
        targets: [targetOf(user, [{ name: label, old: [before], new: [value] }])],
      });
    }
  }
}

/** The narrow permissions reach only what their name says. */
function requireNarrowPermission(request: GraphRequest, names: readonly string[]): void {
  const held = request.token.roles ?? (request.token.scp ?? '').split(' ');
  if (
    ['User.ReadWrite.All', 'Directory.ReadWrite.All', 'Directory.AccessAsUser.All'].some((wide) =>
      held.includes(wide),
    )
  )
    return;
  for (const name of names) {
    const narrow =
      name === 'accountEnabled'
        ? 'User.EnableDisableAccount.All'
        : name === 'passwordProfile'
          ? 'User-PasswordProfile.ReadWrite.All'
          : null;
    if (!narrow || !held.includes(narrow)) throw denied();
  }
}

const bannedPasswords = /password|passwort|kennwort|123456|qwert/i;

export function setPassword(
  request: GraphRequest,
  user: User,
  profile: { password?: string; forceChangePasswordNextSignIn?: boolean },
): void {
  const domain = request.tenant.domains.find(
    (candidate) => candidate['id'] === user.userPrincipalName.split('@')[1],
  );
  if (domain?.['authenticationType'] === 'Federated')
    throw graphError(400, 'Request_BadRequest', 'Cannot update password of a federated user.');
  const password = profile.password;
  if (password !== undefined) {
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
    if (password.length < 8 || kinds < 3 || bannedPasswords.test(password)) {
      throw graphError(
        400,
        'Request_BadRequest',
        'The specified password does not comply with password complexity requirements. Please provide a different password.',
      );
    }
    user._password = password;
    user.lastPasswordChangeDateTime = request.world.clock.iso();
  }
  user._forceChange = profile.forceChangePasswordNextSignIn ?? user._forceChange;
  recordDirectory(request.world, request.tenant, request.actor, {
    activity: 'Reset user password',
    category: 'UserManagement',
    operationType: 'Update',
    targets: [targetOf(user)],
  });
}

function createUser(request: GraphRequest): User {
  const { world, tenant, json } = request;
  const profile = (json['passwordProfile'] ?? {}) as { password?: string };
  const user: User = {
    id: world.random.uuid(),
    userPrincipalName: String(json['userPrincipalName']),
    displayName: String(json['displayName']),
    mail: null,
    accountEnabled: json['accountEnabled'] === true,
    userType: 'Member',
    onPremisesSyncEnabled: null,
    signInSessionsValidFromDateTime: world.clock.iso(),
    lastPasswordChangeDateTime: world.clock.iso(),
    createdDateTime: world.clock.iso(),
    assignedLicenses: [],
    businessPhones: [],
    otherMails: [],
    proxyAddresses: [],
    _password: profile.password ?? '',
    _forceChange: false,
    _perUserMfa: 'disabled',
    _defaultMethod: null,
    _methods: [],
    _appPasswords: [],
    _manager: null,
  };
  tenant.users.push(user);
  recordDirectory(world, tenant, request.actor, {
    activity: 'Add user',
    category: 'UserManagement',
    operationType: 'Add',
    targets: [targetOf(user)],
  });
  return user;
}
