import type { Obj } from '../state/tenant.ts';
import { recordDirectory } from '../state/records.ts';
import { graphError } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import type { DirectoryRole } from '../login/roles.ts';

const readers = ['Policy.Read.All'];
const viewers = {
  roles: ['Global Reader', 'Security Reader', 'Security Administrator', 'Conditional Access Administrator'],
} as const;

/** A change of a policy, as the directory records it. */
export function auditPolicy(
  request: GraphRequest,
  activity: string,
  policy: { readonly id: string; readonly name: string },
  before: unknown,
  after: unknown,
): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'Policy',
    operationType: activity.split(' ')[0] ?? 'Update',
    targets: [
      {
        id: policy.id,
        type: 'Policy',
        displayName: policy.name,
        modified: [{ name: 'PolicyDetail', old: before, new: after }],
      },
    ],
  });
}

interface Single {
  readonly path: string;
  readonly name: string;
  readonly permission: string;
  readonly also?: readonly string[];
  readonly roles: readonly DirectoryRole[];
  /** The documented method; adminConsentRequestPolicy is replaced with PUT. */
  readonly method?: 'PUT';
  pick(request: GraphRequest): Obj;
  check?(request: GraphRequest): void;
}

/** Policies of which a tenant has exactly one. */
const singles: readonly Single[] = [
  {
    path: 'policies/identitySecurityDefaultsEnforcementPolicy',
    name: 'security defaults',
    permission: 'Policy.ReadWrite.SecurityDefaults',
    also: ['Policy.Read.All'],
    roles: ['Security Administrator', 'Conditional Access Administrator'],
    pick: (request) => request.tenant.policies.securityDefaults,
    check: refuseBesideConditionalAccess,
  },
  {
    path: 'policies/authorizationPolicy',
    name: 'authorization policy',
    permission: 'Policy.ReadWrite.Authorization',
    roles: ['Privileged Role Administrator'],
    pick: (request) => request.tenant.policies.authorization,
  },
  {
    path: 'policies/adminConsentRequestPolicy',
    name: 'admin consent request policy',
    permission: 'Policy.ReadWrite.ConsentRequest',
    roles: ['Privileged Role Administrator'],
    method: 'PUT',
    pick: (request) => request.tenant.policies.adminConsent,
  },
  {
    path: 'policies/authenticationMethodsPolicy',
    name: 'authentication methods policy',
    permission: 'Policy.ReadWrite.AuthenticationMethod',
    roles: ['Authentication Policy Administrator'],
    pick: (request) => request.tenant.policies.authenticationMethods,
  },
  {
    path: 'policies/crossTenantAccessPolicy',
    name: 'cross-tenant access policy',
    permission: 'Policy.ReadWrite.CrossTenantAccess',
    roles: ['Security Administrator'],
    pick: (request) => request.tenant.policies.crossTenantAccess,
  },
];

const configurations = 'policies/authenticationMethodsPolicy/authenticationMethodConfigurations';

export const policyRoutes: readonly GraphRoute[] = [
  ...singles.flatMap(singleRoutes),
  route(
    'GET',
    `/${configurations}`,
    [...readers, 'Policy.Read.AuthenticationMethod'],
    (request) => ok(collection(request, configurationsOf(request), configurations)),
    viewers,
  ),
  route(
    'GET',
    `/${configurations}/{configuration}`,
    [...readers, 'Policy.Read.AuthenticationMethod'],
    (request) => ok(entity(request, configurationOf(request), configurations)),
    viewers,
  ),
  route(
    'PATCH',
    `/${configurations}/{configuration}`,
    ['Policy.ReadWrite.AuthenticationMethod'],
    setConfiguration,
    {
      roles: ['Authentication Policy Administrator'],
    },
  ),
];

function singleRoutes(one: Single): readonly GraphRoute[] {
  return [
    route(
      'GET',
      `/${one.path}`,
      readers,
      (request) => ok(entity(request, one.pick(request), one.path)),
      viewers,
    ),
    route(
      one.method ?? 'PATCH',
      `/${one.path}`,
      [one.permission],
      (request) => {
        const policy = one.pick(request);
        checkMembers(policy, request.json);
        one.check?.(request);
        const before = structuredClone(policy);
        merge(policy, request.json);
        auditPolicy(
          request,
          `Update ${one.name}`,
          { id: String(policy['id'] ?? one.path), name: one.name },
          before,
          structuredClone(policy),
        );
        return noContent;
      },
      { roles: one.roles, ...(one.also ? { also: one.also } : {}) },
    ),
  ];
}

/** A single policy shows all its members, so that another name, or a value of another kind, is a mistake. */
function checkMembers(policy: Obj, changes: { readonly [key: string]: unknown }): void {
  for (const [key, value] of Object.entries(changes)) {
    if (key.startsWith('@odata')) continue;
    if (!(key in policy)) throw graphError(400, 'BadRequest', `Invalid property '${key}'.`);
    if (key === 'id') throw graphError(400, 'BadRequest', `Property 'id' is read-only and cannot be set.`);
    const current = policy[key];
    if (isPlain(current) && isPlain(value)) checkMembers(current, value);
    else if (current !== null && current !== undefined && value !== null && kindOf(current) !== kindOf(value))
      throw graphError(400, 'BadRequest', `Invalid value specified for property '${key}'.`);
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function merge(target: Obj, changes: { readonly [key: string]: unknown }): void {
  for (const [key, value] of Object.entries(changes)) {
    if (key.startsWith('@odata')) continue;
    const current = target[key];
    if (isPlain(current) && isPlain(value)) merge(current, value);
    else target[key] = value;
  }
}

function isPlain(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Security defaults and enforced Conditional Access exclude each other. */
function refuseBesideConditionalAccess(request: GraphRequest): void {
  const enforced = request.tenant.policies.conditionalAccess.some((policy) => policy['state'] === 'enabled');
  if (request.json['isEnabled'] === true && enforced)
    throw graphError(
      400,
      'BadRequest',
      'Security Defaults cannot be enabled while Conditional Access policies are enabled.',
    );
}

function configurationsOf(request: GraphRequest): readonly Obj[] {
  return request.tenant.policies.authenticationMethods[
    'authenticationMethodConfigurations'
  ] as readonly Obj[];
}

function configurationOf(request: GraphRequest): Obj {
  const wanted = (request.params['configuration'] ?? '').toLowerCase();
  const found = configurationsOf(request).find(
    (candidate) => String(candidate['id']).toLowerCase() === wanted,
  );
  if (!found) throw graphError(404, 'ResourceNotFound', `The configuration '${wanted}' was not found.`);
  return found;
}

function setConfiguration(request: GraphRequest) {
  const configuration = configurationOf(request);
  const { '@odata.type': type, state } = request.json;
  if (type !== configuration['@odata.type'])
    throw graphError(400, 'BadRequest', `@odata.type must be '${String(configuration['@odata.type'])}'.`);
  if (state !== undefined && state !== 'enabled' && state !== 'disabled')
    throw graphError(400, 'BadRequest', `Invalid state '${String(state)}'.`);
  const before = structuredClone(configuration);
  merge(configuration, request.json);
  auditPolicy(
    request,
    'Authentication Methods Policy Update',
    { id: 'authenticationMethodsPolicy', name: 'Authentication Methods Policy' },
    before,
    structuredClone(configuration),
  );
  return noContent;
}
