import type { AccessPolicy } from '../../../domain/setting-values/conditional-access.ts';

/** A user as Conditional Access sees him. */
export interface Person {
  readonly id: string;
  /** User principal name. */
  readonly name: string;
  readonly guest: boolean;
  /** Template ids of the active roles over the whole directory: roles within an administrative unit are not enforced. */
  readonly roles: ReadonlySet<string>;
}

/** Object ids of users by group id. */
export type Groups = Pick<ReadonlyMap<string, ReadonlySet<string>>, 'get'>;

type Users = NonNullable<NonNullable<AccessPolicy['conditions']>['users']>;

/** Whether the policy is assigned to the user; an exclusion always wins. */
export function assignedTo(policy: AccessPolicy, person: Person, groups: Groups): boolean {
  const users = policy.conditions?.users;
  if (!users) return false;
  return included(users, person, groups) && !excluded(users, person, groups);
}

function included(users: Users, person: Person, groups: Groups): boolean {
  return (
    users.includeUsers.includes('All') ||
    users.includeUsers.includes(person.id) ||
    (person.guest && users.includeUsers.includes('GuestsOrExternalUsers')) ||
    inGroup(users.includeGroups, person, groups) ||
    users.includeRoles.some((role) => person.roles.has(role.toLowerCase())) ||
    (person.guest && namesGuests(users.includeGuestsOrExternalUsers))
  );
}

function excluded(users: Users, person: Person, groups: Groups): boolean {
  return (
    users.excludeUsers.includes(person.id) ||
    (person.guest && users.excludeUsers.includes('GuestsOrExternalUsers')) ||
    inGroup(users.excludeGroups, person, groups) ||
    users.excludeRoles.some((role) => person.roles.has(role.toLowerCase())) ||
    (person.guest && namesGuests(users.excludeGuestsOrExternalUsers))
  );
}

function inGroup(named: readonly string[], person: Person, groups: Groups): boolean {
  return named.some((group) => groups.get(group)?.has(person.id) === true);
}

/**
 * Guests of a directory are `b2bCollaborationGuest` (from another organisation) or `internalGuest`; which of the two a user
 * is does not stand with him, so that naming either counts.
 */
function namesGuests(guests: Users['includeGuestsOrExternalUsers']): boolean {
  const types = (guests?.guestOrExternalUserTypes ?? '').split(',').map((type) => type.trim());
  return types.includes('b2bCollaborationGuest') || types.includes('internalGuest');
}

/** Whom a policy leaves out, for the evidence. */
export function exclusionsOf(policy: AccessPolicy): readonly string[] {
  const users = policy.conditions?.users;
  if (!users) return [];
  return [
    ...users.excludeUsers.map((id) => `user ${id}`),
    ...users.excludeGroups.map((id) => `group ${id}`),
    ...users.excludeRoles.map((id) => `role ${id}`),
    ...(users.excludeGuestsOrExternalUsers?.guestOrExternalUserTypes
      ? [`guests ${users.excludeGuestsOrExternalUsers.guestOrExternalUserTypes}`]
      : []),
  ];
}
