import type { Localized } from '../kernel/localized.ts';

/**
 * One thing that an operator must have. `anyOf` lists alternatives, the narrowest first.
 * Source: permissions/new/permissions.json of microsoft-graph-devx-content; Exchange role groups by cmdlet.
 */
export type Permission =
  | { readonly kind: 'graph'; readonly anyOf: readonly string[]; readonly delegatedOnly?: boolean }
  | { readonly kind: 'exchange'; readonly cmdlet: string }
  /** Security & Compliance PowerShell, whose role groups are its own. */
  | { readonly kind: 'compliance'; readonly cmdlet: string }
  | {
      readonly kind: 'directory-role';
      readonly anyOf: readonly string[];
      readonly when?: 'privileged-target' | 'signed-in-user';
    }
  | { readonly kind: 'activity'; readonly anyOf: readonly string[] };

/** As an administrator looks for it: the narrowest of the alternatives, or the cmdlet. */
export function permissionName(permission: Permission): string {
  return 'cmdlet' in permission ? permission.cmdlet : (permission.anyOf[0] ?? '');
}

export interface MissingPermission {
  readonly permission: Permission;
  /** What does not work without it. */
  readonly consequence: Localized;
}
