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

/** Enabled users but emergency and synchronisation accounts; null where the snapshot does not hold the users. */
export function peopleOf(values: AccessValues, about: About): readonly Person[] | null {
  const { users, 'role-holders': holders } = values;
  if (!users || !values['policy-group-members']) return null;
  const roles = new Map<string, Set<string>>();
  for (const holder of holders ?? []) {
    if (holder.state !== 'active' || (holder.scope ?? '/') !== '/') continue;
    const own = roles.get(holder.principalId) ?? new Set();
    roles.set(holder.principalId, own.add(holder.roleTemplateId.toLowerCase()));
  }
  return users
    .filter((user) => user.accountEnabled !== false)
    .map((user) => ({
      id: user.id,
      name: user.userPrincipalName,
      guest: user.userType === 'Guest',
      roles: roles.get(user.id) ?? new Set<string>(),
    }))
    .filter(
      (person) => !about.breakGlass.includes(person.name.toLowerCase()) && !person.roles.has(synchronisation),
    );
}

export function groupsOf(values: AccessValues): Groups {
  return new Map(
    Object.entries(values['policy-group-members'] ?? {}).map(([group, members]) => [group, new Set(members)]),
  );
}

export function locationsOf(values: AccessValues): Locations {
  const trusted = (values['named-locations'] ?? [])
    .filter((one) => one.isTrusted === true)
    .map((one) => one.id);
  return { trusted: new Set(trusted) };
}

export function strengthsOf(values: AccessValues): Strengths {
  return new Map((values['authentication-strengths'] ?? []).map((one) => [one.id, one.allowedCombinations]));
}
