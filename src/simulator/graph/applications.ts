import { recordDirectory } from '../state/records.ts';
import type { Application, Credential, Grant, ServicePrincipal } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity, publicMembers } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import { userOf } from './person.ts';

const readers = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const writers = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];
const grantReaders = [
  'DelegatedPermissionGrant.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const grantWriters = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];
const assignmentWriters = ['AppRoleAssignment.ReadWrite.All'];

type Holder = ServicePrincipal | Application;

/** Secrets never show; only their descriptions do. */
function withoutSecrets<T extends Holder>(holder: T): T {
  const clean = (credentials: Credential[]): Credential[] =>
    credentials.map((credential) => publicMembers(credential) as Credential);
  return {
    ...holder,
    passwordCredentials: clean(holder.passwordCredentials),
    keyCredentials: clean(holder.keyCredentials),
  };
}

function principalOf(request: GraphRequest): ServicePrincipal {
  const wanted = request.params['principal'] ?? '';
  const byAppId = /^servicePrincipals\(appId='([^']+)'\)$/.exec(wanted)?.[1];
  const principal = request.tenant.servicePrincipals.find(
    (candidate) => candidate.id === wanted || candidate.appId === byAppId,
  );
  if (!principal) throw notFound(wanted);
  return principal;
}

function applicationOf(request: GraphRequest): Application {
  const application = request.tenant.applications.find(
    (candidate) => candidate.id === request.params['application'],
  );
  if (!application) throw notFound(request.params['application'] ?? '');
  return application;
}

function audit(
  request: GraphRequest,
  activity: string,
  target: { readonly id: string; readonly displayName: string },
  type: string,
  modified: readonly { readonly name: string; readonly old: unknown; readonly new: unknown }[] = [],
): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'ApplicationManagement',
    operationType: activity.split(' ')[0] ?? 'Update',
    targets: [{ id: target.id, type, displayName: target.displayName, modified }],
  });
}

function addPassword(request: GraphRequest, holder: Holder, type: string) {
  const given = (request.json['passwordCredential'] ?? {}) as { displayName?: string; endDateTime?: string };
  const start = request.world.clock.now();
  const credential: Credential = {
    keyId: request.world.random.uuid(),
    displayName: given.displayName ?? null,
    startDateTime: start.toISOString(),
    endDateTime: given.endDateTime ?? new Date(start.getTime() + 2 * 365 * 86_400_000).toISOString(),
    hint: 'abc',
    customKeyIdentifier: null,
    _secret: Buffer.from(request.world.random.bytes(30)).toString('base64url'),
  };
  holder.passwordCredentials.push(credential);
  audit(
    request,
    type === 'Application'
      ? 'Update application – Certificates and secrets management'
      : 'Add service principal credentials',
    holder,
    type,
  );
  return ok({
    '@odata.context': `https://graph.microsoft.com/${request.version}/$metadata#microsoft.graph.passwordCredential`,
    ...publicMembers(credential),
    secretText: credential._secret,
  });
}

function removePassword(request: GraphRequest, holder: Holder, type: string) {
  const keyId = String(request.json['keyId']);
  const known = holder.passwordCredentials.some((credential) => credential.keyId === keyId);
  if (!known)
    throw graphError(400, 'Request_BadRequest', `No password credential found with keyId '${keyId}'.`);
  holder.passwordCredentials = holder.passwordCredentials.filter((credential) => credential.keyId !== keyId);
  audit(
    request,
    type === 'Application'
      ? 'Update application – Certificates and secrets management'
      : 'Remove service principal credentials',
    holder,
    type,
  );
  return noContent;
}

/** PATCH replaces the whole list of keys; keys that stay are matched by id, since their material is not readable. */
function replaceKeys(holder: Holder, given: unknown): void {
  if (!Array.isArray(given)) return;
  const ids = new Set((given as { keyId?: string }[]).map((key) => key.keyId));
  holder.keyCredentials = holder.keyCredentials.filter((credential) => ids.has(credential.keyId));
}

export const applicationRoutes: readonly GraphRoute[] = [
  route('GET', '/servicePrincipals', readers, (request) =>
    ok(collection(request, request.tenant.servicePrincipals.map(withoutSecrets), 'servicePrincipals')),
  ),
  route('GET', '/servicePrincipals/{principal}', readers, (request) =>
    ok(entity(request, withoutSecrets(principalOf(request)), 'servicePrincipals')),
  ),
  route('PATCH', '/servicePrincipals/{principal}', writers, (request) => {
    const principal = principalOf(request);
    const enabled = request.json['accountEnabled'];
    if (typeof enabled === 'boolean') {
      audit(
        request,
        enabled ? 'Enable service principal' : 'Disable service principal',
        principal,
        'ServicePrincipal',
        [{ name: 'AccountEnabled', old: [principal.accountEnabled], new: [enabled] }],
      );
      principal.accountEnabled = enabled;
    }
    replaceKeys(principal, request.json['keyCredentials']);
    return noContent;
  }),
  route('DELETE', '/servicePrincipals/{principal}', writers, (request) => {
    const principal = principalOf(request);
    request.tenant.servicePrincipals = request.tenant.servicePrincipals.filter(
      (candidate) => candidate !== principal,
    );
    audit(request, 'Remove service principal', principal, 'ServicePrincipal');
    return noContent;
  }),
  route('POST', '/servicePrincipals/{principal}/addPassword', writers, (request) =>
    addPassword(request, principalOf(request), 'ServicePrincipal'),
  ),
  route('POST', '/servicePrincipals/{principal}/removePassword', writers, (request) =>
    removePassword(request, principalOf(request), 'ServicePrincipal'),
  ),
  route('GET', '/servicePrincipals/{principal}/appRoleAssignments', readers, (request) =>
    ok(
      collection(
        request,
        request.tenant.appRoleAssignments.filter(
          (assignment) => assignment.principalId === principalOf(request).id,
        ),
        'appRoleAssignments',
      ),
    ),
  ),
  route('POST', '/servicePrincipals/{principal}/appRoleAssignments', assignmentWriters, (request) =>
    addAssignment(request, principalOf(request).id, 'ServicePrincipal'),
  ),
  route(
    'DELETE',
    '/servicePrincipals/{principal}/appRoleAssignments/{assignment}',
    assignmentWriters,
    removeAssignment,
  ),
  route('GET', '/servicePrincipals/{principal}/oauth2PermissionGrants', grantReaders, (request) =>
    ok(
      collection(
        request,
        request.tenant.grants.filter((grant) => grant.clientId === principalOf(request).id),
        'oauth2PermissionGrants',
      ),
    ),
  ),
  route('GET', '/applications', readers, (request) =>
    ok(collection(request, request.tenant.applications.map(withoutSecrets), 'applications')),
  ),
  route('GET', '/applications/{application}', readers, (request) =>
    ok(entity(request, withoutSecrets(applicationOf(request)), 'applications')),
  ),
  route('PATCH', '/applications/{application}', writers, (request) => {
    replaceKeys(applicationOf(request), request.json['keyCredentials']);
    audit(request, 'Update application', applicationOf(request), 'Application');
    return noContent;
  }),
  route('POST', '/applications/{application}/addPassword', writers, (request) =>
    addPassword(request, applicationOf(request), 'Application'),
  ),
  route('POST', '/applications/{application}/removePassword', writers, (request) =>
    removePassword(request, applicationOf(request), 'Application'),
  ),
  route('GET', '/oauth2PermissionGrants', grantReaders, (request) =>
    ok(collection(request, request.tenant.grants, 'oauth2PermissionGrants')),
  ),
  route('GET', '/oauth2PermissionGrants/{grant}', grantReaders, (request) =>
    ok(entity(request, grantOf(request), 'oauth2PermissionGrants')),
  ),
  route('POST', '/oauth2PermissionGrants', grantWriters, (request) => ({
    status: 201,
    body: entity(request, addGrant(request), 'oauth2PermissionGrants'),
  })),
  route('PATCH', '/oauth2PermissionGrants/{grant}', grantWriters, (request) => {
    grantOf(request).scope = String(request.json['scope']);
    return noContent;
  }),
  route('DELETE', '/oauth2PermissionGrants/{grant}', grantWriters, (request) => {
    const grant = grantOf(request);
    request.tenant.grants = request.tenant.grants.filter((candidate) => candidate !== grant);
    const client = request.tenant.servicePrincipals.find((principal) => principal.id === grant.clientId);
    audit(
      request,
      'Remove delegated permission grant',
      { id: grant.clientId, displayName: client?.displayName ?? '' },
      'ServicePrincipal',
      [{ name: 'DelegatedPermissionGrant.Scope', old: grant.scope, new: null }],
    );
    return noContent;
  }),
  route('GET', '/users/{user}/oauth2PermissionGrants', grantReaders, (request) =>
    ok(
      collection(
        request,
        request.tenant.grants.filter((grant) => grant.principalId === userOf(request).id),
        'oauth2PermissionGrants',
      ),
    ),
  ),
  route(
    'GET',
    '/users/{user}/appRoleAssignments',
    [...readers, 'AppRoleAssignment.ReadWrite.All'],
    (request) =>
      ok(
        collection(
          request,
          request.tenant.appRoleAssignments.filter(
            (assignment) => assignment.principalId === userOf(request).id,
          ),
          'appRoleAssignments',
        ),
      ),
  ),
  route('POST', '/users/{user}/appRoleAssignments', assignmentWriters, (request) =>
    addAssignment(request, userOf(request).id, 'User'),
  ),
  route('DELETE', '/users/{user}/appRoleAssignments/{assignment}', assignmentWriters, removeAssignment),
];

function grantOf(request: GraphRequest): Grant {
  const grant = request.tenant.grants.find((candidate) => candidate.id === request.params['grant']);
  if (!grant) throw notFound(request.params['grant'] ?? '');
  return grant;
}

function addGrant(request: GraphRequest): Grant {
  const { json, world, tenant } = request;
  const grant: Grant = {
    id: Buffer.from(world.random.bytes(32)).toString('base64url'),
    clientId: String(json['clientId']),
    consentType: json['consentType'] === 'AllPrincipals' ? 'AllPrincipals' : 'Principal',
    principalId: typeof json['principalId'] === 'string' ? json['principalId'] : null,
    resourceId: String(json['resourceId']),
    scope: String(json['scope']),
  };
  const duplicate = tenant.grants.some(
    (known) =>
      known.clientId === grant.clientId &&
      known.principalId === grant.principalId &&
      known.resourceId === grant.resourceId,
  );
  if (duplicate)
    throw graphError(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.');
  tenant.grants.push(grant);
  const client = tenant.servicePrincipals.find((principal) => principal.id === grant.clientId);
  audit(
    request,
    'Add delegated permission grant',
    { id: grant.clientId, displayName: client?.displayName ?? '' },
    'ServicePrincipal',
    [{ name: 'DelegatedPermissionGrant.Scope', old: null, new: grant.scope }],
  );
  return grant;
}

function addAssignment(
  request: GraphRequest,
  principalId: string,
  principalType: 'User' | 'ServicePrincipal',
) {
  const { json, world, tenant } = request;
  const resource = tenant.servicePrincipals.find((candidate) => candidate.id === json['resourceId']);
  if (!resource) throw notFound(String(json['resourceId']));
  const assignment = {
    id: Buffer.from(world.random.bytes(32)).toString('base64url'),
    appRoleId: String(json['appRoleId']),
    createdDateTime: world.clock.iso(),
    principalDisplayName: null,
    principalId,
    principalType,
    resourceDisplayName: resource.displayName,
    resourceId: resource.id,
  };
  tenant.appRoleAssignments.push(assignment);
  audit(
    request,
    principalType === 'User'
      ? 'Add app role assignment grant to user'
      : 'Add app role assignment to service principal',
    resource,
    'ServicePrincipal',
  );
  return { status: 201, body: entity(request, assignment, 'appRoleAssignments') };
}

function removeAssignment(request: GraphRequest) {
  const assignment = request.tenant.appRoleAssignments.find(
    (candidate) => candidate.id === request.params['assignment'],
  );
  if (!assignment) throw notFound(request.params['assignment'] ?? '');
  request.tenant.appRoleAssignments = request.tenant.appRoleAssignments.filter(
    (candidate) => candidate !== assignment,
  );
  audit(
    request,
    assignment.principalType === 'User'
      ? 'Remove app role assignment from user'
      : 'Remove app role assignment from service principal',
    { id: assignment.resourceId, displayName: String(assignment['resourceDisplayName']) },
    'ServicePrincipal',
  );
  return noContent;
}
