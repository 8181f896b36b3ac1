import type { Obj } from '../../state/tenant.ts';
import { notFound } from '../errors.ts';
import { collection, entity } from '../odata/query.ts';
import { ok, route } from '../route.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { policyReaders, policyViewers } from './single.ts';

const path = 'policies/permissionGrantPolicies';
const readers = [...policyReaders, 'Policy.Read.PermissionGrant'];

/** What `permissionGrantPoliciesAssigned` of the authorization policy names (Manage app consent policies, built-in). */
const builtIn: readonly Obj[] = [
  ['microsoft-user-default-legacy', 'User Default Legacy Policy', []],
  [
    'microsoft-user-default-low',
    'Default User Low Risk Policy',
    [condition('low', true, 'all'), condition('low', false, 'tenant')],
  ],
  [
    'microsoft-user-default-recommended',
    'Microsoft User Default Recommended Policy',
    [condition('all', true, 'all')],
  ],
  ['microsoft-application-admin', 'Application Admin Policy', [condition('all', false, 'all')]],
  ['microsoft-company-admin', 'Company Admin Policy', [condition('all', false, 'all')]],
].map(([id, displayName, includes]) => ({
  id,
  displayName,
  description: `${String(displayName)} of Microsoft Entra.`,
  deletedDateTime: null,
  _includes: includes,
}));

function condition(classification: string, verified: boolean, tenants: string): Obj {
  return {
    id: `${classification}-${verified ? 'verified' : 'own'}`,
    permissionClassification: classification,
    permissionType: 'delegated',
    resourceApplication: 'any',
    permissions: ['all'],
    clientApplicationIds: ['all'],
    clientApplicationTenantIds: [tenants],
    clientApplicationPublisherIds: ['all'],
    clientApplicationsFromVerifiedPublisherOnly: verified,
  };
}

export const permissionGrantRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `/${path}`,
    readers,
    (request) => ok(collection(request, builtIn, path, expansions)),
    policyViewers,
  ),
  route(
    'GET',
    `/${path}/{grantPolicy}`,
    readers,
    (request) => ok(entity(request, policyOf(request), path, expansions)),
    policyViewers,
  ),
  route(
    'GET',
    `/${path}/{grantPolicy}/includes`,
    readers,
    (request) =>
      ok(collection(request, policyOf(request)['_includes'] as readonly Obj[], `${path}/includes`)),
    policyViewers,
  ),
];

const expansions = { expand: { includes: (row: Obj) => row['_includes'], excludes: () => [] } };

function policyOf(request: GraphRequest): Obj {
  const policy = builtIn.find((candidate) => candidate['id'] === request.params['grantPolicy']);
  if (!policy) throw notFound(request.params['grantPolicy'] ?? '');
  return policy;
}
