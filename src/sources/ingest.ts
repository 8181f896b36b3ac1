import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { EventRow } from '../domain/event.ts';
import type { LedgerEntry } from '../domain/finding.ts';
import type { RejectionReason, SourceFile, StateDocument } from '../domain/source.ts';
import { AppError } from '../kernel/errors.ts';
import { isObject, toJson } from '../kernel/json.ts';
import type { AuditText, EventStore } from '../store/store.ts';
import { isKnown, normalise, recordsIn } from './index.ts';
import { ledgerEntry } from './ledger.ts';
import type { FileCounts } from './ledger.ts';
import { sourceUnchanged } from './raw.ts';
import { recordReader } from './read/detect.ts';
import type { Place } from './read/sink.ts';
import { unpack } from './read/unpack.ts';
import { rejectionFile } from './rejections.ts';
import { stateKind } from './state/index.ts';

/** `read` is the sum of the other three. */
export interface IngestCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly byReason: { readonly [reason: string]: number };
}

export interface Ingested {
  readonly events: IngestCounts;
  /** One entry a file, or a file within an archive. */
  readonly ledger: readonly LedgerEntry[];
  readonly files: readonly SourceFile[];
  /** Exported settings that lay among the logs. */
  readonly states: readonly StateDocument[];
  /** JSON lines `{file, line, offset, reason, text}`, one for each rejected piece. */
  readonly rejectedFile: string;
}

export interface IngestOptions {
  readonly rejectedFile: string;
  /** What `-` among the paths stands for. */
  readonly stdin?: Readable;
  /** Folder in which standard input is kept, since it cannot be read again. Without it such records have no raw form. */
  readonly copies?: string;
  readonly onProgress?: (read: number, what: string) => void;
  readonly signal?: AbortSignal;
  /** Files that only ever grow: read again, they stand in for what they held before, whatever their hash. */
  readonly growing?: (path: string) => boolean;
}

/**
 * After so many plain audit records and nothing else, the rest of a text goes the store's fast way. Its statement takes as
 * long to prepare as some hundreds of records take here.
 */
const provenAudit = 512;
/** Longer records are normalised here, where their texts are bounded. */
const longestAudit = 8_192;
/** The fast way would keep this text where the slow way knows that it means nothing. */
const writtenNull = Buffer.from('"<null>"');
/** So many records of a file that are not so plain end its fast way. */
const mostRefused = 2_048;

/** Rows held before the store takes them: enough for its speed, little memory. */
const batch = 8_192;

/**
 * Reads files, folders and standard input (`-`) into the store. Every record is accounted for: accepted, duplicate, or
 * rejected with file, line and reason. A broken line costs only itself; a file that cannot be read leaves the others be.
 * Throws `file-not-found` where a path leads to nothing, and the signal's reason when aborted.
 */
export async function ingest(
  paths: readonly string[],
  store: EventStore,
  options: IngestOptions,
): Promise<Ingested> {
  const inputs = paths.flatMap((path) => (path === '-' ? ['-'] : filesBelow(path)));
  if (inputs.length === 0) throw nothingAt(paths);
  const rejections = rejectionFile(options.rejectedFile, (file) =>
    inputs.some((input) => file === input || file.startsWith(`${input}!`)),
  );
  const files: SourceFile[] = [];
  const counts: FileCounts[] = [];
  const states: StateDocument[] = [];
  const byReason: { [reason: string]: number } = {};
  let rows: EventRow[] = [];
  const knownSources = await store.sources();
  let nextFile = knownSources.reduce((highest, source) => Math.max(highest, source.file), 0) + 1;
  let read = 0;
  let told = 0;

  const reject = (count: FileCounts, reason: RejectionReason, place: Place | null, text: string): void => {
    read++;
    count.read++;
    count.rejected++;
    byReason[reason] = (byReason[reason] ?? 0) + 1;
    rejections.write({
      file: count.path,
      line: place?.line ?? 0,
      offset: place?.offset ?? 0,
      reason,
      text,
    });
  };
  const take = (count: FileCounts, value: unknown, place: Place): void => {
    for (const record of recordsIn(value)) {
      const result = normalise(record);
      if (result.ok) {
        read++;
        count.read++;
        count.accepted++;
        count.proven = result.row['source'] === 'unified-audit' ? count.proven + 1 : -1_000_000_000;
        rows.push({
          ...result.row,
          file: count.file,
          line: place.line,
          offset: place.offset,
          length: place.length,
        });
        continue;
      }
      const kind = result.reason === 'unknown-record' && isObject(record) ? stateKind(record) : null;
      if (kind === null) reject(count, result.reason, place, shortened(record));
      else {
        count.states++;
        states.push({ kind, file: count.path, document: toJson(record) });
      }
    }
  };

  /** Hands a plain audit record to the store as text; it comes back where it is not so plain after all. */
  const takeRaw = (count: FileCounts, json: Buffer, place: Place, cell: boolean): boolean => {
    if (!store.audit || count.proven < provenAudit || json.length > longestAudit) return false;
    if (json[0] !== 0x7b || json[1] !== 0x22 || json.includes(writtenNull)) return false;
    count.isCell = cell;
    read++;
    count.read++;
    count.accepted++;
    store.audit.add({ ...place, json, file: count.file });
    return true;
  };

  const takeBack = (refused: readonly AuditText[]): void => {
    for (const { json, file, ...place } of refused) {
      const count = counts.find((candidate) => candidate.file === file)!;
      read--;
      count.read--;
      count.accepted--;
      count.refused++;
      if (count.refused > mostRefused) count.proven = -1_000_000_000;
      const text = json.toString('utf8');
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        reject(count, count.isCell ? 'broken-audit-data' : 'broken-json', place, text.slice(0, 4_096));
        continue;
      }
      take(count, value, place);
    }
  };

  async function pause(): Promise<void> {
    options.signal?.throwIfAborted();
    if (store.audit) takeBack(await store.audit.pause());
    if (rows.length >= batch) {
      const full = rows;
      rows = [];
      await store.add(full);
    }
    if (read - told < batch) return;
    told = read;
    options.onProgress?.(read, counts.at(-1)?.path ?? '');
  }

  async function readInput(input: string): Promise<void> {
    const digest = createHash('sha256');
    let size = 0;
    const begun: FileCounts[] = [];
    const begin = (member: string | null): FileCounts => {
      const shown =
        input === '-' ? (options.copies ? join(options.copies, `stdin-${nextFile}`) : '-') : input;
      const path = member === null ? shown : `${shown}!${member}`;
      const count = {
        file: nextFile++,
        path,
        read: 0,
        accepted: 0,
        duplicates: 0,
        rejected: 0,
        states: 0,
        cut: false,
        proven: 0,
        refused: 0,
        isCell: false,
      };
      counts.push(count);
      begun.push(count);
      return count;
    };
    const stream = input === '-' ? options.stdin : input;
    if (stream === undefined) throw nothingAt(['-']);
    const copy = input === '-' && options.copies ? keep(join(options.copies, `stdin-${nextFile}`)) : null;
    try {
      await unpack(stream, {
        open(member) {
          const count = begin(member);
          return recordReader(
            {
              record: (value, place) => take(count, value, place),
              broken: (reason, place, text) => reject(count, reason, place, text),
              raw: (text, place, cell) => takeRaw(count, text, place, cell),
            },
            (headings) => isKnown(Object.fromEntries(headings.map((heading) => [heading, '']))),
          );
        },
        failed(member, why) {
          const count = begun.at(-1) ?? begin(member);
          count.cut = true;
          reject(count, why === 'broken' ? 'truncated' : 'unreadable-file', null, why);
        },
        stored(bytes) {
          digest.update(bytes);
          size += bytes.length;
          copy?.write(bytes);
        },
        pause,
      });
    } catch (thrown) {
      options.signal?.throwIfAborted();
      // What was read of it stays; the other files go on. An error of the store is no fault of the file.
      if (!isFileError(thrown)) throw thrown;
      const count = begun.at(-1) ?? begin(null);
      count.cut = true;
      reject(count, 'unreadable-file', null, thrown.message);
    }
    if (begun.length === 0) begin(null);
    await copy?.finish();
    const sha256 = digest.digest('hex');
    for (const { file, path } of begun) files.push({ file, path, sha256, size });
  }

  try {
    for (const input of inputs) {
      // A file that was read before is read in its place, so that its records are not all called duplicates.
      const before = knownSources.filter(({ path }) => path === input || path.startsWith(`${input}!`));
      const [first] = before;
      if (first && (options.growing?.(input) === true || (await sourceUnchanged(first)) === true))
        await store.forget(before.map(({ file }) => file));
      await readInput(input);
    }
    await store.add(rows);
    rows = [];
    if (store.audit) takeBack(await store.audit.finish());
    await store.add(rows);
  } finally {
    rejections.close();
  }
  for (const file of files) await store.addSource(file);
  for (const { file, duplicates } of await store.removeDuplicates()) {
    const count = counts.find((candidate) => candidate.file === file);
    if (!count) continue;
    count.duplicates = duplicates;
    count.accepted -= duplicates;
  }
  const sum = (pick: (count: FileCounts) => number): number =>
    counts.reduce((total, count) => total + pick(count), 0);
  return {
    events: {
      read,
      accepted: sum((count) => count.accepted),
      duplicates: sum((count) => count.duplicates),
      rejected: sum((count) => count.rejected),
      byReason,
    },
    ledger: counts.map(ledgerEntry),
    files,
    states,
    rejectedFile: options.rejectedFile,
  };
}

function isFileError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'code' in thrown && 'syscall' in thrown;
}

/** The beginning of a record that was parsed and then refused. */
function shortened(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 4_096);
  } catch {
    return '';
  }
}

function keep(path: string): { write(bytes: Buffer): void; finish(): Promise<void> } {
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(path, { mode: 0o600 });
  return {
    write: (bytes) => void stream.write(bytes),
    finish: () => new Promise((done, failed) => stream.once('error', failed).end(done)),
  };
}

function filesBelow(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw nothingAt([path]);
  if (!found.isDirectory()) return [resolve(path)];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !basename(entry.name).startsWith('.'))
    .map((entry) => resolve(entry.parentPath, entry.name))
    .sort();
}

function nothingAt(paths: readonly string[]): AppError {
  const shown = paths.join(', ');
  return new AppError({
    code: 'file-not-found',
    side: 'input',
    message: { en: `There is nothing to read at ${shown}.`, de: `Unter ${shown} gibt es nichts zu lesen.` },
    next: {
      en: 'Name files or folders with exported logs, or - for standard input.',
      de: 'Nennen Sie Dateien oder Ordner mit exportierten Protokollen, oder - für die Standardeingabe.',
    },
  });
}
