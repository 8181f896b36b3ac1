import type { AppRoleAssignment } from '../state/tenant.ts';
import { principalOf } from './applications.ts';
import { auditHolder } from './credentials.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { userOf } from './person.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const assignmentReaders = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
];
const assignmentWriters = ['AppRoleAssignment.ReadWrite.All'];
const administrators = { roles: ['Application Administrator', 'Cloud Application Administrator'] } as const;
const roleContext = 'appRoleAssignments';

export const appRoleAssignmentRoutes: readonly GraphRoute[] = [
  route('GET', '/users/{user}/appRoleAssignments', assignmentReaders, (request) =>
    assignments(request, 'principalId', userOf(request).id),
  ),
  route(
    'POST',
    '/users/{user}/appRoleAssignments',
    assignmentWriters,
    (request) => addAssignment(request, userOf(request), 'User'),
    administrators,
  ),
  route(
    'DELETE',
    '/users/{user}/appRoleAssignments/{assignment}',
    assignmentWriters,
    (request) => removeAssignment(request, 'principalId', userOf(request).id),
    administrators,
  ),
  route('GET', '/servicePrincipals/{principal}/appRoleAssignments', assignmentReaders, (request) =>
    assignments(request, 'principalId', principalOf(request).id),
  ),
  route('GET', '/servicePrincipals/{principal}/appRoleAssignedTo', assignmentReaders, (request) =>
    assignments(request, 'resourceId', principalOf(request).id),
  ),
  route(
    'POST',
    '/servicePrincipals/{principal}/appRoleAssignments',
    assignmentWriters,
    (request) => addAssignment(request, principalOf(request), 'ServicePrincipal'),
    administrators,
  ),
  route(
    'DELETE',
    '/servicePrincipals/{principal}/appRoleAssignments/{assignment}',
    assignmentWriters,
    (request) => removeAssignment(request, 'principalId', principalOf(request).id),
    administrators,
  ),
  route(
    'DELETE',
    '/servicePrincipals/{principal}/appRoleAssignedTo/{assignment}',
    assignmentWriters,
    (request) => removeAssignment(request, 'resourceId', principalOf(request).id),
    administrators,
  ),
];

type End = 'principalId' | 'resourceId';

function assignments(request: GraphRequest, end: End, id: string) {
  const rows = request.tenant.appRoleAssignments.filter((assignment) => assignment[end] === id);
  return ok(collection(request, rows, roleContext));
}

const defaultAccess = '00000000-0000-0000-0000-000000000000';

function addAssignment(
  request: GraphRequest,
  principal: { readonly id: string; readonly displayName: string },
  principalType: 'User' | 'ServicePrincipal',
) {
  const { json, world, tenant } = request;
  const resource = tenant.servicePrincipals.find((candidate) => candidate.id === json['resourceId']);
  if (!resource) throw notFound(String(json['resourceId']));
  if (json['principalId'] !== principal.id)
    throw graphError(
      400,
      'Request_BadRequest',
      'principalId must be the id of the principal in the address.',
    );
  const appRoleId = String(json['appRoleId']);
  if (appRoleId !== defaultAccess && !resource.appRoles.some((role) => role.id === appRoleId))
    throw graphError(400, 'Request_BadRequest', 'Permission being assigned was not found on application.');
  const duplicate = tenant.appRoleAssignments.some(
    (one) =>
      one.principalId === principal.id && one.resourceId === resource.id && one.appRoleId === appRoleId,
  );
  if (duplicate)
    throw graphError(400, 'Request_BadRequest', 'Permission being assigned already exists on the object');
  const assignment = {
    id: Buffer.from(world.random.bytes(32)).toString('base64url'),
    appRoleId,
    createdDateTime: world.clock.iso(),
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType,
    resourceDisplayName: resource.displayName,
    resourceId: resource.id,
  };
  tenant.appRoleAssignments.push(assignment);
  auditAssignment(
    request,
    principalType === 'User'
      ? 'Add app role assignment grant to user'
      : 'Add app role assignment to service principal',
    assignment,
    null,
    roleValue(request, assignment),
  );
  return created(entity(request, assignment, roleContext));
}

function removeAssignment(request: GraphRequest, end: End, id: string) {
  const assignment = request.tenant.appRoleAssignments.find(
    (candidate) => candidate.id === request.params['assignment'] && candidate[end] === id,
  );
  if (!assignment) throw notFound(request.params['assignment'] ?? '');
  request.tenant.appRoleAssignments = request.tenant.appRoleAssignments.filter(
    (candidate) => candidate !== assignment,
  );
  auditAssignment(
    request,
    assignment.principalType === 'User'
      ? 'Remove app role assignment from user'
      : 'Remove app role assignment from service principal',
    assignment,
    roleValue(request, assignment),
    null,
  );
  return noContent;
}

function roleValue(request: GraphRequest, assignment: AppRoleAssignment): string {
  const resource = request.tenant.servicePrincipals.find((one) => one.id === assignment.resourceId);
  return resource?.appRoles.find((role) => role.id === assignment.appRoleId)?.value ?? '';
}

function auditAssignment(
  request: GraphRequest,
  activity: string,
  assignment: AppRoleAssignment,
  before: string | null,
  after: string | null,
): void {
  auditHolder(
    request,
    activity,
    { id: assignment.resourceId, displayName: String(assignment['resourceDisplayName']) },
    'ServicePrincipal',
    [
      { name: 'AppRole.Value', old: before, new: after },
      { name: 'AppRole.Id', old: null, new: assignment.appRoleId },
      {
        name: assignment.principalType === 'User' ? 'User.ObjectID' : 'ServicePrincipal.ObjectID',
        old: null,
        new: assignment.principalId,
      },
    ],
  );
}
