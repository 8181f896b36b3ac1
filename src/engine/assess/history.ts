import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../domain/snapshot.ts';
import { keepEvidence } from '../../evidence/case-folder.ts';
import { sha256 } from '../../kernel/hash.ts';
import { toJson } from '../../kernel/json.ts';
import { readSnapshotFile } from './snapshot-file.ts';

const prefixes = { whole: 'settings', part: 'settings-part' } as const;

/** Keeps a snapshot as evidence: the file, and its line in the manifest. Gives the path and the SHA-256 of what was written. */
export function keepSnapshot(
  folder: string,
  snapshot: Snapshot,
  extent: keyof typeof prefixes,
): { readonly file: string; readonly sha256: string } {
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  const name = `${prefixes[extent]}-${snapshot.takenAt.replaceAll(':', '-').slice(0, 19)}Z`;
  const note = { source: 'assess', time: snapshot.takenAt, requestId: null };
  const file = join(folder, 'evidence', keepEvidence(folder, name, toJson(snapshot), note));
  return { file, sha256: sha256(readFileSync(file, 'utf8')) };
}

/** The newest whole snapshot that is kept here and can be read; null where there is none. */
export function lastSnapshot(folder: string): Snapshot | null {
  const evidence = join(folder, 'evidence');
  if (!existsSync(evidence)) return null;
  const files = readdirSync(evidence).filter((name) => /^settings-\d.*\.json$/.test(name));
  const snapshots = files
    .sort()
    .reverse()
    .slice(0, 1)
    .map((name) => readSnapshotFile(join(evidence, name)).snapshot);
  return snapshots[0] ?? null;
}
