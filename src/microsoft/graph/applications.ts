import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { instant, optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';
import { graphPath } from './path.ts';

/** A secret or a certificate with which an app signs in as itself. Its value is never told. */
export interface Credential {
  readonly kind: 'password' | 'certificate';
  readonly keyId: string;
  readonly name: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

export const credentialReader = z.object({
  keyId: z.string(),
  displayName: optionalText,
  startDateTime: instant,
  endDateTime: instant,
});

type RawCredential = z.output<typeof credentialReader>;

/** The secrets and certificates of an app in one list; Graph never gives their values. */
export function credentialsOf(
  passwords: readonly RawCredential[] | null | undefined,
  keys: readonly RawCredential[] | null | undefined,
): readonly Credential[] {
  const of = (kind: Credential['kind'], list: readonly RawCredential[] | null | undefined): Credential[] =>
    (list ?? []).map((one) => ({
      kind,
      keyId: one.keyId,
      name: one.displayName,
      start: one.startDateTime,
      end: one.endDateTime,
    }));
  return [...of('password', passwords), ...of('certificate', keys)];
}

/** An app's registration in its home tenant. Times ISO UTC. */
export interface Application {
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly created: string | null;
  readonly credentials: readonly Credential[];
}

const select = 'id,appId,displayName,createdDateTime,passwordCredentials,keyCredentials';

const applicationReader = z
  .object({
    id: z.string(),
    appId: z.string(),
    displayName: optionalText,
    createdDateTime: instant,
    passwordCredentials: z.array(credentialReader).nullish(),
    keyCredentials: z.array(credentialReader).nullish(),
  })
  .transform((one): Application => ({
    id: one.id,
    appId: one.appId.toLowerCase(),
    name: one.displayName ?? one.appId,
    created: one.createdDateTime,
    credentials: credentialsOf(one.passwordCredentials, one.keyCredentials),
  }));

/** By object id; null where it is gone. Source: learn.microsoft.com/graph/api/application-get. */
export function readApplication(graph: GraphClient, id: string): Promise<Application | null> {
  return orNull(graph.get(graphPath`/applications/${id}`, applicationReader, { query: { $select: select } }));
}

/** Every registration of the tenant. Source: learn.microsoft.com/graph/api/application-list. */
export async function listApplications(graph: GraphClient): Promise<readonly Application[]> {
  const found: Application[] = [];
  const query = { $select: select, $top: '999' };
  for await (const one of graph.list('/applications', applicationReader, { query })) found.push(one);
  return found;
}

export type CredentialHolder = 'applications' | 'servicePrincipals';

/**
 * Takes a secret away for good: its value cannot be given back. Source:
 * learn.microsoft.com/graph/api/application-removepassword.
 */
export function removePassword(
  graph: GraphClient,
  holder: CredentialHolder,
  id: string,
  keyId: string,
  clientRequestId: string,
): Promise<void> {
  return graph.send('POST', graphPath`/${holder}/${id}/removePassword`, { keyId }, { clientRequestId });
}

const keysReader = z.object({
  keyCredentials: z.array(z.looseObject({ keyId: z.string() })).nullish(),
});

/**
 * Takes one certificate off. `removeKey` demands a proof signed with another key of the app, which an administrator does
 * not have: the list is written back without it instead, as Microsoft's portal does.
 */
export async function removeCertificate(
  graph: GraphClient,
  holder: CredentialHolder,
  id: string,
  keyId: string,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/${holder}/${id}`;
  const app = await graph.get(path, keysReader, { query: { $select: 'id,keyCredentials' } });
  const rest = (app.keyCredentials ?? []).filter((key) => key.keyId !== keyId);
  const body = { keyCredentials: JSON.parse(JSON.stringify(rest)) };
  await graph.send('PATCH', path, body, { clientRequestId });
}
