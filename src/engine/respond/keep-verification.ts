import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../evidence/whole-file.ts';
import { toJson } from '../../kernel/json.ts';
import type { Verification } from './verify.ts';

/** A verification with the moment at which everything had been read. */
export interface KeptVerification extends Verification {
  /** ISO UTC. */
  readonly time: string;
}

const file = 'verification.json';

/** Keeps the newest verification with its case, for reports; `read` decides anew each time, never this file. */
export function keepVerification(folder: string, time: string, verification: Verification): void {
  const kept: KeptVerification = { time, ...verification };
  writeWhole(join(folder, file), `${JSON.stringify(toJson(kept), null, 2)}\n`);
}

/** The newest one, as it was kept; null where none was made. */
export function keptVerification(folder: string): KeptVerification | null {
  const path = join(folder, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KeptVerification) : null;
}
