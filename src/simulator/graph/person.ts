import { findUser, rolesOf } from '../login/directory.ts';
import { directoryRoles, protectedRoles } from '../login/roles.ts';
import { recordDirectory } from '../state/records.ts';
import type { User } from '../state/tenant.ts';
import { denied, graphError, notFound } from './errors.ts';
import type { GraphRequest } from './route.ts';

export function userOf(request: GraphRequest): User {
  const wanted = request.params['user'] ?? '';
  const user = findUser(request.tenant, /^userPrincipalName='(.+)'$/.exec(wanted)?.[1] ?? wanted);
  if (!user) throw notFound(wanted);
  return user;
}

/** One changed property, as directory audits name it. */
export interface Modified {
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
}

export function targetOf(user: User, modified: readonly Modified[] = []) {
  return {
    id: user.id,
    type: 'User',
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    modified,
  };
}

/** A change of a user, as the directory records it. */
export function auditUser(
  request: GraphRequest,
  user: User,
  activity: string,
  modified: readonly Modified[] = [],
  more: { readonly operationType?: string; readonly details?: { readonly [key: string]: string } } = {},
): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'UserManagement',
    operationType: more.operationType ?? 'Update',
    targets: [targetOf(user, modified)],
    ...(more.details ? { details: more.details } : {}),
  });
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

const bannedPasswords = /password|passwort|kennwort|123456|qwert/i;

export interface PasswordProfile {
  readonly password?: string;
  readonly forceChangePasswordNextSignIn?: boolean;
}

/** Refuses a password that Entra would refuse, before anything is changed. */
export function checkPassword(request: GraphRequest, user: User, profile: PasswordProfile): void {
  const domain = request.tenant.domains.find(
    (candidate) => candidate['id'] === user.userPrincipalName.split('@')[1],
  );
  if (domain?.['authenticationType'] === 'Federated')
    throw graphError(400, 'Request_BadRequest', 'Cannot update password of a federated user.');
  const { password } = profile;
  if (password === undefined) return;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
  if (password.length < 8 || password.length > 256 || kinds < 3 || bannedPasswords.test(password))
    throw graphError(
      400,
      'Request_BadRequest',
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    );
}

export function setPassword(request: GraphRequest, user: User, profile: PasswordProfile): void {
  checkPassword(request, user, profile);
  if (profile.password !== undefined) {
    user._password = profile.password;
    user.lastPasswordChangeDateTime = request.world.clock.iso();
  }
  user._forceChange = profile.forceChangePasswordNextSignIn ?? user._forceChange;
  auditUser(request, user, 'Reset user password');
}
