import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { LedgerEntry } from '../domain/finding.ts';
import type { SourceFile, StateDocument } from '../domain/source.ts';
import type { EventStore } from '../store/store.ts';
import { isKnown } from './index.ts';
import { inputsBelow, openInput } from './inputs.ts';
import { openIntake } from './intake.ts';
import type { IngestCounts, Intake, IntakeOptions } from './intake.ts';
import { ledgerEntry } from './ledger.ts';
import type { FileCounts } from './ledger.ts';
import { sourceUnchanged } from './raw.ts';
import { recordReader } from './read/detect.ts';
import { unpack } from './read/unpack.ts';
import { rejectionFile } from './rejections.ts';

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

export interface IngestOptions extends IntakeOptions {
  readonly rejectedFile: string;
  /** What `-` among the paths stands for. */
  readonly stdin?: Readable;
  /** Folder in which standard input is kept, since it cannot be read again. Without it such records have no raw form. */
  readonly copies?: string;
  /** Files that only ever grow: read again, they stand in for what they held before, whatever their hash. */
  readonly growing?: (path: string) => boolean;
}

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
  const inputs = inputsBelow(paths);
  const rejections = rejectionFile(options.rejectedFile, (file) =>
    inputs.some((input) => file === input || file.startsWith(`${input}!`)),
  );
  const known = await store.sources();
  const firstFile = known.reduce((highest, source) => Math.max(highest, source.file), 0) + 1;
  const intake = openIntake(store, firstFile, rejections.write, options);
  const files: SourceFile[] = [];
  try {
    for (const input of inputs) {
      // A file that was read before is read in its place, so that its records are not all called duplicates.
      const before = known.filter(({ path }) => path === input || path.startsWith(`${input}!`));
      const [first] = before;
      if (first && (options.growing?.(input) === true || (await sourceUnchanged(first)) === true))
        await store.forget(before.map(({ file }) => file));
      files.push(...(await readInput(input, intake, options)));
    }
    await intake.finish();
  } finally {
    rejections.close();
  }
  for (const file of files) await store.addSource(file);
  for (const { file, duplicates } of await store.removeDuplicates()) {
    const count = intake.files.find((candidate) => candidate.file === file);
    if (!count) continue;
    count.duplicates = duplicates;
    count.accepted -= duplicates;
  }
  return {
    events: intake.totals(),
    ledger: intake.files.map(ledgerEntry),
    files,
    states: intake.states,
    rejectedFile: options.rejectedFile,
  };
}

/** Reads one file, or every member of an archive; gives what it was, with its hash. */
async function readInput(
  input: string,
  intake: Intake,
  options: IngestOptions,
): Promise<readonly SourceFile[]> {
  const { path, from, copy } = openInput(input, options.stdin, options.copies, intake.nextFile);
  const digest = createHash('sha256');
  let size = 0;
  const begun: FileCounts[] = [];
  const begin = (member: string | null): FileCounts => {
    const count = intake.begin(member === null ? path : `${path}!${member}`);
    begun.push(count);
    return count;
  };
  try {
    await unpack(from, {
      open(member) {
        const count = begin(member);
        return recordReader(
          {
            record: (value, place) => intake.take(count, value, place),
            broken: (reason, place, text) => intake.reject(count, reason, place, text),
            raw: (text, place, cell) => intake.takeRaw(count, text, place, cell),
          },
          (headings) => isKnown(Object.fromEntries(headings.map((heading) => [heading, '']))),
        );
      },
      failed(member, why) {
        const count = begun.at(-1) ?? begin(member);
        count.cut = true;
        intake.reject(count, why === 'broken' ? 'truncated' : 'unreadable-file', null, why);
      },
      stored(bytes) {
        digest.update(bytes);
        size += bytes.length;
        copy?.write(bytes);
      },
      pause: intake.pause,
    });
  } catch (thrown) {
    options.signal?.throwIfAborted();
    // What was read of it stays; the other files go on. An error of the store is no fault of the file.
    if (!isFileError(thrown)) throw thrown;
    const count = begun.at(-1) ?? begin(null);
    count.cut = true;
    intake.reject(count, 'unreadable-file', null, thrown.message);
  }
  if (begun.length === 0) begin(null);
  await copy?.finish();
  const sha256 = digest.digest('hex');
  return begun.map((count) => ({ file: count.file, path: count.path, sha256, size }));
}

function isFileError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'code' in thrown && 'syscall' in thrown;
}
