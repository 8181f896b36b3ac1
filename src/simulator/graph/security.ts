import type { Obj } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['SecurityEvents.Read.All', 'SecurityEvents.ReadWrite.All'];

function profileOf(request: GraphRequest): Obj {
  const profile = request.tenant.controlProfiles.find(
    (candidate) => candidate['id'] === request.params['control'],
  );
  if (!profile) throw notFound(request.params['control'] ?? '');
  return profile;
}

function updateProfile(request: GraphRequest) {
  const profile = profileOf(request);
  const vendor = request.json['vendorInformation'] as { provider?: string; vendor?: string } | undefined;
  if (!vendor?.provider || !vendor.vendor)
    throw graphError(400, 'BadRequest', 'vendorInformation with provider and vendor is required.');
  if (String(profile['id']).startsWith('scid_'))
    throw graphError(
      400,
      'BadRequest',
      'Controls of Microsoft Defender for Endpoint cannot be updated through this API.',
    );
  const state = String(request.json['state']);
  if (!['default', 'ignored', 'thirdparty', 'reviewed'].includes(state.toLowerCase()))
    throw graphError(400, 'BadRequest', `Invalid state '${state}'.`);
  (profile['controlStateUpdates'] as Obj[]).push({
    assignedTo: request.json['assignedTo'] ?? '',
    comment: request.json['comment'] ?? '',
    state,
    updatedBy: request.actor.name,
    updatedDateTime: request.world.clock.iso(),
  });
  return request.headers['prefer'] === 'return=representation'
    ? ok(entity(request, profile, 'security/secureScoreControlProfiles'))
    : noContent;
}

const organisationReaders = [
  'Organization.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'User.Read',
  'User.Read.All',
];

export const securityRoutes: readonly GraphRoute[] = [
  route('GET', '/security/secureScores', readers, (request) =>
    ok(collection(request, request.tenant.secureScores, 'security/secureScores')),
  ),
  route('GET', '/security/secureScoreControlProfiles', readers, (request) =>
    ok(collection(request, request.tenant.controlProfiles, 'security/secureScoreControlProfiles')),
  ),
  route('GET', '/security/secureScoreControlProfiles/{control}', readers, (request) =>
    ok(entity(request, profileOf(request), 'security/secureScoreControlProfiles')),
  ),
  route(
    'PATCH',
    '/security/secureScoreControlProfiles/{control}',
    ['SecurityEvents.ReadWrite.All'],
    updateProfile,
  ),
  route('GET', '/organization', organisationReaders, (request) =>
    ok(collection(request, [request.tenant.organization], 'organization')),
  ),
  route('GET', '/domains', ['Domain.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'], (request) =>
    ok(collection(request, request.tenant.domains, 'domains')),
  ),
  route(
    'GET',
    '/domains/{domain}/federationConfiguration',
    ['Domain.Read.All', 'Directory.Read.All'],
    (request) => {
      const domain = request.tenant.domains.find((candidate) => candidate['id'] === request.params['domain']);
      if (!domain) throw notFound(request.params['domain'] ?? '');
      return ok(
        collection(
          request,
          (domain['_federation'] as Obj[] | undefined) ?? [],
          'domains/federationConfiguration',
        ),
      );
    },
  ),
  route(
    'GET',
    '/subscribedSkus',
    ['LicenseAssignment.Read.All', 'Organization.Read.All', 'Directory.Read.All'],
    (request) => ok(collection(request, request.tenant.skus, 'subscribedSkus')),
  ),
];
