import { day } from '../../kernel/moments.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { SqlRunner } from '../../domain/sql.ts';
import { titleOf } from './source-titles.ts';

/** What the events hold of one account. */
export interface Coverage {
  readonly events: number;
  readonly signIns: number;
  readonly mailReads: number;
  /** First event, milliseconds since 1970. */
  readonly first: number | null;
}

/** How much of each account stands in the events: what a verdict cannot rest on is said with it. */
export async function coverageOf(
  store: SqlRunner,
  users: readonly string[],
): Promise<ReadonlyMap<string, Coverage>> {
  if (users.length === 0) return new Map();
  const { dialect } = store;
  const user = dialect.column('user');
  const rows = await store.query(`
    WITH own AS (
      SELECT ${user} AS usr, operation, time FROM ${store.events} WHERE ${user} IN (${users.map((name) => dialect.text(name)).join(', ')})
    )
    SELECT usr, count(*) AS n, sum(CASE WHEN operation IN ('UserLoggedIn', 'UserLoginFailed') THEN 1 ELSE 0 END) AS signins,
      sum(CASE WHEN operation = 'MailItemsAccessed' THEN 1 ELSE 0 END) AS reads, min(time) AS first
    FROM own GROUP BY usr`);
  const found = new Map(
    rows.map((row) => [
      String(row['usr']),
      {
        events: Number(row['n']),
        signIns: Number(row['signins']),
        mailReads: Number(row['reads']),
        first: Number(row['first']),
      },
    ]),
  );
  return new Map(users.map((name) => [name, found.get(name) ?? nothing]));
}

const nothing: Coverage = { events: 0, signIns: 0, mailReads: 0, first: null };

/** What was not seen of one account, in words. */
export function notSeen(coverage: Coverage, ledger: readonly LedgerEntry[]): readonly Localized[] {
  if (coverage.events === 0)
    return [
      {
        en: 'No record of this account is in the logs: nothing can be said about it.',
        de: 'Von diesem Konto steht kein Eintrag in den Protokollen: Über es lässt sich nichts sagen.',
      },
    ];
  const open: Localized[] = [];
  if (coverage.signIns === 0)
    open.push({
      en: 'No sign-in of this account is in the logs: how somebody came in, and from where, stays open.',
      de: 'Keine Anmeldung dieses Kontos steht in den Protokollen: Wie und von wo jemand hereinkam, bleibt offen.',
    });
  if (coverage.mailReads === 0)
    open.push({
      en: 'No record says which messages were opened: without auditing of mail access that stays open.',
      de: 'Kein Eintrag sagt, welche Nachrichten geöffnet wurden: Ohne Überwachung der Postfachzugriffe bleibt das offen.',
    });
  if (coverage.first !== null)
    open.push({
      en: `Records of this account begin on ${day(new Date(coverage.first).toISOString(), 'en')}: what came before was not seen.`,
      de: `Die Einträge dieses Kontos beginnen am ${day(new Date(coverage.first).toISOString(), 'de')}: Was davor war, wurde nicht gesehen.`,
    });
  const gaps = gapsOf(ledger).map(titleOf);
  if (gaps.length > 0)
    open.push({
      en: `Not read in full: ${gaps.map(({ en }) => en).join(', ')}.`,
      de: `Nicht vollständig gelesen: ${gaps.map(({ de }) => de).join(', ')}.`,
    });
  for (const { state, text } of ledger) if (state === 'left-out' && text) open.push(text);
  return open;
}

/** Sources with gaps. Windows whose last records may still arrive are no gap, only young; a choice is said by itself. */
export function gapsOf(ledger: readonly LedgerEntry[]): readonly string[] {
  return [
    ...new Set(
      ledger
        .filter(({ state }) => state !== 'complete' && state !== 'too-fresh' && state !== 'left-out')
        .map((entry) => entry.source),
    ),
  ];
}
