import { recordDirectory } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['Policy.Read.All'];
const caReaders = ['Policy.Read.All', 'Policy.Read.ConditionalAccess'];
const caWriters = ['Policy.ReadWrite.ConditionalAccess'];
const caAlso = { also: ['Policy.Read.All', 'Application.Read.All'] };

function audit(
  request: GraphRequest,
  activity: string,
  id: string,
  name: string,
  before: unknown,
  after: unknown,
): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'Policy',
    operationType: activity.split(' ')[0] ?? 'Update',
    targets: [
      {
        id,
        type: 'Policy',
        displayName: name,
        modified: [{ name: 'PolicyDetail', old: before, new: after }],
      },
    ],
  });
}

/** A policy of which a tenant has exactly one. */
function single(
  path: string,
  name: string,
  pick: (request: GraphRequest) => Obj,
  write: {
    readonly permissions: readonly string[];
    readonly also?: readonly string[];
    readonly check?: (request: GraphRequest) => void;
  },
): GraphRoute[] {
  return [
    route('GET', path, readers, (request) => ok(entity(request, pick(request), path.slice(1)))),
    route(
      'PATCH',
      path,
      write.permissions,
      (request) => {
        write.check?.(request);
        const policy = pick(request);
        const before = structuredClone(policy);
        merge(policy, request.json);
        audit(request, `Update ${name}`, String(policy['id'] ?? path), name, before, request.json);
        return noContent;
      },
      write.also ? { also: write.also } : {},
    ),
  ];
}

function merge(target: Obj, changes: { readonly [key: string]: unknown }): void {
  for (const [key, value] of Object.entries(changes)) {
    const current = target[key];
    if (isPlain(current) && isPlain(value)) merge(current, value);
    else target[key] = value;
  }
}

function isPlain(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function policyOf(request: GraphRequest): Obj {
  const policy = request.tenant.policies.conditionalAccess.find(
    (candidate) => candidate['id'] === request.params['policy'],
  );
  if (!policy)
    throw graphError(
      404,
      'ResourceNotFound',
      `The policy with id '${request.params['policy']}' was not found.`,
    );
  return policy;
}

function requireConditionalAccess(request: GraphRequest, state: unknown): void {
  const licensed = request.tenant.skus.some((sku) =>
    (sku['servicePlans'] as { servicePlanName: string }[]).some(
      (plan) => plan.servicePlanName === 'AAD_PREMIUM',
    ),
  );
  if (!licensed)
    throw graphError(
      403,
      'AccessDenied',
      'Your tenant is not licensed for Conditional Access (Microsoft Entra ID P1).',
    );
  if (state === 'enabled' && request.tenant.policies.securityDefaults['isEnabled'] === true) {
    throw graphError(
      400,
      'BadRequest',
      '1150: Security Defaults is enabled in the tenant. You must disable Security defaults before enabling a Conditional Access policy.',
    );
  }
}

function checkPolicy(json: { readonly [key: string]: unknown }, whole: boolean): void {
  const state = json['state'];
  if (
    state !== undefined &&
    !['enabled', 'disabled', 'enabledForReportingButNotEnforced'].includes(String(state))
  )
    throw graphError(400, 'BadRequest', `1007: Invalid policy state '${String(state)}'.`);
  if (!whole) return;
  const conditions = json['conditions'] as Obj | undefined;
  if (!json['displayName'] || !state || !conditions?.['users'] || !conditions['applications'])
    throw graphError(
      400,
      'BadRequest',
      '1001: The policy must contain displayName, state, and conditions with users and applications.',
    );
}

export const policyRoutes: readonly GraphRoute[] = [
  ...single(
    '/policies/identitySecurityDefaultsEnforcementPolicy',
    'security defaults',
    (request) => request.tenant.policies.securityDefaults,
    {
      permissions: ['Policy.ReadWrite.SecurityDefaults'],
      also: ['Policy.Read.All'],
      check(request) {
        const enforced = request.tenant.policies.conditionalAccess.some(
          (policy) => policy['state'] === 'enabled',
        );
        if (request.json['isEnabled'] === true && enforced)
          throw graphError(
            400,
            'BadRequest',
            'Security Defaults cannot be enabled while Conditional Access policies are enabled.',
          );
      },
    },
  ),
  ...single(
    '/policies/authorizationPolicy',
    'authorization policy',
    (request) => request.tenant.policies.authorization,
    { permissions: ['Policy.ReadWrite.Authorization'] },
  ),
  ...single(
    '/policies/adminConsentRequestPolicy',
    'admin consent request policy',
    (request) => request.tenant.policies.adminConsent,
    { permissions: ['Policy.ReadWrite.ConsentRequest'] },
  ),
  route('PUT', '/policies/adminConsentRequestPolicy', ['Policy.ReadWrite.ConsentRequest'], (request) => {
    merge(request.tenant.policies.adminConsent, request.json);
    return noContent;
  }),
  ...single(
    '/policies/authenticationMethodsPolicy',
    'authentication methods policy',
    (request) => request.tenant.policies.authenticationMethods,
    { permissions: ['Policy.ReadWrite.AuthenticationMethod'] },
  ),
  ...single(
    '/policies/crossTenantAccessPolicy',
    'cross-tenant access policy',
    (request) => request.tenant.policies.crossTenantAccess,
    { permissions: ['Policy.ReadWrite.CrossTenantAccess'] },
  ),
  route(
    'GET',
    '/policies/authenticationStrengthPolicies',
    ['Policy.Read.All', 'Policy.Read.AuthenticationMethod'],
    (request) =>
      ok(
        collection(
          request,
          [
            ['00000000-0000-0000-0000-000000000002', 'Multifactor authentication'],
            ['00000000-0000-0000-0000-000000000003', 'Passwordless MFA'],
            ['00000000-0000-0000-0000-000000000004', 'Phishing-resistant MFA'],
          ].map(([id, displayName]) => ({
            id,
            displayName,
            policyType: 'builtIn',
            requirementsSatisfied: 'mfa',
          })),
          'policies/authenticationStrengthPolicies',
        ),
      ),
  ),
  route('GET', '/identity/conditionalAccess/policies', caReaders, (request) =>
    ok(collection(request, request.tenant.policies.conditionalAccess, 'identity/conditionalAccess/policies')),
  ),
  route('GET', '/identity/conditionalAccess/policies/{policy}', caReaders, (request) =>
    ok(entity(request, policyOf(request), 'identity/conditionalAccess/policies')),
  ),
  route(
    'POST',
    '/identity/conditionalAccess/policies',
    caWriters,
    (request) => {
      checkPolicy(request.json, true);
      requireConditionalAccess(request, request.json['state']);
      const policy: Obj = {
        id: request.world.random.uuid(),
        templateId: null,
        createdDateTime: request.world.clock.iso(),
        modifiedDateTime: null,
        grantControls: null,
        sessionControls: null,
        ...request.json,
      };
      request.tenant.policies.conditionalAccess.push(policy);
      audit(
        request,
        'Add conditional access policy',
        String(policy['id']),
        String(policy['displayName']),
        null,
        policy,
      );
      return { status: 201, body: entity(request, policy, 'identity/conditionalAccess/policies') };
    },
    caAlso,
  ),
  route(
    'PATCH',
    '/identity/conditionalAccess/policies/{policy}',
    caWriters,
    (request) => {
      checkPolicy(request.json, false);
      requireConditionalAccess(request, request.json['state']);
      const policy = policyOf(request);
      const before = structuredClone(policy);
      for (const [key, value] of Object.entries(request.json)) policy[key] = value;
      policy['modifiedDateTime'] = request.world.clock.iso();
      audit(
        request,
        'Update conditional access policy',
        String(policy['id']),
        String(policy['displayName']),
        before,
        policy,
      );
      return noContent;
    },
    caAlso,
  ),
  route(
    'DELETE',
    '/identity/conditionalAccess/policies/{policy}',
    caWriters,
    (request) => {
      const policy = policyOf(request);
      request.tenant.policies.conditionalAccess = request.tenant.policies.conditionalAccess.filter(
        (candidate) => candidate !== policy,
      );
      audit(
        request,
        'Delete conditional access policy',
        String(policy['id']),
        String(policy['displayName']),
        policy,
        null,
      );
      return noContent;
    },
    caAlso,
  ),
  route('GET', '/identity/conditionalAccess/namedLocations', caReaders, (request) =>
    ok(
      collection(
        request,
        request.tenant.policies.namedLocations,
        'identity/conditionalAccess/namedLocations',
      ),
    ),
  ),
];
