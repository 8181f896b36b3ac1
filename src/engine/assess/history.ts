import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../domain/snapshot.ts';
import { keepEvidence } from '../../evidence/keep-evidence.ts';
import { sha256 } from '../../kernel/hash.ts';
import { toJson } from '../../kernel/json.ts';
import { readSnapshotFile } from './snapshot-file.ts';

/**
 * Where everything lies that is kept of a tenant, beside the cases: its snapshots and readings of auditing as evidence, its
 * exceptions, its particulars. Commands and pages use the same. The domain may come from a file that somebody sent.
 */
export function tenantFolder(casesFolder: string, domain: string): string {
  return join(
    casesFolder,
    '_assessments',
    domain.toLowerCase().replace(/[^\p{L}\p{N}.-]|^\.+/gu, '_') || '_',
  );
}

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

/** A whole snapshot that was kept earlier. */
export interface KeptSnapshot {
  /** The name of its file, without the ending. */
  readonly id: string;
  /** ISO UTC. */
  readonly takenAt: string;
  readonly file: string;
}

const wholeName = /^settings-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(?:-(\d+))?\.json$/;

/** Newest first, told from the names alone. */
export function keptSnapshots(folder: string): readonly KeptSnapshot[] {
  const evidence = join(folder, 'evidence');
  if (!existsSync(evidence)) return [];
  return readdirSync(evidence)
    .flatMap((name) => {
      const [, day, hour, minute, second, number = '1'] = wholeName.exec(name) ?? [];
      if (day === undefined) return [];
      const takenAt = `${day}T${hour}:${minute}:${second}Z`;
      return [
        { id: name.slice(0, -'.json'.length), takenAt, file: join(evidence, name), number: Number(number) },
      ];
    })
    .toSorted((a, b) => b.takenAt.localeCompare(a.takenAt) || b.number - a.number);
}

/** The newest whole snapshot that is kept here and can be read; null where there is none. */
export function lastSnapshot(folder: string): Snapshot | null {
  const [newest] = keptSnapshots(folder);
  return newest ? readSnapshotFile(newest.file).snapshot : null;
}
