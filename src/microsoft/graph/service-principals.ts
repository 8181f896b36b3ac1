import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { flag, instant, optionalText, texts } from '../fields.ts';
import { orNull } from '../missing.ts';
import { type Credential, credentialsOf, credentialReader } from './applications.ts';
import { graphPath } from './path.ts';

/** An app as it exists in this tenant. Times ISO UTC. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  /** Tenant that owns the app; null where Microsoft does not say. */
  readonly owner: string | null;
  readonly verifiedPublisher: string | null;
  readonly enabled: boolean;
  readonly created: string | null;
  readonly replyUrls: readonly string[];
  /** App roles that it offers, by id: what an assignment to it means. */
  readonly roles: ReadonlyMap<string, string>;
  readonly credentials: readonly Credential[];
}

const select = [
  'id',
  'appId',
  'displayName',
  'appOwnerOrganizationId',
  'verifiedPublisher',
  'accountEnabled',
  'createdDateTime',
  'replyUrls',
  'appRoles',
  'passwordCredentials',
  'keyCredentials',
].join(',');

const principalReader = z
  .object({
    id: z.string(),
    appId: z.string(),
    displayName: optionalText,
    appOwnerOrganizationId: optionalText,
    verifiedPublisher: z.object({ displayName: optionalText, verifiedPublisherId: optionalText }).nullish(),
    accountEnabled: flag,
    createdDateTime: instant,
    replyUrls: texts,
    appRoles: z.array(z.object({ id: z.string(), value: optionalText })).nullish(),
    passwordCredentials: z.array(credentialReader).nullish(),
    keyCredentials: z.array(credentialReader).nullish(),
  })
  .transform((one): ServicePrincipal => ({
    id: one.id,
    appId: one.appId.toLowerCase(),
    name: one.displayName ?? one.appId,
    owner: one.appOwnerOrganizationId?.toLowerCase() ?? null,
    verifiedPublisher: one.verifiedPublisher?.verifiedPublisherId
      ? (one.verifiedPublisher.displayName ?? one.verifiedPublisher.verifiedPublisherId)
      : null,
    enabled: one.accountEnabled,
    created: one.createdDateTime,
    replyUrls: one.replyUrls,
    roles: new Map((one.appRoles ?? []).map((role) => [role.id, role.value ?? ''])),
    credentials: credentialsOf(one.passwordCredentials, one.keyCredentials),
  }));

/** By object id; null where it is gone. Source: learn.microsoft.com/graph/api/serviceprincipal-get. */
export function readServicePrincipal(graph: GraphClient, id: string): Promise<ServicePrincipal | null> {
  return orNull(
    graph.get(graphPath`/servicePrincipals/${id}`, principalReader, { query: { $select: select } }),
  );
}

/** Every app of the tenant: hundreds even in a small one. */
export async function listServicePrincipals(graph: GraphClient): Promise<readonly ServicePrincipal[]> {
  const found: ServicePrincipal[] = [];
  const query = { $select: select, $top: '999' };
  for await (const one of graph.list('/servicePrincipals', principalReader, { query })) found.push(one);
  return found;
}

/**
 * Whether anybody can sign in to the app, and the app itself. Source:
 * learn.microsoft.com/graph/api/serviceprincipal-update.
 */
export function setServicePrincipalEnabled(
  graph: GraphClient,
  id: string,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  const body = { accountEnabled: enabled };
  return graph.send('PATCH', graphPath`/servicePrincipals/${id}`, body, { clientRequestId });
}

const ownedReader = z.object({ '@odata.type': optionalText, id: z.string() }).transform((one) => ({
  id: one.id,
  type: (one['@odata.type'] ?? '').replace(/^#?microsoft\.graph\./, ''),
}));

/** Ids of the applications and service principals that the user owns: whoever makes one owns it. */
export async function listOwnedApps(
  graph: GraphClient,
  userId: string,
): Promise<{ readonly applications: readonly string[]; readonly servicePrincipals: readonly string[] }> {
  const applications: string[] = [];
  const servicePrincipals: string[] = [];
  for await (const one of graph.list(graphPath`/users/${userId}/ownedObjects`, ownedReader)) {
    if (one.type === 'application') applications.push(one.id);
    if (one.type === 'servicePrincipal') servicePrincipals.push(one.id);
  }
  return { applications, servicePrincipals };
}
