import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { instant, optionalText } from '../fields.ts';
import { graphPath } from './path.ts';

/** A directory role that somebody holds now. */
export interface RoleAssignment {
  readonly id: string;
  readonly roleDefinitionId: string;
  /** Template id, lower-case: equals the definition's id for built-in roles. */
  readonly templateId: string;
  readonly roleName: string;
  readonly principalId: string;
  /** `/` for the whole directory, or an administrative unit. */
  readonly scope: string;
}

const definition = z.object({ displayName: optionalText, templateId: optionalText }).nullish();

const assignmentReader = z
  .object({
    id: z.string(),
    roleDefinitionId: z.string(),
    principalId: z.string(),
    directoryScopeId: optionalText,
    roleDefinition: definition,
  })
  .transform((one): RoleAssignment => ({
    id: one.id,
    roleDefinitionId: one.roleDefinitionId,
    templateId: (one.roleDefinition?.templateId ?? one.roleDefinitionId).toLowerCase(),
    roleName: one.roleDefinition?.displayName ?? one.roleDefinitionId,
    principalId: one.principalId,
    scope: one.directoryScopeId ?? '/',
  }));

/**
 * Active assignments of directory roles. Source: learn.microsoft.com/graph/api/rbacapplication-list-roleassignments.
 */
export function listRoleAssignments(
  graph: GraphClient,
  principalId: string,
): Promise<readonly RoleAssignment[]> {
  return roles(graph, '/roleManagement/directory/roleAssignments', `principalId eq '${quoted(principalId)}'`);
}

/** Roles that a user may take on (Privileged Identity Management; Entra ID P2). */
export function listEligibleRoles(
  graph: GraphClient,
  principalId: string,
): Promise<readonly RoleAssignment[]> {
  const path = '/roleManagement/directory/roleEligibilityScheduleInstances';
  return roles(graph, path, `principalId eq '${quoted(principalId)}'`);
}

async function roles(graph: GraphClient, path: string, filter: string): Promise<readonly RoleAssignment[]> {
  const found: RoleAssignment[] = [];
  const query = { $filter: filter, $expand: 'roleDefinition' };
  for await (const one of graph.list(path, assignmentReader, { query })) found.push(one);
  return found;
}

/** Source: learn.microsoft.com/graph/api/unifiedroleassignment-delete. */
export function deleteRoleAssignment(graph: GraphClient, id: string, clientRequestId: string): Promise<void> {
  const path = graphPath`/roleManagement/directory/roleAssignments/${id}`;
  return graph.send('DELETE', path, undefined, { clientRequestId });
}

/** Graph gives it an id of its own. Source: learn.microsoft.com/graph/api/rbacapplication-post-roleassignments. */
export function createRoleAssignment(
  graph: GraphClient,
  assignment: { readonly principalId: string; readonly roleDefinitionId: string; readonly scope: string },
  clientRequestId: string,
): Promise<void> {
  const body = {
    principalId: assignment.principalId,
    roleDefinitionId: assignment.roleDefinitionId,
    directoryScopeId: assignment.scope,
  };
  return graph.send('POST', '/roleManagement/directory/roleAssignments', body, { clientRequestId });
}

interface DirectoryAudit {
  readonly time: string;
  readonly activity: string;
  /** Object id of the user or service principal who did it. */
  readonly actorId: string | null;
  readonly targets: readonly { readonly id: string | null; readonly properties: readonly string[] }[];
}

const auditReader = z
  .object({
    activityDateTime: instant,
    activityDisplayName: optionalText,
    result: optionalText,
    initiatedBy: z
      .object({
        user: z.object({ id: optionalText }).nullish(),
        app: z.object({ servicePrincipalId: optionalText }).nullish(),
      })
      .nullish(),
    targetResources: z
      .array(
        z.object({
          id: optionalText,
          modifiedProperties: z.array(z.object({ newValue: optionalText })).nullish(),
        }),
      )
      .nullish(),
  })
  .transform((one): DirectoryAudit & { readonly success: boolean } => ({
    time: one.activityDateTime ?? '',
    activity: one.activityDisplayName ?? '',
    actorId: one.initiatedBy?.user?.id ?? one.initiatedBy?.app?.servicePrincipalId ?? null,
    targets: (one.targetResources ?? []).map((target) => ({
      id: target.id,
      properties: (target.modifiedProperties ?? []).map((property) => property.newValue ?? ''),
    })),
    success: one.result === null || one.result === 'success',
  }));

/** Successful records of one directory activity since a moment (ISO UTC). Kept 7 days without, 30 with Entra ID P1. */
export function listDirectoryAudits(
  graph: GraphClient,
  activity: string,
  since: string,
): Promise<readonly DirectoryAudit[]> {
  return audits(graph, `activityDisplayName eq '${quoted(activity)}' and activityDateTime ge ${since}`);
}

/** Successful records of changes to applications and service principals. */
export function listApplicationAudits(graph: GraphClient, since: string): Promise<readonly DirectoryAudit[]> {
  return audits(graph, `category eq 'ApplicationManagement' and activityDateTime ge ${since}`);
}

async function audits(graph: GraphClient, filter: string): Promise<readonly DirectoryAudit[]> {
  const found: DirectoryAudit[] = [];
  const query = { $filter: filter };
  for await (const one of graph.list('/auditLogs/directoryAudits', auditReader, { query })) {
    if (one.success) found.push(one);
  }
  return found;
}

function quoted(value: string): string {
  return value.replaceAll("'", "''");
}
