import { withPlans } from './assigned-plans.ts';
import { isObject } from '../../kernel/json.ts';
import type { Obj, User } from '../state/tenant.ts';
import { denied, graphError } from './errors.ts';
import { requireReportLicence } from './licence.ts';
import { entityType } from './odata/properties.ts';
import { collection, entity } from './odata/query.ts';
import { auditUser, checkPassword, requireSensitiveRole, setPassword, userOf } from './person.ts';
import type { Modified, PasswordProfile } from './person.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Directory.AccessAsUser.All',
];
const wideWriters = ['User.ReadWrite.All', 'Directory.ReadWrite.All', 'Directory.AccessAsUser.All'];
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

/** `signInActivity` is asked for by name, needs a premium licence and the permission to read sign-ins. */
function withActivity(request: GraphRequest, users: readonly User[]): readonly Obj[] {
  const asked = ['$select', '$filter'].some((name) => request.query.get(name)?.includes('signInActivity'));
  if (!asked) return users;
  const held = request.token.roles ?? (request.token.scp ?? '').split(' ');
  if (!held.includes('AuditLog.Read.All')) throw denied();
  requireReportLicence(request.tenant);
  return users.map((user) => ({ ...user, signInActivity: activityOf(request, user) }));
}

function activityOf(request: GraphRequest, user: User): Obj | null {
  const rows = request.tenant.logs.signIns
    .map((entry) => entry.record)
    .filter((record) => record['userId'] === user.id);
  const last = (interactive: boolean | null): Obj | undefined =>
    rows
      .filter((row) => interactive === null || (row['isInteractive'] === true) === interactive)
      .toSorted((a, b) => String(a['createdDateTime']).localeCompare(String(b['createdDateTime'])))
      .at(-1);
  if (rows.length === 0) return null;
  const successful = rows.filter((row) => (row['status'] as Obj | undefined)?.['errorCode'] === 0).at(-1);
  return {
    lastSignInDateTime: last(true)?.['createdDateTime'] ?? null,
    lastSignInRequestId: last(true)?.['id'] ?? null,
    lastNonInteractiveSignInDateTime: last(false)?.['createdDateTime'] ?? null,
    lastNonInteractiveSignInRequestId: last(false)?.['id'] ?? null,
    lastSuccessfulSignInDateTime: successful?.['createdDateTime'] ?? null,
    lastSuccessfulSignInRequestId: successful?.['id'] ?? null,
  };
}

const sensitive = new Set([
  'accountEnabled',
  'passwordProfile',
  'mobilePhone',
  'businessPhones',
  'otherMails',
  'userPrincipalName',
]);
const readOnly = new Set([
  'id',
  'createdDateTime',
  'deletedDateTime',
  'lastPasswordChangeDateTime',
  'signInSessionsValidFromDateTime',
  'onPremisesSyncEnabled',
  'proxyAddresses',
  'assignedLicenses',
  'signInActivity',
  'userType',
]);

function updateUser(request: GraphRequest, user: User): void {
  const changes = Object.entries(request.json).filter(([name]) => !name.startsWith('@odata'));
  checkNames(
    changes.map(([name]) => name),
    user,
  );
  if (changes.some(([name]) => sensitive.has(name))) requireSensitiveRole(request, user);
  requireNarrowPermission(
    request,
    changes.map(([name]) => name),
  );
  const { accountEnabled, passwordProfile } = request.json;
  if ('accountEnabled' in request.json && typeof accountEnabled !== 'boolean')
    throw invalidValue('accountEnabled');
  if ('passwordProfile' in request.json) {
    if (!isObject(passwordProfile)) throw invalidValue('passwordProfile');
    checkPassword(request, user, passwordProfile);
  }
  const modified: Modified[] = [];
  for (const [name, value] of changes) {
    if (name === 'passwordProfile') continue;
    modified.push({ name: label(name), old: [user[name] ?? null], new: [value] });
    user[name] = value;
  }
  if (modified.length > 0)
    auditUser(request, user, 'Update user', [
      ...modified,
      { name: 'Included Updated Properties', old: null, new: modified.map((one) => one.name).join(', ') },
    ]);
  // Switching sign-in is recorded a second time under a name of its own.
  const enabled = modified.find((one) => one.name === 'AccountEnabled');
  if (enabled)
    auditUser(request, user, accountEnabled === true ? 'Enable account' : 'Disable account', [enabled]);
  if (isObject(passwordProfile)) setPassword(request, user, passwordProfile);
}

function label(name: string): string {
  return `${name[0]!.toUpperCase()}${name.slice(1)}`;
}

function checkNames(names: readonly string[], user: User): void {
  const known = entityType('users', 'v1.0')!.properties;
  for (const name of names) {
    if (!known.has(name)) throw graphError(400, 'Request_BadRequest', `Invalid property '${name}'.`);
    if (readOnly.has(name))
      throw graphError(400, 'Request_BadRequest', `Property '${name}' is read-only and cannot be set.`);
    if (user.onPremisesSyncEnabled === true && !sensitive.has(name) && name !== 'usageLocation')
      throw graphError(
        400,
        'Request_BadRequest',
        'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
      );
  }
}

function invalidValue(name: string) {
  return graphError(
    400,
    'Request_BadRequest',
    `Invalid value specified for property '${name}' of resource 'User'.`,
  );
}

/** The narrow permissions reach only what their name says. */
function requireNarrowPermission(request: GraphRequest, names: readonly string[]): void {
  const held = request.token.roles ?? (request.token.scp ?? '').split(' ');
  if (wideWriters.some((wide) => held.includes(wide))) return;
  const narrow: { readonly [name: string]: string } = {
    accountEnabled: 'User.EnableDisableAccount.All',
    passwordProfile: 'User-PasswordProfile.ReadWrite.All',
  };
  if (!names.every((name) => held.includes(narrow[name] ?? 'none'))) throw denied();
}

function createUser(request: GraphRequest): User {
  const { world, tenant, json } = request;
  const profile = json['passwordProfile'];
  for (const name of [
    'accountEnabled',
    'displayName',
    'mailNickname',
    'userPrincipalName',
    'passwordProfile',
  ]) {
    if (json[name] === undefined)
      throw graphError(
        400,
        'Request_BadRequest',
        `A value is required for property '${name}' of resource 'User'.`,
      );
  }
  const upn = String(json['userPrincipalName']);
  if (!tenant.domains.some((domain) => domain['id'] === upn.split('@')[1]))
    throw graphError(
      400,
      'Request_BadRequest',
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
    );
  if (tenant.users.some((user) => user.userPrincipalName.toLowerCase() === upn.toLowerCase()))
    throw graphError(
      400,
      'Request_BadRequest',
      'Another object with the same value for property userPrincipalName already exists.',
    );
  const now = world.clock.iso();
  const user: User = {
    id: world.random.uuid(),
    userPrincipalName: upn,
    displayName: String(json['displayName']),
    mailNickname: json['mailNickname'],
    mail: null,
    accountEnabled: json['accountEnabled'] === true,
    userType: 'Member',
    onPremisesSyncEnabled: null,
    signInSessionsValidFromDateTime: now,
    lastPasswordChangeDateTime: now,
    createdDateTime: now,
    assignedLicenses: [],
    businessPhones: [],
    otherMails: [],
    proxyAddresses: [],
    _password: '',
    _forceChange: true,
    _perUserMfa: 'disabled',
    _defaultMethod: null,
    _methods: [
      {
        '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
        id: '28c10230-6103-485e-b985-444c60001490',
        createdDateTime: now,
        password: null,
        _holder: 'owner',
      },
    ],
    _appPasswords: [],
    _manager: null,
  };
  const given = (isObject(profile) ? profile : {}) as PasswordProfile;
  checkPassword(request, user, given);
  user._password = given.password ?? '';
  user._forceChange = given.forceChangePasswordNextSignIn ?? true;
  tenant.users.push(user);
  auditUser(
    request,
    user,
    'Add user',
    [
      { name: 'AccountEnabled', old: [], new: [user.accountEnabled] },
      { name: 'DisplayName', old: [], new: [user.displayName] },
      { name: 'UserPrincipalName', old: [], new: [upn] },
    ],
    { operationType: 'Add' },
  );
  return user;
}
