import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

function loadPrefix(database: string): string {
  return `${database === ':memory:' ? 'evict' : basename(database)}.load-`;
}

/** Removes what a killed run left beside its case. The caller holds the engine's lock on the database. */
export function removeLeftovers(database: string): void {
  if (database === ':memory:') return;
  for (const name of readdirSync(dirname(database))) {
    if (name.startsWith(loadPrefix(database)))
      rmSync(join(dirname(database), name), { recursive: true, force: true });
  }
}

/** Beside the case, since `/tmp` may be small; but names with `*?[` would be read as patterns by the engine. */
export function temporaryFolder(database: string): string {
  const beside = dirname(database);
  const parent = database === ':memory:' || /[*?[\]{}]/.test(beside) ? tmpdir() : beside;
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, loadPrefix(database)));
}
