import { directoryRoles, roleName } from '../login/roles.ts';
import { recordDirectory } from '../state/records.ts';
import type { Obj, RoleAssignment } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = [
  'RoleManagement.Read.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const writers = ['RoleManagement.ReadWrite.Directory'];

export function definition(templateId: string): Obj {
  return {
    id: templateId,
    templateId,
    displayName: roleName(templateId),
    description: roleName(templateId),
    isBuiltIn: true,
    isEnabled: true,
  };
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
      }));
  return (
    [
      ...typed('user', users),
      ...typed('servicePrincipal', servicePrincipals),
      ...typed('group', groups),
    ][0] ?? null
  );
}

function audit(request: GraphRequest, activity: string, assignment: RoleAssignment): void {
  const user = request.tenant.users.find((candidate) => candidate.id === assignment.principalId);
  const name = roleName(assignment.roleDefinitionId);
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'RoleManagement',
    operationType: 'Assign',
    targets: [
      {
        id: assignment.principalId,
        type: user ? 'User' : 'ServicePrincipal',
        displayName: user?.displayName ?? null,
        userPrincipalName: user?.userPrincipalName ?? null,
        modified: [
          { name: 'Role.DisplayName', old: null, new: name },
          { name: 'Role.TemplateId', old: null, new: assignment.roleDefinitionId },
        ],
      },
    ],
  });
}

export const roleRoutes: readonly GraphRoute[] = [
  route('GET', '/directoryRoles', readers, (request) =>
    ok(
      collection(
        request,
        [...new Set(request.tenant.roleAssignments.map((assignment) => assignment.roleDefinitionId))].map(
          (id) => ({ id, roleTemplateId: id, displayName: roleName(id), description: null }),
        ),
        'directoryRoles',
      ),
    ),
  ),
  route('GET', '/directoryRoles/{role}/members', readers, (request) =>
    ok(
      collection(
        request,
        request.tenant.roleAssignments
          .filter((assignment) => assignment.roleDefinitionId === request.params['role'])
          .flatMap((assignment) =>
            request.tenant.users
              .filter((user) => user.id === assignment.principalId)
              .map((user) => ({ '@odata.type': '#microsoft.graph.user', ...user })),
          ),
        'directoryObjects',
      ),
    ),
  ),
  route('GET', '/roleManagement/directory/roleDefinitions', readers, (request) =>
    ok(
      collection(
        request,
        Object.values(directoryRoles).map(definition),
        'roleManagement/directory/roleDefinitions',
      ),
    ),
  ),
  route('GET', '/roleManagement/directory/roleDefinitions/{role}', readers, (request) =>
    ok(entity(request, definition(request.params['role'] ?? ''), 'roleManagement/directory/roleDefinitions')),
  ),
  route('GET', '/roleManagement/directory/roleAssignments', readers, (request) =>
    ok(
      collection(
        request,
        request.tenant.roleAssignments,
        'roleManagement/directory/roleAssignments',
        expansions(request),
      ),
    ),
  ),
  route('GET', '/roleManagement/directory/roleAssignments/{assignment}', readers, (request) =>
    ok(
      entity(request, assignmentOf(request), 'roleManagement/directory/roleAssignments', expansions(request)),
    ),
  ),
  route('POST', '/roleManagement/directory/roleAssignments', writers, (request) => {
    const assignment: RoleAssignment = {
      id: Buffer.from(request.world.random.bytes(24)).toString('base64url'),
      principalId: String(request.json['principalId']),
      roleDefinitionId: String(request.json['roleDefinitionId']),
      directoryScopeId: String(request.json['directoryScopeId'] ?? '/'),
    };
    const duplicate = request.tenant.roleAssignments.some(
      (known) =>
        known.principalId === assignment.principalId &&
        known.roleDefinitionId === assignment.roleDefinitionId,
    );
    if (duplicate)
      throw graphError(
        400,
        'Request_BadRequest',
        'A conflicting object with one or more of the specified property values is present in the directory.',
      );
    request.tenant.roleAssignments.push(assignment);
    audit(request, 'Add member to role', assignment);
    return { status: 201, body: entity(request, assignment, 'roleManagement/directory/roleAssignments') };
  }),
  route('DELETE', '/roleManagement/directory/roleAssignments/{assignment}', writers, (request) => {
    const assignment = assignmentOf(request);
    request.tenant.roleAssignments = request.tenant.roleAssignments.filter(
      (candidate) => candidate !== assignment,
    );
    audit(request, 'Remove member from role', assignment);
    return noContent;
  }),
  route(
    'GET',
    '/roleManagement/directory/roleEligibilityScheduleInstances',
    ['RoleEligibilitySchedule.Read.Directory', ...readers],
    (request) => {
      const licensed = request.tenant.skus.some((sku) =>
        (sku['servicePlans'] as { servicePlanName: string }[]).some(
          (plan) => plan.servicePlanName === 'AAD_PREMIUM_P2',
        ),
      );
      if (!licensed)
        throw graphError(
          400,
          'AadPremiumLicenseRequired',
          'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
        );
      return ok(
        collection(
          request,
          request.tenant.roleEligibilities,
          'roleManagement/directory/roleEligibilityScheduleInstances',
          expansions(request),
        ),
      );
    },
  ),
];

function assignmentOf(request: GraphRequest): RoleAssignment {
  const assignment = request.tenant.roleAssignments.find(
    (candidate) => candidate.id === request.params['assignment'],
  );
  if (!assignment) throw notFound(request.params['assignment'] ?? '');
  return assignment;
}
