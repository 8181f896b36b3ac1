import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EventRow } from '../../domain/event.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import { AppError } from '../../kernel/errors.ts';
import { textsOf } from '../../sources/read/bytes.ts';
import { recordsOf } from '../../sources/read/records.ts';
import { normalise } from '../../sources/normalise/index.ts';
import type { EventStore } from '../../store/store.ts';

export interface IngestCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly byReason: { readonly [reason: string]: number };
}

export interface SourceFile {
  readonly file: number;
  readonly path: string;
  readonly sha256: string;
}

export interface Ingested {
  readonly events: IngestCounts;
  readonly ledger: readonly LedgerEntry[];
  readonly files: readonly SourceFile[];
}

const batch = 8_192;

/**
 * Reads files and folders into the store. Every record is accounted for: accepted, duplicate or rejected with file, line
 * and reason; rejected ones are kept in `rejectedFile`.
 */
export async function ingest(
  paths: readonly string[],
  store: EventStore,
  rejectedFile: string,
  tell: (read: number, file: string) => void,
): Promise<Ingested> {
  const files = paths.flatMap(filesBelow);
  if (files.length === 0) throw noFiles(paths);
  const rejectedHandle = openSync(rejectedFile, 'w', 0o600);
  const byReason: { [reason: string]: number } = {};
  const ledger: LedgerEntry[] = [];
  const sources: SourceFile[] = [];
  let read = 0;
  let accepted = 0;
  let rejected = 0;
  let rows: EventRow[] = [];
  const flush = async (): Promise<void> => {
    await store.add(rows);
    rows = [];
  };
  try {
    for (const [file, path] of files.entries()) {
      const digest = createHash('sha256');
      const before = { read, accepted, rejected };
      const reject = (line: number, reason: string, text: string | undefined): void => {
        rejected++;
        byReason[reason] = (byReason[reason] ?? 0) + 1;
        writeSync(
          rejectedHandle,
          `${JSON.stringify({ file: path, line, reason, ...(text === undefined ? {} : { text }) })}\n`,
        );
      };
      try {
        for await (const named of textsOf(path, digest)) {
          for await (const record of recordsOf(named.chunks)) {
            if ('broken' in record) {
              read++;
              reject(record.line, 'no valid JSON', record.text);
              continue;
            }
            for (const result of normalise(record.value)) {
              read++;
              if (result.ok) {
                accepted++;
                rows.push({ ...result.row, file, line: record.line });
              } else reject(record.line, result.reason, JSON.stringify(record.value).slice(0, 2_000));
            }
            if (rows.length >= batch) {
              await flush();
              tell(read, path);
            }
          }
        }
      } catch (error) {
        // The part of the file that could be read stays; the rest is told, and the other files go on.
        reject(
          0,
          `the file could not be read to its end: ${error instanceof Error ? error.message : String(error)}`,
          undefined,
        );
      }
      sources.push({ file, path, sha256: digest.digest('hex') });
      const nothing = accepted === before.accepted;
      ledger.push({
        source: path,
        from: null,
        to: null,
        state: nothing ? 'refused' : rejected > before.rejected ? 'partial' : 'complete',
        returned: read - before.read,
        accepted: accepted - before.accepted,
        duplicates: 0,
        rejected: rejected - before.rejected,
        text: nothing
          ? { en: 'This is no log that Evict knows.', de: 'Das ist kein Protokoll, das Evict kennt.' }
          : null,
      });
    }
    await flush();
  } finally {
    closeSync(rejectedHandle);
  }
  const removed = await store.removeDuplicates();
  const duplicates = removed.reduce((sum, { duplicates }) => sum + duplicates, 0);
  return {
    events: { read, accepted: accepted - duplicates, duplicates, rejected, byReason },
    ledger,
    files: sources,
  };
}

function filesBelow(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw noFiles([path]);
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function noFiles(paths: readonly string[]): AppError {
  return new AppError({
    code: 'file-not-found',
    side: 'input',
    message: {
      en: `There is nothing to read at ${paths.join(', ')}.`,
      de: `Unter ${paths.join(', ')} gibt es nichts zu lesen.`,
    },
    next: {
      en: 'Name files or folders with exported logs.',
      de: 'Nennen Sie Dateien oder Ordner mit exportierten Protokollen.',
    },
  });
}
