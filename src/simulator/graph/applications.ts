import type { Application, Obj, ServicePrincipal } from '../state/tenant.ts';
import { addPassword, auditHolder, removePassword, replaceKeys, withoutSecrets } from './credentials.ts';
import type { Holder, HolderType } from './credentials.ts';
import { graphError, notFound } from './errors.ts';
import { entityType } from './odata/properties.ts';
import { collection, entity } from './odata/query.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const writers = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];
const administrators = { roles: ['Application Administrator', 'Cloud Application Administrator'] } as const;

export const applicationRoutes: readonly GraphRoute[] = [
  route('GET', '/servicePrincipals', readers, (request) =>
    ok(collection(request, request.tenant.servicePrincipals.map(withoutSecrets), 'servicePrincipals')),
  ),
  route('POST', '/servicePrincipals', writers, createPrincipal, administrators),
  route('GET', '/servicePrincipals/{principal}', readers, (request) =>
    ok(entity(request, withoutSecrets(principalOf(request)), 'servicePrincipals')),
  ),
  route(
    'PATCH',
    '/servicePrincipals/{principal}',
    writers,
    (request) => update(request, principalOf(request), 'ServicePrincipal'),
    administrators,
  ),
  route('DELETE', '/servicePrincipals/{principal}', writers, deletePrincipal, administrators),
  route(
    'POST',
    '/servicePrincipals/{principal}/addPassword',
    writers,
    (request) => addPassword(request, principalOf(request), 'ServicePrincipal'),
    administrators,
  ),
  route(
    'POST',
    '/servicePrincipals/{principal}/removePassword',
    writers,
    (request) => removePassword(request, principalOf(request), 'ServicePrincipal'),
    administrators,
  ),
  route('GET', '/applications', readers, (request) =>
    ok(collection(request, request.tenant.applications.map(withoutSecrets), 'applications')),
  ),
  route('GET', '/applications/{application}', readers, (request) =>
    ok(entity(request, withoutSecrets(applicationOf(request)), 'applications')),
  ),
  route('GET', '/applications/{application}/owners', readers, ownersOf),
  route(
    'PATCH',
    '/applications/{application}',
    writers,
    (request) => update(request, applicationOf(request), 'Application'),
    administrators,
  ),
  route('DELETE', '/applications/{application}', writers, deleteApplication, administrators),
  route(
    'POST',
    '/applications/{application}/addPassword',
    writers,
    (request) => addPassword(request, applicationOf(request), 'Application'),
    administrators,
  ),
  route(
    'POST',
    '/applications/{application}/removePassword',
    writers,
    (request) => removePassword(request, applicationOf(request), 'Application'),
    administrators,
  ),
];

/** By object id, or `servicePrincipals(appId='…')`. */
export function principalOf(request: GraphRequest): ServicePrincipal {
  return byKey(request.tenant.servicePrincipals, request.params['principal'] ?? '');
}

function applicationOf(request: GraphRequest): Application {
  return byKey(request.tenant.applications, request.params['application'] ?? '');
}

function byKey<T extends Holder>(holders: readonly T[], wanted: string): T {
  const appId = /^appId='(.+)'$/.exec(wanted)?.[1];
  const holder = holders.find((candidate) =>
    appId === undefined ? candidate.id === wanted : candidate.appId === appId,
  );
  if (!holder) throw notFound(wanted);
  return holder;
}

const readOnly = new Set(['id', 'appId', 'createdDateTime', 'appOwnerOrganizationId', 'verifiedPublisher']);

function update(request: GraphRequest, holder: Holder, type: HolderType): typeof noContent {
  const { keyCredentials, ...rest } = request.json;
  const changes = Object.entries(rest).filter(([name]) => !name.startsWith('@odata'));
  checkNames(
    changes.map(([name]) => name),
    type,
  );
  if ('accountEnabled' in rest && typeof rest['accountEnabled'] !== 'boolean')
    throw graphError(
      400,
      'Request_BadRequest',
      `Invalid value specified for property 'accountEnabled' of resource '${type}'.`,
    );
  if ('keyCredentials' in request.json) replaceKeys(request, holder, type, keyCredentials);
  if (changes.length === 0) return noContent;
  const bag: Obj = holder;
  const modified = changes.map(([name, value]) => {
    const old = bag[name] ?? null;
    bag[name] = value;
    return { name: `${name[0]!.toUpperCase()}${name.slice(1)}`, old: [old], new: [value] };
  });
  const plain = type === 'Application' ? 'Update application' : 'Update service principal';
  const switched = modified.find((one) => one.name === 'AccountEnabled');
  if (modified.length > (switched ? 1 : 0)) auditHolder(request, plain, holder, type, modified);
  if (switched)
    auditHolder(
      request,
      rest['accountEnabled'] === true ? 'Enable service principal' : 'Disable service principal',
      holder,
      type,
      [switched],
    );
  return noContent;
}

function checkNames(names: readonly string[], type: HolderType): void {
  const context = type === 'Application' ? 'applications' : 'servicePrincipals';
  const known = entityType(context, 'v1.0')!.properties;
  for (const name of names) {
    if (!known.has(name)) throw graphError(400, 'Request_BadRequest', `Invalid property '${name}'.`);
    if (name === 'passwordCredentials')
      throw graphError(
        400,
        'Request_BadRequest',
        'passwordCredentials cannot be updated with PATCH; use addPassword and removePassword.',
      );
    if (readOnly.has(name))
      throw graphError(400, 'Request_BadRequest', `Property '${name}' is read-only and cannot be set.`);
  }
}

function createPrincipal(request: GraphRequest) {
  const { tenant, world, json } = request;
  const appId = String(json['appId']);
  if (tenant.servicePrincipals.some((principal) => principal.appId === appId))
    throw graphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  const application = tenant.applications.find((candidate) => candidate.appId === appId);
  // Apps of other organisations live in tenants that are not simulated.
  if (!application)
    throw graphError(
      400,
      'Request_BadRequest',
      `The appId '${appId}' does not reference a valid application object.`,
    );
  const principal: ServicePrincipal = {
    id: world.random.uuid(),
    appId,
    displayName: application.displayName,
    accountEnabled: json['accountEnabled'] !== false,
    appOwnerOrganizationId: tenant.id,
    createdDateTime: world.clock.iso(),
    servicePrincipalType: 'Application',
    signInAudience: application['signInAudience'] ?? 'AzureADMyOrg',
    replyUrls: [],
    tags: [],
    passwordCredentials: [],
    keyCredentials: [],
    appRoles: [],
  };
  tenant.servicePrincipals.push(principal);
  auditHolder(request, 'Add service principal', principal, 'ServicePrincipal');
  return created(entity(request, principal, 'servicePrincipals'));
}

function deletePrincipal(request: GraphRequest) {
  removePrincipal(request, principalOf(request));
  return noContent;
}

/** What was granted to a service principal goes with it. */
function removePrincipal(request: GraphRequest, principal: ServicePrincipal): void {
  const { tenant } = request;
  const { id } = principal;
  tenant.servicePrincipals = tenant.servicePrincipals.filter((candidate) => candidate !== principal);
  tenant.grants = tenant.grants.filter((grant) => grant.clientId !== id && grant.resourceId !== id);
  tenant.appRoleAssignments = tenant.appRoleAssignments.filter(
    (assignment) => assignment.principalId !== id && assignment.resourceId !== id,
  );
  tenant.roleAssignments = tenant.roleAssignments.filter((assignment) => assignment.principalId !== id);
  auditHolder(request, 'Remove service principal', principal, 'ServicePrincipal');
}

function deleteApplication(request: GraphRequest) {
  const application = applicationOf(request);
  const { tenant } = request;
  tenant.applications = tenant.applications.filter((candidate) => candidate !== application);
  auditHolder(request, 'Delete application', application, 'Application');
  const principal = tenant.servicePrincipals.find((candidate) => candidate.appId === application.appId);
  if (principal) removePrincipal(request, principal);
  return noContent;
}

function ownersOf(request: GraphRequest) {
  const application = applicationOf(request);
  const owners = request.tenant.users
    .filter((user) => application._owners.includes(user.id))
    .map((user) => ({
      '@odata.type': '#microsoft.graph.user',
      id: user.id,
      displayName: user.displayName,
      userPrincipalName: user.userPrincipalName,
    }));
  return ok(collection(request, owners, 'directoryObjects'));
}
