import type { About } from '../../../domain/check.ts';
import type { SettingValues } from '../../../domain/setting-values/index.ts';
import type { Groups, Person } from './who.ts';
import type { Strengths } from './grants.ts';
import type { Locations } from './when.ts';

export type AccessValues = Pick<SettingValues, 'conditional-access'> &
  Partial<
    Pick<
      SettingValues,
      'users' | 'policy-group-members' | 'role-holders' | 'named-locations' | 'authentication-strengths'
    >
  >;

/** What checks on Conditional Access want beside the policies. */
export const accessWants = [
  'users',
  'policy-group-members',
  'role-holders',
  'named-locations',
  'authentication-strengths',
] as const;

/** The account that synchronises from the on-premises directory cannot do MFA; Microsoft says to leave it out. */
const synchronisation = 'd29b2b05-8046-44ba-8758-1e26182fcf32';

/** Enabled users but emergency accounts; null where the snapshot does not hold the users. Roles are looked up when asked for. */
export function peopleOf(values: AccessValues, about: About): readonly Person[] | null {
  const { users } = values;
  if (!users) return null;
  const roles = lazily(() => rolesIn(values));
  return users
    .filter(
      (user) =>
        user.accountEnabled !== false && !about.breakGlass.includes(user.userPrincipalName.toLowerCase()),
    )
    .map((user) => ({
      id: user.id,
      name: user.userPrincipalName,
      guest: user.userType === 'Guest',
      get roles() {
        return roles().get(user.id) ?? none;
      },
    }));
}

const none: ReadonlySet<string> = new Set();

/** Active roles over the whole directory, by principal. */
function rolesIn(values: AccessValues): ReadonlyMap<string, ReadonlySet<string>> {
  const roles = new Map<string, Set<string>>();
  for (const holder of values['role-holders'] ?? []) {
    if (holder.state !== 'active' || (holder.scope ?? '/') !== '/') continue;
    const own = roles.get(holder.principalId) ?? new Set();
    roles.set(holder.principalId, own.add(holder.roleTemplateId.toLowerCase()));
  }
  return roles;
}

export function isSynchronisation(person: Person): boolean {
  return person.roles.has(synchronisation);
}

export function groupsOf(values: AccessValues): Groups {
  const groups = lazily(
    () =>
      new Map(
        Object.entries(values['policy-group-members'] ?? {}).map(([group, members]) => [
          group,
          new Set(members),
        ]),
      ),
  );
  return { get: (group) => groups().get(group) };
}

export function locationsOf(values: AccessValues): Locations {
  const trusted = lazily(
    () =>
      new Set((values['named-locations'] ?? []).filter((one) => one.isTrusted === true).map((one) => one.id)),
  );
  return { isTrusted: (location) => trusted().has(location) };
}

export function strengthsOf(values: AccessValues): Strengths {
  const strengths = lazily(
    () => new Map((values['authentication-strengths'] ?? []).map((one) => [one.id, one.allowedCombinations])),
  );
  return { get: (id) => strengths().get(id) };
}

/** Made when it is first asked for: a setting that could not be read must not be looked at without need. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
