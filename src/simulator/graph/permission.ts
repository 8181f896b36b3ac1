import type { AuthorisedRequest } from '../http/exchange-types.ts';
import { findUser } from '../login/directory.ts';
import { directoryRoles } from '../login/roles.ts';
import { denied, graphError } from './errors.ts';
import type { GraphRoute } from './route.ts';

/**
 * Whether the token may use this endpoint: the permission in the token, and for a person also the directory role, since a
 * delegated permission never lends more power than its user has.
 */
export function requirePermission(
  request: AuthorisedRequest,
  route: GraphRoute,
  params: { readonly [name: string]: string },
): void {
  const { token, tenant } = request;
  if (token.idtyp === 'app') {
    if (route.application.length === 0)
      throw graphError(
        403,
        'Authorization_RequestDenied',
        'This operation is not supported with application permissions.',
      );
    requireHeld(token.roles ?? [], route.application, route.also ?? []);
    return;
  }
  const held = (token.scp ?? '').split(' ');
  const own = params['user'] !== undefined && findUser(tenant, params['user'])?.id === token.oid;
  requireHeld(held, own ? [...route.delegated, ...(route.own ?? [])] : route.delegated, route.also ?? []);
  if (own || !route.roles) return;
  const sufficient = ['Global Administrator' as const, ...route.roles].map((role) => directoryRoles[role]);
  if (!token.wids.some((role) => (sufficient as readonly string[]).includes(role))) throw denied();
}

function requireHeld(held: readonly string[], sufficient: readonly string[], also: readonly string[]): void {
  const enough = sufficient.some((permission) => held.includes(permission));
  if (!enough || !also.every((permission) => held.includes(permission))) throw denied();
}
