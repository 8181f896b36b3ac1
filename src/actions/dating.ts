import { moment } from '../kernel/moments.ts';
import type { Account, Reason } from '../domain/account.ts';
import type { FindHints } from '../domain/action.ts';
import type { Connection } from '../domain/clients.ts';
import { ServiceError } from '../kernel/errors.ts';
import { type MailboxChange, searchMailboxChanges } from '../microsoft/exchange/audit-search.ts';
import { forIt, name } from './support.ts';

// Exchange keeps no date with a right. The audit log does: whoever finds the grant there knows when it was given and by whom.

const lookBack = 30 * 86_400_000;

/** Changes since the incident began, or in the last 30 days; empty where the log cannot be asked. */
export async function recentChanges(
  connection: Connection,
  hints: FindHints,
  operations: readonly string[],
): Promise<readonly MailboxChange[]> {
  const now = connection.clock.now();
  const from = hints.since ?? new Date(now.getTime() - lookBack).toISOString();
  // The search leaves out its last moment.
  const to = new Date(now.getTime() + 60_000).toISOString();
  try {
    const changes = await searchMailboxChanges(connection.exchange, operations, from, to);
    // What Evict itself gave back is not the attacker's doing.
    const { id, name: operator } = connection.operator;
    return changes.filter((one) => !one.actor.includes(id) && !one.actor.includes(operator));
  } catch (thrown) {
    if (thrown instanceof ServiceError) return [];
    throw thrown;
  }
}

/** Whether a cmdlet's mailbox is this account's: people name it in many ways. */
export function concerns(change: MailboxChange, account: Account): boolean {
  const alias = account.upn.split('@')[0] ?? '';
  const names = [account.upn, account.mail ?? '', account.displayName, account.id, alias].map((one) =>
    one.toLowerCase(),
  );
  return [change.parameters.get('identity') ?? '', change.objectId]
    .filter((one) => one !== '')
    .map((one) => one.toLowerCase().replace(/:\\.*$/, ''))
    .some((one) => names.includes(one) || names.includes(one.slice(one.lastIndexOf('/') + 1)));
}

/** Whether a change gives something to one of these names. */
export function gives(change: MailboxChange, parameter: string, names: readonly (string | null)[]): boolean {
  const value = (change.parameters.get(parameter) ?? '').toLowerCase();
  return names.some((one) => one !== null && one !== '' && value.includes(one.toLowerCase()));
}

/** Whether a folder cmdlet's `ann@x.example:\Inbox` names this folder. */
export function inFolder(change: MailboxChange, path: string): boolean {
  const identity = change.parameters.get('identity') ?? change.objectId;
  const cut = identity.indexOf(':');
  const named = cut < 0 ? '\\' : identity.slice(cut + 1);
  return named.toLowerCase() === path.toLowerCase();
}

export function givenReason(change: MailboxChange): Reason {
  const who = name(change.actor);
  return forIt(
    `The audit log shows who gave it, and when: ${who}, on ${moment(change.time, 'en')}.`,
    `Das Überwachungsprotokoll zeigt, wer es wann vergeben hat: ${who}, am ${moment(change.time, 'de')}.`,
  );
}
