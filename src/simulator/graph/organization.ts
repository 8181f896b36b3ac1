import type { Obj } from '../state/tenant.ts';
import { notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const organisationReaders = {
  application: [
    'Organization.Read.All',
    'Organization.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
  delegated: [
    'User.Read',
    'Organization.Read.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
    'Directory.AccessAsUser.All',
  ],
};
const domainReaders = [
  'Domain.Read.All',
  'Domain.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const federationReaders = [
  'Domain.Read.All',
  'Domain.ReadWrite.All',
  'Domain-InternalFederation.Read.All',
  'Directory.Read.All',
];
const skuReaders = [
  'LicenseAssignment.Read.All',
  'Organization.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const organizationRoutes: readonly GraphRoute[] = [
  route('GET', '/organization', organisationReaders, (request) =>
    ok(collection(request, [request.tenant.organization], 'organization')),
  ),
  route('GET', '/organization/{organization}', organisationReaders, (request) =>
    ok(entity(request, byId([request.tenant.organization], request.params['organization']), 'organization')),
  ),
  route('GET', '/domains', domainReaders, (request) =>
    ok(collection(request, request.tenant.domains, 'domains')),
  ),
  route('GET', '/domains/{domain}', domainReaders, (request) =>
    ok(entity(request, domainOf(request), 'domains')),
  ),
  route('GET', '/domains/{domain}/federationConfiguration', federationReaders, (request) => {
    const federation = (domainOf(request)['_federation'] ?? []) as readonly Obj[];
    return ok(collection(request, federation, 'domains/federationConfiguration'));
  }),
  route('GET', '/subscribedSkus', skuReaders, (request) =>
    ok(collection(request, request.tenant.skus, 'subscribedSkus')),
  ),
  route('GET', '/subscribedSkus/{sku}', skuReaders, (request) =>
    ok(entity(request, byId(request.tenant.skus, request.params['sku']), 'subscribedSkus')),
  ),
];

function byId(rows: readonly Obj[], id: string | undefined): Obj {
  const row = rows.find((candidate) => candidate['id'] === id);
  if (!row) throw notFound(id ?? '');
  return row;
}

function domainOf(request: GraphRequest): Obj {
  return byId(request.tenant.domains, request.params['domain']?.toLowerCase());
}
