import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../kernel/hash.ts';
import { canonicalJson } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { writeWhole } from './whole-file.ts';

export interface EvidenceNote {
  readonly source: string;
  /** ISO UTC. */
  readonly time: string;
  readonly requestId: string | null;
}

/**
 * Keeps what was read, as it was read: the file, and a line in the manifest with its SHA-256 and the hash of the line
 * before. A name that is taken gets a number; nothing is overwritten.
 */
export function keepEvidence(folder: string, name: string, content: Json, note: EvidenceNote): string {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const base = name.replace(/[^\p{L}\p{N}._@-]/gu, '-').slice(0, 120);
  let file = `${base}.json`;
  for (let number = 2; existsSync(join(folder, 'evidence', file)); number++) file = `${base}-${number}.json`;
  writeWhole(join(folder, 'evidence', file), text);
  const manifest = join(folder, 'evidence', 'manifest.jsonl');
  const known = existsSync(manifest) ? readFileSync(manifest, 'utf8') : '';
  const last = known.trimEnd().split('\n').at(-1)!;
  const entry = {
    file,
    sha256: sha256(text),
    ...note,
    previous: last === '' ? '0'.repeat(64) : sha256(last),
  };
  // A line torn by a power cut stays visible as what it is; it must not swallow the next one.
  const apart = known === '' || known.endsWith('\n') ? '' : '\n';
  appendFileSync(manifest, `${apart}${canonicalJson(entry)}\n`);
  return file;
}
