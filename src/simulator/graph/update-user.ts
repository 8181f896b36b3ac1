import { isObject } from '../../kernel/json.ts';
import type { User } from '../state/tenant.ts';
import { denied, graphError } from './errors.ts';
import { entityType } from './odata/properties.ts';
import { auditUser, checkPassword, requireSensitiveRole, setPassword } from './person.ts';
import type { Modified } from './person.ts';
import type { GraphRequest } from './route.ts';

/** Permissions that reach every property; the narrow ones are in `requireNarrowPermission`. */
export const wideWriters = ['User.ReadWrite.All', 'Directory.ReadWrite.All', 'Directory.AccessAsUser.All'];

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

/** Sets what the request names (Update user); throws Graph's errors before anything is changed. */
export function updateUser(request: GraphRequest, user: User): void {
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
