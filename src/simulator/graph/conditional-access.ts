import type { Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { hasP1 } from './licence.ts';
import { collection, entity } from './odata/query.ts';
import { auditPolicy } from './policies/audit.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['Policy.Read.All', 'Policy.Read.ConditionalAccess', 'Policy.ReadWrite.ConditionalAccess'];
const writers = ['Policy.ReadWrite.ConditionalAccess'];
const administrators = {
  also: ['Policy.Read.All', 'Application.Read.All'],
  roles: ['Conditional Access Administrator', 'Security Administrator'],
} as const;
const locationAdministrators = { also: ['Policy.Read.All'], roles: administrators.roles } as const;
const viewers = { roles: [...administrators.roles, 'Security Reader', 'Global Reader'] } as const;
const base = 'identity/conditionalAccess';
const strengths = 'policies/authenticationStrengthPolicies';

export const conditionalAccessRoutes: readonly GraphRoute[] = [
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
  route(
    'GET',
    `/${base}/namedLocations`,
    readers,
    (request) => ok(collection(request, request.tenant.policies.namedLocations, `${base}/namedLocations`)),
    viewers,
  ),
  route(
    'GET',
    `/${base}/namedLocations/{location}`,
    readers,
    (request) => ok(entity(request, locationOf(request), `${base}/namedLocations`)),
    viewers,
  ),
  route('POST', `/${base}/namedLocations`, writers, createLocation, locationAdministrators),
  route('PATCH', `/${base}/namedLocations/{location}`, writers, updateLocation, locationAdministrators),
  route('DELETE', `/${base}/namedLocations/{location}`, writers, deleteLocation, locationAdministrators),
  ...[`/${strengths}`, `/${base}/authenticationStrength/policies`].flatMap((path) => [
    route(
      'GET',
      path,
      [...readers, 'Policy.Read.AuthenticationMethod'],
      (request) => ok(collection(request, builtInStrengths, strengths)),
      viewers,
    ),
    route(
      'GET',
      `${path}/{strength}`,
      [...readers, 'Policy.Read.AuthenticationMethod'],
      (request) => {
        const strength = builtInStrengths.find((one) => one['id'] === request.params['strength']);
        if (!strength) throw missing('authentication strength', request.params['strength']);
        return ok(entity(request, strength, strengths));
      },
      viewers,
    ),
  ]),
];

function missing(what: string, id: string | undefined) {
  return graphError(404, 'ResourceNotFound', `The ${what} with id '${id ?? ''}' was not found.`);
}

const phishingResistant = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
const passwordless = [...phishingResistant, 'deviceBasedPush'];
const anyMfa = [
  ...passwordless,
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'password,microsoftAuthenticatorPush',
  'password,softwareOath',
  'password,hardwareOath',
  'password,sms',
  'password,voice',
  'federatedMultiFactor',
];

/** The strengths that every tenant has (Overview of Conditional Access authentication strengths, "Built-in"). */
const builtInStrengths: readonly Obj[] = (
  [
    ['2', 'Multifactor authentication', anyMfa],
    ['3', 'Passwordless MFA', passwordless],
    ['4', 'Phishing-resistant MFA', phishingResistant],
  ] as const
).map(([number, displayName, allowedCombinations]) => ({
  id: `00000000-0000-0000-0000-00000000000${number}`,
  createdDateTime: '2021-12-01T00:00:00Z',
  modifiedDateTime: '2021-12-01T00:00:00Z',
  displayName,
  description: displayName,
  policyType: 'builtIn',
  requirementsSatisfied: 'mfa',
  allowedCombinations,
}));

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
  if (whole && !json['grantControls'] && !json['sessionControls'])
    throw graphError(400, 'BadRequest', '1034: The policy must contain grant controls or session controls.');
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

function named(object: Obj) {
  return { id: String(object['id']), name: String(object['displayName']) };
}

function chosen(json: { readonly [key: string]: unknown }, names: readonly string[]): Obj {
  return Object.fromEntries(Object.entries(json).filter(([name]) => names.includes(name)));
}

/** Members by type (ipNamedLocation, countryNamedLocation). */
const locationMembers: { readonly [type: string]: readonly string[] } = {
  '#microsoft.graph.ipNamedLocation': ['displayName', 'isTrusted', 'ipRanges'],
  '#microsoft.graph.countryNamedLocation': [
    'displayName',
    'countriesAndRegions',
    'includeUnknownCountriesAndRegions',
    'countryLookupMethod',
  ],
};

function locationOf(request: GraphRequest): Obj {
  const location = request.tenant.policies.namedLocations.find(
    (candidate) => candidate['id'] === request.params['location'],
  );
  if (!location) throw missing('named location', request.params['location']);
  return location;
}

function locationChanges(request: GraphRequest, type: unknown): Obj {
  const members = locationMembers[String(type)];
  if (!members)
    throw graphError(400, 'BadRequest', '1042: @odata.type must be a known type of named location.');
  const unknown = Object.keys(request.json).find(
    (name) => !name.startsWith('@odata') && !members.includes(name),
  );
  if (unknown) throw graphError(400, 'BadRequest', `1007: Unknown property '${unknown}'.`);
  return chosen(request.json, members);
}

function createLocation(request: GraphRequest) {
  const type = request.json['@odata.type'];
  const changes = locationChanges(request, type);
  if (!changes['displayName'] || (!changes['ipRanges'] && !changes['countriesAndRegions']))
    throw graphError(
      400,
      'BadRequest',
      '1042: A named location needs displayName and its ranges or countries.',
    );
  const location: Obj = {
    '@odata.type': type,
    id: request.world.random.uuid(),
    createdDateTime: request.world.clock.iso(),
    modifiedDateTime: request.world.clock.iso(),
    ...changes,
  };
  request.tenant.policies.namedLocations.push(location);
  auditPolicy(request, 'Add named location', named(location), null, structuredClone(location));
  return created(entity(request, location, `${base}/namedLocations`));
}

function updateLocation(request: GraphRequest) {
  const location = locationOf(request);
  const changes = locationChanges(request, location['@odata.type']);
  const before = structuredClone(location);
  Object.assign(location, changes, { modifiedDateTime: request.world.clock.iso() });
  auditPolicy(request, 'Update named location', named(location), before, structuredClone(location));
  return noContent;
}

function deleteLocation(request: GraphRequest) {
  const location = locationOf(request);
  const { policies } = request.tenant;
  const used = policies.conditionalAccess.some((policy) =>
    JSON.stringify(policy).includes(String(location['id'])),
  );
  if (used || location['isTrusted'] === true)
    throw graphError(
      400,
      'BadRequest',
      '1043: The named location is trusted or in use by a Conditional Access policy and cannot be deleted.',
    );
  policies.namedLocations = policies.namedLocations.filter((candidate) => candidate !== location);
  auditPolicy(request, 'Delete named location', named(location), location, null);
  return noContent;
}
