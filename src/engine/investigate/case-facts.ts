import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry } from '../../domain/finding.ts';
import { readInvestigation } from './case-events.ts';
import type { Investigation } from './investigation.ts';

type Facts = Pick<Investigation, 'events' | 'ledger' | 'files' | 'states'>;

/**
 * What was read now, with what the case had read before: its events are still in the store, so that the ledger must go
 * on telling of them. `events` counts this run alone.
 */
export function withEarlier(folder: string, now: Facts): Facts {
  if (!existsSync(join(folder, 'investigation.json'))) return now;
  const before = readInvestigation(folder);
  const files = new Set(now.files.map(({ path }) => path));
  return {
    events: now.events,
    ledger: withEntries(before.ledger, now.ledger),
    files: [...before.files.filter(({ path }) => !files.has(path)), ...now.files],
    states: [...before.states.filter(({ file }) => !files.has(file)), ...now.states],
  };
}

/** Later entries stand in for all earlier ones of their source. */
export function withEntries(
  before: readonly LedgerEntry[],
  later: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const sources = new Set(later.map(({ source }) => source));
  return [...before.filter(({ source }) => !sources.has(source)), ...later];
}
