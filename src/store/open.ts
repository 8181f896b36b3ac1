import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb } from './duckdb/store.ts';
import type { EventStore } from './store.ts';

const file = 'events.duckdb';

/** Whether events were read into this case. */
export function hasStore(caseFolder: string): boolean {
  return existsSync(join(caseFolder, file));
}

/** Opens the events of a case, made where they are missing: the one place that chooses the engine. */
export function openStore(caseFolder: string): Promise<EventStore> {
  return openDuckdb(join(caseFolder, file));
}
