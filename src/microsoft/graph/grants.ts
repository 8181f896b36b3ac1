import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { instant, optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';
import { graphPath } from './path.ts';

/** A delegated permission grant: an app may act as one user, or (`AllPrincipals`) as everybody. */
export interface Grant {
  readonly id: string;
  /** Object id of the app's service principal. */
  readonly clientId: string;
  readonly consentType: 'AllPrincipals' | 'Principal';
  readonly principalId: string | null;
  readonly resourceId: string;
  /** Whole permission names, in the order of the grant: it is given back as it was. */
  readonly scopes: readonly string[];
}

const grantReader = z
  .object({
    id: z.string(),
    clientId: z.string(),
    consentType: z.string(),
    principalId: optionalText,
    resourceId: z.string(),
    scope: optionalText,
  })
  .transform((grant): Grant => ({
    id: grant.id,
    clientId: grant.clientId,
    consentType: grant.consentType === 'AllPrincipals' ? 'AllPrincipals' : 'Principal',
    principalId: grant.principalId,
    resourceId: grant.resourceId,
    scopes: (grant.scope ?? '').split(/\s+/).filter(Boolean),
  }));

/** What apps may do as this user by the user's own consent. */
export function listUserGrants(graph: GraphClient, userId: string): Promise<readonly Grant[]> {
  return all(graph, graphPath`/users/${userId}/oauth2PermissionGrants`);
}

/** What one app may do, as whomever. */
export function listClientGrants(graph: GraphClient, clientId: string): Promise<readonly Grant[]> {
  return all(graph, graphPath`/servicePrincipals/${clientId}/oauth2PermissionGrants`);
}

/** Consents that an administrator gave for everybody. */
export function listTenantGrants(graph: GraphClient): Promise<readonly Grant[]> {
  return all(graph, '/oauth2PermissionGrants', { $filter: "consentType eq 'AllPrincipals'" });
}

async function all(
  graph: GraphClient,
  path: string,
  query?: Readonly<Record<string, string>>,
): Promise<readonly Grant[]> {
  const grants: Grant[] = [];
  for await (const grant of graph.list(path, grantReader, query ? { query } : {})) grants.push(grant);
  return grants;
}

/** Null where it is gone. Source: learn.microsoft.com/graph/api/oauth2permissiongrant-get. */
export function readGrant(graph: GraphClient, id: string): Promise<Grant | null> {
  return orNull(graph.get(graphPath`/oauth2PermissionGrants/${id}`, grantReader));
}

/** Source: learn.microsoft.com/graph/api/oauth2permissiongrant-delete. */
export function deleteGrant(graph: GraphClient, id: string, clientRequestId: string): Promise<void> {
  return graph.send('DELETE', graphPath`/oauth2PermissionGrants/${id}`, undefined, { clientRequestId });
}

/**
 * Consents again; Graph gives it an id of its own. Source: learn.microsoft.com/graph/api/oauth2permissiongrant-post.
 */
export function createGrant(
  graph: GraphClient,
  grant: Omit<Grant, 'id'>,
  clientRequestId: string,
): Promise<void> {
  const body = {
    clientId: grant.clientId,
    consentType: grant.consentType,
    principalId: grant.principalId,
    resourceId: grant.resourceId,
    scope: grant.scopes.join(' '),
  };
  return graph.send('POST', '/oauth2PermissionGrants', body, { clientRequestId });
}

/** An app role given to a user or to a service principal. */
export interface AppRoleAssignment {
  readonly id: string;
  readonly appRoleId: string;
  readonly principalId: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly created: string | null;
}

const assignmentReader = z
  .object({
    id: z.string(),
    appRoleId: z.string(),
    principalId: z.string(),
    resourceId: z.string(),
    resourceDisplayName: optionalText,
    createdDateTime: instant,
  })
  .transform((one): AppRoleAssignment => ({
    id: one.id,
    appRoleId: one.appRoleId,
    principalId: one.principalId,
    resourceId: one.resourceId,
    resourceName: one.resourceDisplayName ?? one.resourceId,
    created: one.createdDateTime,
  }));

export type PrincipalKind = 'users' | 'servicePrincipals';

/**
 * What a user or a service principal was given. Sources: learn.microsoft.com/graph/api/user-list-approleassignments
 * and serviceprincipal-list-approleassignments.
 */
export async function listAppRoleAssignments(
  graph: GraphClient,
  kind: PrincipalKind,
  principalId: string,
): Promise<readonly AppRoleAssignment[]> {
  const found: AppRoleAssignment[] = [];
  const path = graphPath`/${kind}/${principalId}/appRoleAssignments`;
  for await (const one of graph.list(path, assignmentReader)) found.push(one);
  return found;
}

/** Source: learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignments. */
export function deleteAppRoleAssignment(
  graph: GraphClient,
  kind: PrincipalKind,
  principalId: string,
  id: string,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/${kind}/${principalId}/appRoleAssignments/${id}`;
  return graph.send('DELETE', path, undefined, { clientRequestId });
}

/** Graph gives it an id of its own. Source: learn.microsoft.com/graph/api/serviceprincipal-post-approleassignments. */
export function createAppRoleAssignment(
  graph: GraphClient,
  kind: PrincipalKind,
  assignment: { readonly principalId: string; readonly resourceId: string; readonly appRoleId: string },
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/${kind}/${assignment.principalId}/appRoleAssignments`;
  return graph.send('POST', path, { ...assignment }, { clientRequestId });
}
