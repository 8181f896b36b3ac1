import type { AuthorisedRequest, ServiceAnswer } from '../http/exchange-types.ts';
import type { DirectoryRole } from '../login/roles.ts';
import type { Actor } from '../state/records.ts';

export interface GraphRequest extends AuthorisedRequest {
  readonly version: 'v1.0' | 'beta';
  /** Values of the pattern's `{name}` parts. */
  readonly params: { readonly [name: string]: string };
  readonly json: { readonly [key: string]: unknown };
  readonly actor: Actor;
}

interface More {
  readonly betaOnly?: boolean;
  /** Each of these too (`AlsoRequires`). */
  readonly also?: readonly string[];
  /** Delegated permissions that suffice on the signed-in person's own `{user}`. */
  readonly own?: readonly string[];
  /** A person needs one of these, or Global Administrator, except on his own `{user}`; an app does not. */
  readonly roles?: readonly DirectoryRole[];
}

/**
 * One endpoint. Permissions are those that suffice, any one of them (permissions.json of Microsoft's devx-content);
 * an empty list means that this kind of token is not supported at all.
 */
export interface GraphRoute extends More {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly pattern: string;
  readonly application: readonly string[];
  readonly delegated: readonly string[];
  handle(request: GraphRequest): ServiceAnswer;
}

export function ok(body: unknown): ServiceAnswer {
  return { status: 200, body };
}

export const noContent: ServiceAnswer = { status: 204 };

export function created(body: unknown): ServiceAnswer {
  return { status: 201, body };
}

export function route(
  method: GraphRoute['method'],
  pattern: string,
  permissions:
    | readonly string[]
    | { readonly application: readonly string[]; readonly delegated: readonly string[] },
  handle: (request: GraphRequest) => ServiceAnswer,
  more: More = {},
): GraphRoute {
  const both = Array.isArray(permissions)
    ? { application: permissions, delegated: permissions }
    : (permissions as { application: readonly string[]; delegated: readonly string[] });
  return { method, pattern, ...both, handle, ...more };
}
