import type { Grant } from '../state/tenant.ts';
import { principalOf } from './applications.ts';
import { auditHolder } from './credentials.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { userOf } from './person.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const grantReaders = [
  'DelegatedPermissionGrant.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const grantWriters = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];
const administrators = { roles: ['Application Administrator', 'Cloud Application Administrator'] } as const;
const grantContext = 'oauth2PermissionGrants';

export const grantRoutes: readonly GraphRoute[] = [
  route('GET', '/oauth2PermissionGrants', grantReaders, (request) => grants(request, () => true)),
  route('GET', '/oauth2PermissionGrants/{grant}', grantReaders, (request) =>
    ok(entity(request, grantOf(request), grantContext)),
  ),
  route('POST', '/oauth2PermissionGrants', grantWriters, addGrant, administrators),
  route('PATCH', '/oauth2PermissionGrants/{grant}', grantWriters, updateGrant, administrators),
  route('DELETE', '/oauth2PermissionGrants/{grant}', grantWriters, removeGrant, administrators),
  route('GET', '/users/{user}/oauth2PermissionGrants', grantReaders, (request) =>
    grants(request, (grant) => grant.principalId === userOf(request).id),
  ),
  route('GET', '/servicePrincipals/{principal}/oauth2PermissionGrants', grantReaders, (request) =>
    grants(request, (grant) => grant.clientId === principalOf(request).id),
  ),
];

function grants(request: GraphRequest, wanted: (grant: Grant) => boolean) {
  return ok(collection(request, request.tenant.grants.filter(wanted), grantContext));
}

function grantOf(request: GraphRequest): Grant {
  const grant = request.tenant.grants.find((candidate) => candidate.id === request.params['grant']);
  if (!grant) throw notFound(request.params['grant'] ?? '');
  return grant;
}

function auditGrant(
  request: GraphRequest,
  activity: string,
  grant: Grant,
  before: string | null,
  after: string | null,
) {
  const client = request.tenant.servicePrincipals.find((principal) => principal.id === grant.clientId);
  auditHolder(
    request,
    activity,
    { id: grant.clientId, displayName: client?.displayName ?? '' },
    'ServicePrincipal',
    [
      { name: 'DelegatedPermissionGrant.Scope', old: before, new: after },
      { name: 'DelegatedPermissionGrant.ConsentType', old: null, new: grant.consentType },
      { name: 'ServicePrincipal.ObjectID', old: null, new: grant.clientId },
    ],
  );
}

function addGrant(request: GraphRequest) {
  const { json, world, tenant } = request;
  const { clientId, consentType, principalId, resourceId, scope } = json;
  const known = (id: unknown): boolean => tenant.servicePrincipals.some((one) => one.id === id);
  if (!known(clientId)) throw notFound(String(clientId));
  if (!known(resourceId)) throw notFound(String(resourceId));
  if (consentType !== 'AllPrincipals' && consentType !== 'Principal')
    throw graphError(400, 'Request_BadRequest', 'consentType must be AllPrincipals or Principal.');
  if ((consentType === 'Principal') !== tenant.users.some((user) => user.id === principalId))
    throw graphError(
      400,
      'Request_BadRequest',
      'principalId must name the user for whom consentType Principal consents.',
    );
  const grant: Grant = {
    id: Buffer.from(world.random.bytes(32)).toString('base64url'),
    clientId: String(clientId),
    consentType,
    principalId: consentType === 'Principal' ? String(principalId) : null,
    resourceId: String(resourceId),
    scope: typeof scope === 'string' ? scope : '',
  };
  const duplicate = tenant.grants.some(
    (one) =>
      one.clientId === grant.clientId &&
      one.principalId === grant.principalId &&
      one.resourceId === grant.resourceId,
  );
  if (duplicate)
    throw graphError(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.');
  tenant.grants.push(grant);
  auditGrant(request, 'Add delegated permission grant', grant, null, grant.scope);
  return created(entity(request, grant, grantContext));
}

function updateGrant(request: GraphRequest) {
  const grant = grantOf(request);
  const { scope, ...others } = request.json;
  const other = Object.keys(others).find((name) => !name.startsWith('@odata'));
  if (other)
    throw graphError(400, 'Request_BadRequest', `Property '${other}' is read-only and cannot be set.`);
  if (typeof scope !== 'string')
    throw graphError(
      400,
      'Request_BadRequest',
      "Invalid value specified for property 'scope' of resource 'OAuth2PermissionGrant'.",
    );
  const before = grant.scope;
  grant.scope = scope;
  auditGrant(request, 'Update delegated permission grant', grant, before, scope);
  return noContent;
}

function removeGrant(request: GraphRequest) {
  const grant = grantOf(request);
  request.tenant.grants = request.tenant.grants.filter((candidate) => candidate !== grant);
  auditGrant(request, 'Remove delegated permission grant', grant, grant.scope, null);
  return noContent;
}
