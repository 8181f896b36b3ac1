import { isObject } from '../../../kernel/json.ts';
import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import { hasP1 } from '../licence.ts';
import { collection, entity } from '../odata/query.ts';
import { auditPolicy } from '../policies/audit.ts';
import { created, noContent, ok, route } from '../route.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { administratorRoles, base, chosen, missing, named, readers, viewers, writers } from './shared.ts';

const administrators = {
  also: ['Policy.Read.All', 'Application.Read.All'],
  roles: administratorRoles,
} as const;

export const policyRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `/${base}/policies`,
    readers,
    (request) => ok(collection(request, request.tenant.policies.conditionalAccess, `${base}/policies`)),
    viewers,
  ),
  route(
    'GET',
    `/${base}/policies/{policy}`,
    readers,
    (request) => ok(entity(request, policyOf(request), `${base}/policies`)),
    viewers,
  ),
  route('POST', `/${base}/policies`, writers, createPolicy, administrators),
  route('PATCH', `/${base}/policies/{policy}`, writers, updatePolicy, administrators),
  route('DELETE', `/${base}/policies/{policy}`, writers, deletePolicy, administrators),
];

function policyOf(request: GraphRequest): Obj {
  const policy = request.tenant.policies.conditionalAccess.find(
    (candidate) => candidate['id'] === request.params['policy'],
  );
  if (!policy) throw missing('policy', request.params['policy']);
  return policy;
}

function requireConditionalAccess(request: GraphRequest, state: unknown): void {
  if (!hasP1(request.tenant))
    throw graphError(
      403,
      'AccessDenied',
      'Your tenant is not licensed for Conditional Access (Microsoft Entra ID P1).',
    );
  if (state === 'enabled' && request.tenant.policies.securityDefaults['isEnabled'] === true)
    throw graphError(
      400,
      'BadRequest',
      '1150: Security Defaults is enabled in the tenant. You must disable Security defaults before enabling a Conditional Access policy.',
    );
}

const states = ['enabled', 'disabled', 'enabledForReportingButNotEnforced'];
const policyMembers = ['displayName', 'state', 'conditions', 'grantControls', 'sessionControls'];

function checkPolicy(request: GraphRequest, whole: boolean): void {
  const { json } = request;
  const unknown = Object.keys(json).find(
    (name) =>
      !name.startsWith('@odata') && !policyMembers.includes(name) && !['id', 'templateId'].includes(name),
  );
  if (unknown) throw graphError(400, 'BadRequest', `1007: Unknown property '${unknown}'.`);
  if (json['state'] !== undefined && !states.includes(String(json['state'])))
    throw graphError(400, 'BadRequest', `1007: Invalid policy state '${String(json['state'])}'.`);
  const conditions = json['conditions'] as Obj | undefined;
  if (
    whole &&
    (!json['displayName'] || !json['state'] || !conditions?.['users'] || !conditions['applications'])
  )
    throw graphError(
      400,
      'BadRequest',
      '1001: The policy must contain displayName, state, and conditions with users and applications.',
    );
  if (isObject(conditions?.['users'])) checkPeople(conditions['users']);
  if (isObject(conditions?.['locations'])) checkLocations(request, conditions['locations']);
  if (whole && !json['grantControls'] && !json['sessionControls'])
    throw graphError(400, 'BadRequest', '1034: The policy must contain grant controls or session controls.');
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const wordsFor: { readonly [member: string]: readonly string[] } = {
  Users: ['All', 'None', 'GuestsOrExternalUsers'],
  Groups: ['All'],
  Roles: ['All'],
};

/** People, groups and roles are named by object id, never by a user principal name (conditionalAccessUsers). */
function checkPeople(users: Obj): void {
  for (const [member, words] of Object.entries(wordsFor)) {
    const named = [...listed(users[`include${member}`]), ...listed(users[`exclude${member}`])];
    const wrong = named.find((name) => !words.includes(name) && !guid.test(name));
    if (wrong !== undefined)
      throw graphError(
        400,
        'BadRequest',
        `The server could not process the request because it is malformed or incorrect. '${wrong}' is not a valid identifier in '${member.toLowerCase()}'.`,
      );
  }
}

function checkLocations(request: GraphRequest, locations: Obj): void {
  const known = request.tenant.policies.namedLocations.map((location) => location['id']);
  const unknown = [...listed(locations['includeLocations']), ...listed(locations['excludeLocations'])].find(
    (name) => !['All', 'AllTrusted'].includes(name) && !known.includes(name),
  );
  if (unknown !== undefined)
    throw graphError(
      400,
      'BadRequest',
      `1040: NetworkNamedLocation with id ${unknown} does not exist in the directory.`,
    );
}

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function createPolicy(request: GraphRequest) {
  checkPolicy(request, true);
  requireConditionalAccess(request, request.json['state']);
  const policy: Obj = {
    id: request.world.random.uuid(),
    templateId: null,
    createdDateTime: request.world.clock.iso(),
    modifiedDateTime: null,
    grantControls: null,
    sessionControls: null,
    ...chosen(request.json, policyMembers),
  };
  request.tenant.policies.conditionalAccess.push(policy);
  auditPolicy(request, 'Add conditional access policy', named(policy), null, structuredClone(policy));
  return created(entity(request, policy, `${base}/policies`));
}

function updatePolicy(request: GraphRequest) {
  checkPolicy(request, false);
  const policy = policyOf(request);
  requireConditionalAccess(request, request.json['state']);
  const before = structuredClone(policy);
  Object.assign(policy, chosen(request.json, policyMembers), {
    modifiedDateTime: request.world.clock.iso(),
  });
  auditPolicy(request, 'Update conditional access policy', named(policy), before, structuredClone(policy));
  return noContent;
}

function deletePolicy(request: GraphRequest) {
  const policy = policyOf(request);
  const { policies } = request.tenant;
  policies.conditionalAccess = policies.conditionalAccess.filter((candidate) => candidate !== policy);
  auditPolicy(request, 'Delete conditional access policy', named(policy), policy, null);
  return noContent;
}
