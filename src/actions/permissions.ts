import type { Permission } from '../domain/permission.ts';

/** A Graph permission; the narrowest alternative first. */
export function graph(...anyOf: readonly string[]): Permission {
  return { kind: 'graph', anyOf };
}

export function cmdlets(...names: readonly string[]): readonly Permission[] {
  return names.map((cmdlet) => ({ kind: 'exchange', cmdlet }));
}

/**
 * Sign-in and password of an account that holds an administrator role, or belongs to a role-assignable group, may only be
 * changed by these two. An application needs the role too: its Graph permission alone gives 403.
 * Source: learn.microsoft.com/graph/api/resources/users, "Who can perform sensitive actions".
 */
export const overPrivilegedAccounts: Permission = {
  kind: 'directory-role',
  anyOf: ['Privileged Authentication Administrator', 'Global Administrator'],
  when: 'privileged-target',
};
