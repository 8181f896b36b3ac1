import type { Foothold, FootholdKind, SeenFoothold } from '../domain/foothold.ts';
import type { Json } from '../kernel/json.ts';
import { isObject } from '../kernel/json.ts';

type Found = Pick<Foothold, 'kind' | 'key' | 'account' | 'state'> & { readonly since?: string | null };

/** Kinds of which the log names the object itself; of the others it names the account, the folder or the mailbox. */
const named: readonly FootholdKind[] = [
  'inbox-rule',
  'sweep-rule',
  'transport-rule',
  'journal-rule',
  'exchange-role',
  'connector',
  'device',
  'oauth-grant',
  'service-principal',
  'user-account',
  'mailbox-add-in',
];

/** The tenant's date of an object and the log's record of its making lie no further apart than this, milliseconds. */
const sameMoment = 5 * 60_000;

/**
 * The record of the making of this object, the surest first. Logs know names, the tenant knows ids: what makes them one is
 * the exact name (an attacker's "Junk E-Mail Rule" is not Exchange's own "Junk E-mail Rule"), or the moment.
 */
export function seenAs(object: Found, implicated: readonly SeenFoothold[]): SeenFoothold | null {
  const own = implicated.filter(
    (seen) =>
      seen.kind === object.kind &&
      (seen.account === null ||
        seen.account === object.account.toLowerCase() ||
        !object.account.includes('@')),
  );
  const matching = own.filter((seen) => sameName(object, seen) || atThatMoment(object, seen));
  return matching.find((seen) => seen.sure) ?? matching[0] ?? null;
}

function sameName(object: Found, seen: SeenFoothold): boolean {
  if (!named.includes(seen.kind)) return false;
  const name = seen.key.split('\\').at(-1) ?? '';
  return name !== '' && (object.key === name || holds(object.state, name, 3));
}

function holds(state: Json, name: string, depth: number): boolean {
  if (typeof state === 'string') return state === name;
  if (depth === 0 || typeof state !== 'object' || state === null) return false;
  return (isObject(state) ? Object.values(state) : state).some((member) => holds(member, name, depth - 1));
}

function atThatMoment({ since }: Found, seen: SeenFoothold): boolean {
  return (
    since !== null && since !== undefined && Math.abs(Date.parse(since) - Date.parse(seen.time)) <= sameMoment
  );
}
