import { directoryRoles, roleName } from '../login/roles.ts';
import { recordDirectory } from '../state/records.ts';
import type { Obj, RoleAssignment } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { requirePrivilegedIdentityLicence } from './licence.ts';
import { collection, entity } from './odata/query.ts';
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
  route(
    'GET',
    `/${base}/roleEligibilityScheduleInstances`,
    ['RoleEligibilitySchedule.Read.Directory', ...readers],
    (request) => schedule(request, 'roleEligibilityScheduleInstances', request.tenant.roleEligibilities, {}),
  ),
  route(
    'GET',
    `/${base}/roleAssignmentScheduleInstances`,
    ['RoleAssignmentSchedule.Read.Directory', ...readers],
    (request) =>
      schedule(request, 'roleAssignmentScheduleInstances', request.tenant.roleAssignments, {
        assignmentType: 'Assigned',
      }),
  ),
];

function isRole(id: string): boolean {
  return (Object.values(directoryRoles) as readonly string[]).includes(id);
}

function definition(templateId: string): Obj {
  return {
    id: templateId,
    templateId,
    displayName: roleName(templateId),
    description: roleName(templateId),
    isBuiltIn: true,
    isEnabled: true,
    resourceScopes: ['/'],
    version: '1',
  };
}

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

/** What `$expand` adds to an assignment. */
function expansions(request: GraphRequest) {
  return {
    expand: {
      roleDefinition: (row: Obj) => definition(String(row['roleDefinitionId'])),
      principal: (row: Obj) => principalOf(request, String(row['principalId'])),
    },
  };
}

function principalOf(request: GraphRequest, id: string): Obj | null {
  const { users, servicePrincipals, groups } = request.tenant;
  const typed = (type: string, known: readonly Obj[]): Obj[] =>
    known
      .filter((candidate) => candidate['id'] === id)
      .map((candidate) => ({
        '@odata.type': `#microsoft.graph.${type}`,
        id,
        displayName: candidate['displayName'],
        ...(type === 'user' ? { userPrincipalName: candidate['userPrincipalName'] } : {}),
      }));
  return (
    [
      ...typed('user', users),
      ...typed('servicePrincipal', servicePrincipals),
      ...typed('group', groups),
    ][0] ?? null
  );
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
  audit(request, 'Add member to role', assignment);
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
  audit(request, 'Remove member from role', assignment);
  return noContent;
}

function assignmentOf(request: GraphRequest): RoleAssignment {
  const assignment = request.tenant.roleAssignments.find(
    (candidate) => candidate.id === request.params['assignment'],
  );
  if (!assignment) throw notFound(request.params['assignment'] ?? '');
  return assignment;
}

function schedule(
  request: GraphRequest,
  name: 'roleEligibilityScheduleInstances' | 'roleAssignmentScheduleInstances',
  assignments: readonly RoleAssignment[],
  more: Obj,
) {
  requirePrivilegedIdentityLicence(request.tenant);
  const rows = assignments.map((assignment) => ({
    appScopeId: null,
    endDateTime: null,
    memberType: 'Direct',
    startDateTime: null,
    ...assignment,
    ...more,
  }));
  return ok(collection(request, rows, `${base}/${name}`, expansions(request)));
}

function audit(request: GraphRequest, activity: string, assignment: RoleAssignment): void {
  const user = request.tenant.users.find((candidate) => candidate.id === assignment.principalId);
  const gained = activity.startsWith('Add');
  const change = (name: string, value: string) =>
    gained ? { name, old: null, new: value } : { name, old: value, new: null };
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'RoleManagement',
    operationType: gained ? 'Assign' : 'Unassign',
    targets: [
      {
        id: assignment.principalId,
        type: user ? 'User' : 'ServicePrincipal',
        displayName: user?.displayName ?? null,
        userPrincipalName: user?.userPrincipalName ?? null,
        modified: [
          change('Role.DisplayName', roleName(assignment.roleDefinitionId)),
          change('Role.TemplateId', assignment.roleDefinitionId),
        ],
      },
    ],
  });
}
