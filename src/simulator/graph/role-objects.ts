import { directoryRoles, roleName } from '../login/roles.ts';
import { recordDirectory } from '../state/records.ts';
import type { Obj, RoleAssignment } from '../state/tenant.ts';
import type { GraphRequest } from './route.ts';

// What role assignments, their schedules and the rules of Privileged Identity Management share.

export function isRole(id: string): boolean {
  return (Object.values(directoryRoles) as readonly string[]).includes(id);
}

export function definition(templateId: string): Obj {
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

/** What `$expand` adds to an assignment. */
export function expansions(request: GraphRequest) {
  return {
    expand: {
      roleDefinition: (row: Obj) => definition(String(row['roleDefinitionId'])),
      principal: (row: Obj) => principalOf(request, String(row['principalId'])),
    },
  };
}

export function principalOf(request: GraphRequest, id: string): Obj | null {
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

/** A role given or taken, as the directory records it. */
export function recordRole(request: GraphRequest, activity: string, assignment: RoleAssignment): void {
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
