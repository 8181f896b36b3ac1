import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Connection } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import { toAppError } from '../../kernel/errors.ts';
import { writeWhole } from '../../evidence/case-folder.ts';
import { feeds } from '../../sources/live/index.ts';
import type { Feed, Window } from '../../sources/live/feed.ts';

export interface Collected {
  /** The folder that holds what was fetched, one JSON-lines file a feed. */
  readonly folder: string;
  readonly ledger: readonly LedgerEntry[];
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
 * Asks the tenant's logs for a time, window by window, and keeps what came. Resumable: a window that was complete is not
 * asked again. What failed, was capped, not licensed or beyond retention stands in the ledger.
 */
export async function collect(
  connection: Connection,
  caseFolder: string,
  since: Date,
  tell: (done: number, of: number, what: string) => void,
): Promise<Collected> {
  const folder = join(caseFolder, 'evidence', 'collected');
  mkdirSync(folder, { recursive: true });
  const ledgerFile = join(caseFolder, 'ledger.json');
  const known = existsSync(ledgerFile)
    ? (ledgerReader.parse(JSON.parse(readFileSync(ledgerFile, 'utf8'))) as unknown as LedgerEntry[])
    : [];
  const now = connection.clock.now();
  const jobs = feeds.flatMap((feed) => windows(feed, since, now).map((window) => ({ feed, window })));
  const ledger: LedgerEntry[] = [];
  for (const [index, { feed, window }] of jobs.entries()) {
    connection.signal?.throwIfAborted();
    tell(index, jobs.length, feed.title.en);
    const before = known.find(
      (entry) =>
        entry.source === feed.id && entry.from === window.from.toISOString() && entry.state === 'complete',
    );
    if (before) {
      ledger.push(before);
      continue;
    }
    const entry = await ask(connection, feed, window, now, folder);
    ledger.push(entry);
    writeWhole(ledgerFile, `${JSON.stringify(ledger, null, 2)}\n`);
  }
  return { folder, ledger };
}

async function ask(
  connection: Connection,
  feed: Feed,
  window: Window,
  now: Date,
  folder: string,
): Promise<LedgerEntry> {
  const line = (state: LedgerEntry['state'], returned: number, text: LedgerEntry['text']): LedgerEntry => ({
    source: feed.id,
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    state,
    returned,
    accepted: returned,
    duplicates: 0,
    rejected: 0,
    text,
  });
  if (now.getTime() - window.to.getTime() > feed.retention) {
    return line('outside-retention', 0, {
      en: 'Microsoft no longer keeps this at every licence.',
      de: 'Microsoft bewahrt das nicht bei jeder Lizenz so lange auf.',
    });
  }
  try {
    const fetched = await feed.fetch(connection, window);
    const text = fetched.records.map((record) => `${JSON.stringify(record)}\n`).join('');
    if (text !== '') appendFileSync(join(folder, `${feed.id}.jsonl`), text);
    const fresh = fetched.state === 'complete' && now.getTime() - window.to.getTime() < feed.lateness;
    return line(
      fresh ? 'too-fresh' : fetched.state,
      fetched.records.length,
      fresh
        ? {
            en: 'Records may still arrive: ask again later before this counts as complete.',
            de: 'Es können noch Einträge eintreffen: Später erneut fragen, bevor das als vollständig gilt.',
          }
        : fetched.text,
    );
  } catch (thrown) {
    const error = toAppError(thrown);
    const state =
      error.code === 'not-licensed'
        ? 'unlicensed'
        : error.code === 'permission-missing' || error.code === 'token-rejected'
          ? 'refused'
          : error.code === 'throttled'
            ? 'throttled'
            : 'failed';
    return line(state, 0, error.text);
  }
}

/** Windows that begin at whole multiples of their length, so that a later run asks for the same ones. */
function windows(feed: Feed, since: Date, until: Date): readonly Window[] {
  const list: Window[] = [];
  const start = Math.floor(since.getTime() / feed.longest) * feed.longest;
  for (let from = start; from < until.getTime(); from += feed.longest) {
    list.push({ from: new Date(from), to: new Date(Math.min(from + feed.longest, until.getTime())) });
  }
  return list;
}
