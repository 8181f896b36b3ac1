import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';

// What policies, named locations and strengths of Conditional Access share.

export const base = 'identity/conditionalAccess';
export const readers = [
  'Policy.Read.All',
  'Policy.Read.ConditionalAccess',
  'Policy.ReadWrite.ConditionalAccess',
];
export const writers = ['Policy.ReadWrite.ConditionalAccess'];
export const administratorRoles = ['Conditional Access Administrator', 'Security Administrator'] as const;
export const viewers = { roles: [...administratorRoles, 'Security Reader', 'Global Reader'] } as const;

export function missing(what: string, id: string | undefined) {
  return graphError(404, 'ResourceNotFound', `The ${what} with id '${id ?? ''}' was not found.`);
}

export function named(object: Obj) {
  return { id: String(object['id']), name: String(object['displayName']) };
}

export function chosen(json: { readonly [key: string]: unknown }, names: readonly string[]): Obj {
  return Object.fromEntries(Object.entries(json).filter(([name]) => names.includes(name)));
}
