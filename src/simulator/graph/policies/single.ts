import type { DirectoryRole } from '../../login/roles.ts';
import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import { entity } from '../odata/query.ts';
import { noContent, ok, route } from '../route.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { auditPolicy } from './audit.ts';

/** A policy of which a tenant has exactly one. */
export interface Single {
  readonly path: string;
  readonly name: string;
  /** Besides Policy.Read.All. */
  readonly readers?: readonly string[];
  readonly writers: readonly string[];
  readonly also?: readonly string[];
  readonly roles: readonly DirectoryRole[];
  /** The documented method, if not PATCH. */
  readonly method?: 'PUT';
  readonly betaOnly?: true;
  /** Answers a change with the changed policy instead of with nothing. */
  readonly returns?: true;
  pick(request: GraphRequest): Obj;
  check?(request: GraphRequest): void;
}

export const policyReaders = ['Policy.Read.All'];

export const policyViewers = {
  roles: ['Global Reader', 'Security Reader', 'Security Administrator', 'Conditional Access Administrator'],
} as const;

export function singleRoutes(one: Single): readonly GraphRoute[] {
  const beta = one.betaOnly ? { betaOnly: true } : {};
  return [
    route(
      'GET',
      `/${one.path}`,
      [...(one.readers ?? []), ...policyReaders],
      (request) => ok(entity(request, visible(request, one.pick(request)), one.path)),
      { roles: [...policyViewers.roles, ...one.roles], ...beta },
    ),
    route(one.method ?? 'PATCH', `/${one.path}`, one.writers, (request) => change(one, request), {
      roles: one.roles,
      ...beta,
      ...(one.also ? { also: one.also } : {}),
    }),
  ];
}

function change(one: Single, request: GraphRequest) {
  const policy = one.pick(request);
  const whole = visible(request, policy);
  checkMembers(whole, request.json);
  one.check?.(request);
  const before = structuredClone(policy);
  const hidden = (policy['_beta'] ?? {}) as Obj;
  for (const [key, value] of Object.entries(request.json))
    mergeOne(key in hidden ? hidden : policy, key, value);
  auditPolicy(
    request,
    `Update ${one.name}`,
    { id: String(policy['id'] ?? one.path), name: one.name },
    before,
    structuredClone(policy),
  );
  return one.returns ? ok(entity(request, visible(request, policy), one.path)) : noContent;
}

/** Some members exist only in beta. */
function visible(request: GraphRequest, policy: Obj): Obj {
  return request.version === 'beta' ? { ...policy, ...(policy['_beta'] as Obj | undefined) } : policy;
}

/** A single policy shows all its members, so that another name, or a value of another kind, is a mistake. */
export function checkMembers(policy: Obj, changes: { readonly [key: string]: unknown }): void {
  // Deeper down an id names another object: the group that a feature is switched on for.
  if ('id' in changes) throw graphError(400, 'BadRequest', `Property 'id' is read-only and cannot be set.`);
  checkKinds(policy, changes);
}

function checkKinds(policy: Obj, changes: { readonly [key: string]: unknown }): void {
  for (const [key, value] of Object.entries(changes)) {
    if (key.startsWith('@odata')) continue;
    if (!(key in policy)) throw graphError(400, 'BadRequest', `Invalid property '${key}'.`);
    const current = policy[key];
    if (isPlain(current) && isPlain(value)) checkKinds(current, value);
    else if (current !== null && current !== undefined && value !== null && kindOf(current) !== kindOf(value))
      throw graphError(400, 'BadRequest', `Invalid value specified for property '${key}'.`);
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

/** What a PATCH names is set; objects are merged, lists replaced. */
export function merge(target: Obj, changes: { readonly [key: string]: unknown }): void {
  for (const [key, value] of Object.entries(changes)) mergeOne(target, key, value);
}

function mergeOne(target: Obj, key: string, value: unknown): void {
  if (key.startsWith('@odata')) return;
  const current = target[key];
  if (isPlain(current) && isPlain(value)) merge(current, value);
  else target[key] = value;
}

function isPlain(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
