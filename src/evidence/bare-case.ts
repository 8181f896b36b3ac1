import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes a case of which nothing is left but its name: no evidence, plan, journal, report or lock. Says whether it did;
 * a folder in which something appears meanwhile stays.
 */
export function removeBareCase(folder: string): boolean {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  if (entries.some((entry) => !entry.isDirectory() && entry.name !== 'case.json')) return false;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) rmdirSync(join(folder, entry.name));
  } catch {
    return false;
  }
  rmSync(join(folder, 'case.json'));
  rmdirSync(folder);
  return true;
}
