import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Connection } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import type { Json } from '../../kernel/json.ts';
import { writeWhole } from '../../evidence/whole-file.ts';
import { feeds } from '../../sources/live/index.ts';
import type { Feed, Window } from '../../sources/live/feed.ts';
import { askFeed } from './ask-feed.ts';
import type { Asking } from './ask-feed.ts';

export interface Collected {
  /** The folder that holds what was fetched: a folder a feed, a JSON-lines file a window. */
  readonly folder: string;
  readonly ledger: readonly LedgerEntry[];
}

export interface CollectOptions {
  readonly since: Date;
  /** Now, where it is absent. */
  readonly until?: Date;
  /** Asks by two routes wherever a log has two, and compares. */
  readonly reconcile?: boolean;
  readonly tell: (done: number, of: number, what: Feed['title']) => void;
}

const ledgerReader = z.array(
  z.looseObject({
    source: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    state: z.string(),
  }),
);

/**
 * Asks the tenant's logs for a time, window by window, and keeps what came. Each window is a file that is written whole,
 * then noted in the ledger: killed at any moment, the next run goes on with the first window that is not complete. One
 * that is asked again loses nothing that it had. What failed, was capped, throttled, not licensed or beyond retention
 * stands in the ledger.
 */
export async function collect(
  connection: Connection,
  caseFolder: string,
  options: CollectOptions,
): Promise<Collected> {
  const folder = join(caseFolder, 'evidence', 'collected');
  mkdirSync(folder, { recursive: true });
  const now = connection.clock.now();
  const until = options.until && options.until < now ? options.until : now;
  const jobs = feeds.flatMap((feed) =>
    windows(feed, options.since, until, now).map((window) => ({ feed, window })),
  );
  const ledger = openLedger(join(caseFolder, 'ledger.json'));
  for (const feed of feeds) ledger.note(...beyond(feed, options.since, until, now));
  const closed: Asking['closed'] = new Map();
  for (const [index, { feed, window }] of jobs.entries()) {
    connection.signal?.throwIfAborted();
    options.tell(index, jobs.length, feed.title);
    const reconcile = options.reconcile === true && feed.routes.length > 1;
    const before = ledger.find(feed, window);
    if (before?.state === 'complete' && (!reconcile || before.compared)) continue;
    const answer = await askFeed(connection, feed, window, { reconcile, closed });
    // What an interrupted question brought is no answer.
    connection.signal?.throwIfAborted();
    const file = join(feed.id, `${window.from.toISOString().replaceAll(/[:.]/g, '-')}.jsonl`);
    const kept = keep(join(folder, file), feed, answer.records);
    ledger.note({
      source: feed.id,
      from: window.from.toISOString(),
      to: window.to.toISOString(),
      ...judged(feed, window, now, answer),
      returned: kept,
      accepted: kept,
      duplicates: 0,
      rejected: 0,
      asked: now.toISOString(),
      ...(kept === 0 ? {} : { file: join('evidence', 'collected', file).replaceAll('\\', '/') }),
      ...(answer.route === null ? {} : { route: answer.route }),
      ...(answer.compared === null ? {} : { compared: answer.compared }),
    });
  }
  return { folder, ledger: ledger.entries().map((entry, _, all) => agedOut(entry, all, now)) };
}

/** An answer is complete only when it was asked for after the last record can have arrived. */
function judged(
  feed: Feed,
  window: Window,
  now: Date,
  answer: Pick<LedgerEntry, 'state' | 'text'>,
): Pick<LedgerEntry, 'state' | 'text'> {
  const { state, text } = answer;
  const age = now.getTime() - window.to.getTime();
  if ((state === 'complete' || state === 'partial') && age < feed.lateness) {
    return {
      state: 'too-fresh',
      text: text ?? {
        en: 'Records may still arrive: ask again later before this counts as complete.',
        de: 'Es können noch Einträge eintreffen: Später erneut fragen, bevor das als vollständig gilt.',
      },
    };
  }
  return { state, text };
}

/**
 * An old window in which nothing was found may lie beyond what the licence keeps. It does not, where a log that is kept
 * as long still gave records of that time or before.
 */
function agedOut(entry: LedgerEntry, all: readonly LedgerEntry[], now: Date): LedgerEntry {
  const retention = feeds.find((feed) => feed.id === entry.source)?.retention;
  if (!retention || entry.state !== 'complete' || entry.returned > 0) return entry;
  if (now.getTime() - Date.parse(entry.to ?? '') <= retention.least) return entry;
  const alike = new Set(feeds.filter((feed) => feed.retention === retention).map((feed) => feed.id));
  const reaches = all.some(
    (other) => alike.has(other.source) && other.returned > 0 && (other.to ?? '') <= (entry.to ?? ''),
  );
  if (reaches) return entry;
  return {
    ...entry,
    state: 'outside-retention',
    text: {
      en: 'Nothing came, and not every licence keeps this log for so long.',
      de: 'Es kam nichts, und nicht jede Lizenz bewahrt dieses Protokoll so lange auf.',
    },
  };
}

/** Adds what came to what the window's file holds; gives how many records it holds now. */
function keep(path: string, feed: Feed, records: readonly Json[]): number {
  const lines = new Map<string, string>();
  const add = (line: string, record: Json): void => void lines.set(feed.identify(record) ?? line, line);
  const known = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  for (const line of known) add(line, JSON.parse(line) as Json);
  for (const record of records) add(JSON.stringify(record), record);
  if (records.length === 0) return lines.size;
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(path, `${[...lines.values()].join('\n')}\n`);
  return lines.size;
}

/** Windows that begin at whole multiples of their length, so that a later run asks for the same ones. */
function windows(feed: Feed, since: Date, until: Date, now: Date): readonly Window[] {
  const oldest = now.getTime() - feed.retention.most;
  const list: Window[] = [];
  const start = Math.floor(since.getTime() / feed.longest) * feed.longest;
  for (let from = start; from < until.getTime(); from += feed.longest) {
    const to = Math.min(from + feed.longest, until.getTime());
    if (to <= oldest) continue;
    list.push({ from: new Date(Math.max(from, oldest)), to: new Date(to) });
  }
  return list;
}

/** What was wanted of a log before the time for which Microsoft keeps it at any licence. */
function beyond(feed: Feed, since: Date, until: Date, now: Date): readonly LedgerEntry[] {
  const oldest = new Date(Math.min(now.getTime() - feed.retention.most, until.getTime()));
  if (since >= oldest) return [];
  return [
    {
      source: feed.id,
      from: since.toISOString(),
      to: oldest.toISOString(),
      state: 'outside-retention',
      returned: 0,
      accepted: 0,
      duplicates: 0,
      rejected: 0,
      text: {
        en: 'Microsoft keeps this log for no longer at any licence.',
        de: 'So lange bewahrt Microsoft dieses Protokoll bei keiner Lizenz auf.',
      },
    },
  ];
}

interface Ledger {
  find(feed: Feed, window: Window): LedgerEntry | undefined;
  /** Notes windows in place of those that they overlap, and saves the ledger. */
  note(...entries: readonly LedgerEntry[]): void;
  entries(): readonly LedgerEntry[];
}

function openLedger(path: string): Ledger {
  let list = existsSync(path)
    ? (ledgerReader.parse(JSON.parse(readFileSync(path, 'utf8'))) as unknown as readonly LedgerEntry[])
    : [];
  return {
    find: (feed, window) =>
      list.find(
        (entry) =>
          entry.source === feed.id &&
          entry.from === window.from.toISOString() &&
          entry.to === window.to.toISOString(),
      ),
    note(...entries) {
      if (entries.length === 0) return;
      list = [...list.filter((known) => !entries.some((entry) => overlap(known, entry))), ...entries];
      writeWhole(path, `${JSON.stringify(list, null, 2)}\n`);
    },
    entries: () =>
      list.toSorted(
        (a, b) =>
          place(a) - place(b) ||
          (a.from ?? '').localeCompare(b.from ?? '') ||
          (a.to ?? '').localeCompare(b.to ?? ''),
      ),
  };
}

function place(entry: LedgerEntry): number {
  return feeds.findIndex((feed) => feed.id === entry.source);
}

function overlap(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.source === b.source && (a.from ?? '') < (b.to ?? '') && (b.from ?? '') < (a.to ?? '');
}
