import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventColumns } from '../../domain/event.ts';
import type { EventRow } from '../../domain/event.ts';
import { AppError } from '../../kernel/errors.ts';
import { jsonSafe } from '../../kernel/text.ts';
import { hasStore } from '../../store/open.ts';
import { openCaseStore } from '../case-store.ts';
import type { EventFilter, EventStore } from '../../store/store.ts';
import type { Investigation } from './investigation.ts';

/** What an investigation of this case found. Throws `not-investigated`. */
export function readInvestigation(folder: string): Investigation {
  const file = join(folder, 'investigation.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Investigation;
  throw notInvestigated(folder);
}

export function notInvestigated(folder: string): AppError {
  return new AppError({
    code: 'not-investigated',
    side: 'input',
    message: {
      en: `No logs were investigated in ${folder} yet.`,
      de: `In ${folder} wurden noch keine Protokolle untersucht.`,
    },
    next: {
      en: 'Run "evict investigate" with --case and the case\'s name.',
      de: 'Starten Sie „evict investigate“ mit --case und dem Namen des Falls.',
    },
  });
}

/** Opens the case's events, does the work, closes them again. */
export async function withEvents<T>(folder: string, work: (store: EventStore) => Promise<T>): Promise<T> {
  if (!hasStore(folder)) throw notInvestigated(folder);
  const store = await openCaseStore(folder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export type ExportFormat = 'ecs' | 'timesketch' | 'jsonl';

const page = 5_000;

/** Writes the case's events in the order of time, one JSON object a line. Gives how many. */
export function exportEvents(
  folder: string,
  filter: EventFilter,
  format: ExportFormat,
  path: string,
): Promise<number> {
  return withEvents(folder, async (store) => {
    const out = createWriteStream(path, { mode: 0o600 });
    let count = 0;
    let after: Parameters<EventStore['timeline']>[2] = null;
    for (;;) {
      const { rows, next } = await store.timeline(filter, page, after);
      const text = rows.map((row) => `${jsonSafe(JSON.stringify(shaped(row, format)))}\n`).join('');
      if (!out.write(text)) await once(out, 'drain');
      count += rows.length;
      if (next === null) break;
      after = next;
    }
    out.end();
    await once(out, 'finish');
    return count;
  });
}

/**
 * One event for another program: ECS names, or what Timesketch asks for (`message`, `datetime`, `timestamp_desc`,
 * microseconds; timesketch.org, "Import data from JSONL").
 */
function shaped(row: EventRow, format: ExportFormat): { readonly [name: string]: unknown } {
  const time = new Date(Number(row['time'])).toISOString();
  const present = eventColumns.filter(
    (column) => row[column.name] !== null && row[column.name] !== undefined,
  );
  if (format === 'jsonl')
    return { ...Object.fromEntries(present.map((column) => [column.name, row[column.name]])), time };
  const ecs = Object.fromEntries(present.map((column) => [column.ecs, row[column.name]]));
  if (format === 'ecs') return { ...ecs, '@timestamp': time };
  const { '@timestamp': _time, ...rest } = ecs;
  return {
    message: [row['operation'], row['user'], row['object_id']].filter(Boolean).join(' · '),
    datetime: time,
    timestamp: Number(row['time']) * 1_000,
    timestamp_desc: String(row['source'] ?? 'event'),
    ...rest,
  };
}
