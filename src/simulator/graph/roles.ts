import { directoryRoles, roleName } from '../login/roles.ts';
import type { Obj, RoleAssignment } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { definition, expansions, isRole, principalOf, recordRole } from './role-objects.ts';
import { schedule, scheduleRequest } from './role-schedules.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = [
  'RoleManagement.Read.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const writers = ['RoleManagement.ReadWrite.Directory'];
const administrators = { roles: ['Privileged Role Administrator'] } as const;
const eligibilityReaders = ['RoleEligibilitySchedule.Read.Directory', ...readers];
const assignmentReaders = ['RoleAssignmentSchedule.Read.Directory', ...readers];
const base = 'roleManagement/directory';

export const roleRoutes: readonly GraphRoute[] = [
  route('GET', '/directoryRoles', readers, (request) =>
    ok(collection(request, activeRoles(request), 'directoryRoles')),
  ),
  route('GET', '/directoryRoles/{role}', readers, (request) =>
    ok(entity(request, activeRole(request), 'directoryRoles')),
  ),
  route('GET', '/directoryRoles/{role}/members', readers, (request) => {
    const { id } = activeRole(request);
    const members = request.tenant.roleAssignments
      .filter((assignment) => assignment.roleDefinitionId === id)
      .map((assignment) => principalOf(request, assignment.principalId))
      .filter((principal) => principal !== null);
    return ok(collection(request, members, 'directoryObjects'));
  }),
  route('GET', `/${base}/roleDefinitions`, readers, (request) =>
    ok(collection(request, Object.values(directoryRoles).map(definition), `${base}/roleDefinitions`)),
  ),
  route('GET', `/${base}/roleDefinitions/{role}`, readers, (request) => {
    const role = request.params['role'] ?? '';
    if (!isRole(role)) throw notFound(role);
    return ok(entity(request, definition(role), `${base}/roleDefinitions`));
  }),
  route('GET', `/${base}/roleAssignments`, readers, (request) =>
    ok(collection(request, request.tenant.roleAssignments, `${base}/roleAssignments`, expansions(request))),
  ),
  route('GET', `/${base}/roleAssignments/{assignment}`, readers, (request) =>
    ok(entity(request, assignmentOf(request), `${base}/roleAssignments`, expansions(request))),
  ),
  route('POST', `/${base}/roleAssignments`, writers, addAssignment, administrators),
  route('DELETE', `/${base}/roleAssignments/{assignment}`, writers, removeAssignment, administrators),
  ...(['Instances', 's'] as const).flatMap((kind) => [
    route('GET', `/${base}/roleEligibilitySchedule${kind}`, eligibilityReaders, (request) =>
      schedule(request, `roleEligibilitySchedule${kind}`, request.tenant.roleEligibilities, {}),
    ),
    route('GET', `/${base}/roleAssignmentSchedule${kind}`, assignmentReaders, (request) =>
      schedule(request, `roleAssignmentSchedule${kind}`, request.tenant.roleAssignments, {
        assignmentType: 'Assigned',
      }),
    ),
  ]),
  route(
    'POST',
    `/${base}/roleEligibilityScheduleRequests`,
    ['RoleEligibilitySchedule.ReadWrite.Directory', ...writers],
    (request) => scheduleRequest(request, 'roleEligibilities'),
    administrators,
  ),
  route(
    'POST',
    `/${base}/roleAssignmentScheduleRequests`,
    ['RoleAssignmentSchedule.ReadWrite.Directory', ...writers],
    (request) => scheduleRequest(request, 'roleAssignments'),
    administrators,
  ),
];

/** A role is activated in a tenant by its first assignment. */
function activeRoles(request: GraphRequest): readonly Obj[] {
  const active = new Set(request.tenant.roleAssignments.map((assignment) => assignment.roleDefinitionId));
  return [...active].map((id) => ({
    id,
    roleTemplateId: id,
    displayName: roleName(id),
    description: roleName(id),
    deletedDateTime: null,
  }));
}

function activeRole(request: GraphRequest): Obj {
  const wanted = request.params['role'] ?? '';
  const id = /^roleTemplateId='(.+)'$/.exec(wanted)?.[1] ?? wanted;
  const role = activeRoles(request).find((candidate) => candidate['id'] === id);
  if (!role) throw notFound(wanted);
  return role;
}

function addAssignment(request: GraphRequest) {
  const { json, tenant, world } = request;
  const assignment: RoleAssignment = {
    id: Buffer.from(world.random.bytes(24)).toString('base64url'),
    principalId: String(json['principalId']),
    roleDefinitionId: String(json['roleDefinitionId']),
    directoryScopeId: String(json['directoryScopeId'] ?? '/'),
  };
  if (!isRole(assignment.roleDefinitionId)) throw notFound(assignment.roleDefinitionId);
  if (!principalOf(request, assignment.principalId)) throw notFound(assignment.principalId);
  const group = tenant.groups.find((candidate) => candidate.id === assignment.principalId);
  if (group && group['isAssignableToRole'] !== true)
    throw graphError(
      400,
      'Request_BadRequest',
      'The group is not assignable to roles: isAssignableToRole must be true.',
    );
  const duplicate = tenant.roleAssignments.some(
    (known) =>
      known.principalId === assignment.principalId &&
      known.roleDefinitionId === assignment.roleDefinitionId &&
      known.directoryScopeId === assignment.directoryScopeId,
  );
  if (duplicate)
    throw graphError(
      400,
      'Request_BadRequest',
      'A conflicting object with one or more of the specified property values is present in the directory.',
    );
  tenant.roleAssignments.push(assignment);
  recordRole(request, 'Add member to role', assignment);
  return created(entity(request, assignment, `${base}/roleAssignments`));
}

function removeAssignment(request: GraphRequest) {
  const assignment = assignmentOf(request);
  const { tenant } = request;
  const globals = tenant.roleAssignments.filter(
    (one) => one.roleDefinitionId === directoryRoles['Global Administrator'],
  );
  if (globals.length === 1 && globals[0] === assignment)
    throw graphError(
      400,
      'Request_BadRequest',
      'Removing the last Global Administrator of the tenant is not allowed.',
    );
  tenant.roleAssignments = tenant.roleAssignments.filter((candidate) => candidate !== assignment);
  recordRole(request, 'Remove member from role', assignment);
  return noContent;
}

function assignmentOf(request: GraphRequest): RoleAssignment {
  const assignment = request.tenant.roleAssignments.find(
    (candidate) => candidate.id === request.params['assignment'],
  );
  if (!assignment) throw notFound(request.params['assignment'] ?? '');
  return assignment;
}
