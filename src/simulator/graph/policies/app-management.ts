import type { Obj } from '../../state/tenant.ts';
import { notFound } from '../errors.ts';
import { collection, entity } from '../odata/query.ts';
import { created, noContent, ok, route } from '../route.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { auditPolicy } from './audit.ts';
import { checkMembers, merge, policyReaders, policyViewers } from './single.ts';

const path = 'policies/appManagementPolicies';
const readers = [...policyReaders, 'Policy.Read.ApplicationConfiguration'];
const writers = ['Policy.ReadWrite.ApplicationConfiguration'];
const administrators = { roles: ['Security Administrator'] } as const;

/** Restrictions of credentials for single applications, beside the default of the tenant. */
export const appManagementRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `/${path}`,
    readers,
    (request) => ok(collection(request, request.tenant.policies.appManagementPolicies, path)),
    policyViewers,
  ),
  route(
    'GET',
    `/${path}/{appPolicy}`,
    readers,
    (request) => ok(entity(request, policyOf(request), path)),
    policyViewers,
  ),
  route('POST', `/${path}`, writers, create, administrators),
  route('PATCH', `/${path}/{appPolicy}`, writers, update, administrators),
  route('DELETE', `/${path}/{appPolicy}`, writers, remove, administrators),
];

function policyOf(request: GraphRequest): Obj {
  const policy = request.tenant.policies.appManagementPolicies.find(
    (candidate) => candidate['id'] === request.params['appPolicy'],
  );
  if (!policy) throw notFound(request.params['appPolicy'] ?? '');
  return policy;
}

const members: Obj = {
  displayName: '',
  description: null,
  isEnabled: false,
  restrictions: { passwordCredentials: [], keyCredentials: [] },
};

function create(request: GraphRequest) {
  checkMembers(members, request.json);
  const policy: Obj = { id: request.world.random.uuid(), ...structuredClone(members) };
  merge(policy, request.json);
  request.tenant.policies.appManagementPolicies.push(policy);
  record(request, 'Add app management policy', policy, null, structuredClone(policy));
  return created(entity(request, policy, path));
}

function update(request: GraphRequest) {
  const policy = policyOf(request);
  checkMembers(members, request.json);
  const before = structuredClone(policy);
  merge(policy, request.json);
  record(request, 'Update app management policy', policy, before, structuredClone(policy));
  return noContent;
}

function remove(request: GraphRequest) {
  const policy = policyOf(request);
  const { policies } = request.tenant;
  policies.appManagementPolicies = policies.appManagementPolicies.filter((candidate) => candidate !== policy);
  record(request, 'Delete app management policy', policy, policy, null);
  return noContent;
}

function record(request: GraphRequest, activity: string, policy: Obj, before: unknown, after: unknown): void {
  const named = { id: String(policy['id']), name: String(policy['displayName']) };
  auditPolicy(request, activity, named, before, after);
}
