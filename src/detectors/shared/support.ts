import { mostEvents } from '../../domain/detector.ts';
import type { DetectorInput } from '../../domain/detector.ts';
import { textOf, texts } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { line } from '../../kernel/text.ts';

export const minute = 60_000;

export const hour = 60 * minute;

export const day = 24 * hour;

/** Kinds of address that say nothing about where a person is. */
const nowhere = "'microsoft', 'private', 'own'";

/**
 * Sign-ins that succeeded, of people, from addresses that stand for a place: record_id, time, usr, address, country, asn,
 * kind, sure, session, agent (without version numbers), app, client, device.
 */
export function signInsSql({ store, places }: DetectorInput): string {
  const { dialect } = store;
  return `SELECT e.record_id AS record_id, e.time AS time, e.${dialect.column('user')} AS usr, e.client_ip AS address,
      p.country AS country, p.asn AS asn, p.network AS network, p.kind AS kind, p.sure AS sure, e.session_id AS session,
      ${dialect.replace('e.user_agent', '[0-9._]+', '')} AS agent, e.app_id AS app, e.client_app AS client, e.device_id AS device
    FROM ${store.events} e JOIN ${places} p ON p.address = e.client_ip
    WHERE e.operation = 'UserLoggedIn' AND e.outcome = 'success' AND p.kind NOT IN (${nowhere}) AND ${dialect.contains(`e.${dialect.column('user')}`, '@')}`;
}

/** Condition that keeps events whose address stands for a place. */
export const somewhere = `p.kind NOT IN (${nowhere})`;

/** Record ids of a group, and how many there are. */
export function eventsSql({ store }: DetectorInput, id = 'record_id', order = 'time'): string {
  // Records of one moment are told apart by their ids: the first one names the finding, in every run the same.
  return `${store.dialect.gather(id, `${order}, ${id}`, mostEvents)} AS events, count(*) AS n`;
}

export function inList({ store }: DetectorInput, values: readonly string[]): string {
  return values.map((value) => store.dialect.text(value)).join(', ');
}

/** A value from a log, short enough for a sentence. */
export function short(value: Json | undefined): string {
  return line(typeof value === 'string' ? value : String(value ?? '?'), 60);
}

/** What the parts of every observation are read from. */
export function common(row: { readonly [column: string]: Json }): {
  readonly user: string | null;
  readonly first: number;
  readonly last: number;
  readonly events: readonly string[];
  readonly count: number;
  readonly addresses: readonly string[];
} {
  return {
    user: textOf(row['usr']),
    first: Number(row['first']),
    last: Number(row['last']),
    events: texts(row['events']),
    count: Number(row['n']),
    addresses: texts(row['addresses']),
  };
}
