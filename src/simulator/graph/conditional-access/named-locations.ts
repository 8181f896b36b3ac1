import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import { collection, entity } from '../odata/query.ts';
import { auditPolicy } from '../policies/audit.ts';
import { created, noContent, ok, route } from '../route.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { administratorRoles, base, chosen, missing, named, readers, viewers, writers } from './shared.ts';

const locationAdministrators = { also: ['Policy.Read.All'], roles: administratorRoles } as const;

export const namedLocationRoutes: readonly GraphRoute[] = [
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
];

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
