import type { Person } from './access/who.ts';
import type { SettingValues } from '../../domain/setting-values/index.ts';

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** The roles that SCuBA's baseline for Entra ID calls highly privileged, by template id. */
const highlyPrivileged: { readonly [role: string]: string } = {
  [globalAdministrator]: 'Global Administrator',
  'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'User Administrator',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c': 'SharePoint Administrator',
  '29232cdf-9323-42fd-ade2-1d097af3e4de': 'Exchange Administrator',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2': 'Hybrid Identity Administrator',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': 'Application Administrator',
  '158c047a-c907-4556-b7ef-446551a6b5f7': 'Cloud Application Administrator',
};

/** One invented administrator for each of them, where an export does not name the users. */
export const privilegedStandIns: readonly Person[] = Object.keys(highlyPrivileged).map((role) => ({
  id: role,
  name: role,
  guest: false,
  roles: new Set([role]),
}));

export function isHighlyPrivileged(role: string): boolean {
  return role.toLowerCase() in highlyPrivileged;
}

export function nameOfRole(role: string): string {
  return highlyPrivileged[role.toLowerCase()] ?? role;
}

/** Names of the users who hold or may take on such a role, each once. */
export function privilegedHolders(
  holders: SettingValues['role-holders'],
  wanted: (role: string) => boolean,
): readonly string[] {
  const found = holders.filter(
    (one) => one.principalType === 'user' && wanted(one.roleTemplateId.toLowerCase()),
  );
  const names = new Map(found.map((one) => [one.principalId, one.principalName ?? one.principalId]));
  return [...names.values()].sort();
}
