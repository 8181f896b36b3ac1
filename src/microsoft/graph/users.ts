import { z } from 'zod';
import type { GraphClient, GraphOptions } from '../../domain/clients.ts';
import { flag, instant, optionalText, texts } from '../fields.ts';
import { orNull } from '../missing.ts';
import { graphPath } from './path.ts';

/** A user as the actions need it. Source: learn.microsoft.com/graph/api/resources/user. Times ISO UTC. */
export interface User {
  readonly id: string;
  readonly upn: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly enabled: boolean;
  readonly guest: boolean;
  readonly synced: boolean;
  readonly created: string | null;
  readonly lastPasswordChange: string | null;
  /** Refresh tokens and session cookies issued before this moment are worthless. */
  readonly sessionsValidFrom: string | null;
  readonly otherMails: readonly string[];
}

const select = [
  'id',
  'userPrincipalName',
  'displayName',
  'mail',
  'accountEnabled',
  'userType',
  'onPremisesSyncEnabled',
  'createdDateTime',
  'lastPasswordChangeDateTime',
  'signInSessionsValidFromDateTime',
  'otherMails',
].join(',');

const userReader = z
  .object({
    id: z.string(),
    userPrincipalName: z.string(),
    displayName: optionalText,
    mail: optionalText,
    accountEnabled: flag,
    userType: optionalText,
    onPremisesSyncEnabled: flag,
    createdDateTime: instant,
    lastPasswordChangeDateTime: instant,
    signInSessionsValidFromDateTime: instant,
    otherMails: texts,
  })
  .transform((user): User => ({
    id: user.id,
    upn: user.userPrincipalName,
    displayName: user.displayName ?? user.userPrincipalName,
    mail: user.mail,
    enabled: user.accountEnabled,
    guest: user.userType === 'Guest',
    synced: user.onPremisesSyncEnabled,
    created: user.createdDateTime,
    lastPasswordChange: user.lastPasswordChangeDateTime,
    sessionsValidFrom: user.signInSessionsValidFromDateTime,
    otherMails: user.otherMails,
  }));

/** One user by object id or user principal name; null where there is none. */
export function readUser(graph: GraphClient, id: string): Promise<User | null> {
  return orNull(graph.get(graphPath`/users/${id}`, userReader, { query: { $select: select } }));
}

/** Users made at or after a moment (ISO UTC). `createdDateTime` filters need no advanced query. */
export async function usersCreatedSince(graph: GraphClient, since: string): Promise<readonly User[]> {
  const users: User[] = [];
  const query = { $select: select, $filter: `createdDateTime ge ${since}` };
  for await (const user of graph.list('/users', userReader, { query })) users.push(user);
  return users;
}

const foundReader = z
  .object({ userPrincipalName: z.string(), displayName: optionalText })
  .transform((user) => ({ upn: user.userPrincipalName, displayName: user.displayName ?? '' }));

/**
 * The first users whose name, surname or sign-in name begins so, at most `most` (999). These filters need no advanced query
 * (learn.microsoft.com/graph/aad-advanced-queries, "Properties on directory objects").
 */
export async function findUsers(
  graph: GraphClient,
  beginning: string,
  most: number,
): Promise<readonly Pick<User, 'upn' | 'displayName'>[]> {
  const quoted = `'${beginning.replaceAll("'", "''")}'`;
  const $filter = ['displayName', 'surname', 'userPrincipalName']
    .map((name) => `startswith(${name},${quoted})`)
    .join(' or ');
  const query = { $filter, $select: 'displayName,userPrincipalName', $top: String(most) };
  const page = await graph.get('/users', z.object({ value: z.array(foundReader) }), { query });
  return page.value;
}

/** Source: learn.microsoft.com/graph/api/user-update. */
export function setAccountEnabled(
  graph: GraphClient,
  id: string,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  return graph.send('PATCH', graphPath`/users/${id}`, { accountEnabled: enabled }, { clientRequestId });
}

/**
 * Revokes refresh tokens and session cookies. Microsoft answers `{"value": true}`, or by a known issue another 2xx
 * without a body. May be repeated: the second call only moves the moment on.
 */
export function revokeSessions(graph: GraphClient, id: string, clientRequestId: string): Promise<void> {
  const options: GraphOptions = { clientRequestId, repeatable: true };
  return graph.send('POST', graphPath`/users/${id}/revokeSignInSessions`, undefined, options);
}

/** Sets a cloud password. Not for federated users; a synced user's on-premises password stays as it is. */
export function setPassword(
  graph: GraphClient,
  id: string,
  password: string,
  change: boolean,
  clientRequestId: string,
): Promise<void> {
  const body = { passwordProfile: { password, forceChangePasswordNextSignIn: change } };
  // Never sent again blindly: a lost answer leaves the question, which a second write would answer wrongly.
  return graph.send('PATCH', graphPath`/users/${id}`, body, { clientRequestId, repeatable: false });
}
