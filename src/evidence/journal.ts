import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type { JournalEntry } from '../domain/plan.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { sha256 } from '../kernel/hash.ts';
import { canonicalJson, isObject } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { journalCut, journalDamaged, journalUnfitting } from './journal-errors.ts';
import { emptyHead, headFile, readHead, writeHead } from './journal-head.ts';

export type JournalEvent = JournalEntry['event'];

/** The moments of one line: not on the disk, on the disk but not yet in the head, in both. A test dies in them. */
export type JournalHook = (moment: 'before' | 'written' | 'after', entry: JournalEntry) => void;

/**
 * The append-only record of what is intended, sent and seen: one JSON object a line, each carrying the hash of the one
 * before. `append` returns only when the line, and then the head that counts it, are on the disk, so that a write is
 * announced before it leaves, and the head is never ahead of the journal and at most one line behind.
 */
export class Journal {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #entries: JournalEntry[];
  readonly #hook: JournalHook;
  #counted: number;

  constructor(file: string, clock: Clock, hook: JournalHook = () => {}) {
    this.#file = file;
    this.#clock = clock;
    this.#entries = readJournal(file, true);
    this.#hook = hook;
    this.#counted = readHead(file).count;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  append(event: JournalEvent, step: string | null, data: Json): JournalEntry {
    // The run before this one died, or its disk was full, between the line and its head.
    this.#count();
    const last = this.#entries.at(-1);
    const body = {
      sequence: (last?.sequence ?? 0) + 1,
      time: this.#clock.now().toISOString(),
      event,
      ...(step === null ? {} : { step }),
      data,
      previous: last?.hash ?? emptyHead.hash,
    };
    const entry: JournalEntry = { ...body, hash: hashOf(body) };
    this.#hook('before', entry);
    const handle = openSync(this.#file, 'a', 0o600);
    const { size } = fstatSync(handle);
    try {
      // Not writeSync: a disk that fills up may take a part of the line without an error.
      writeFileSync(handle, `${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
    } catch (error) {
      // What was not announced is not sent; its torn line must not run into the next one.
      truncateSync(this.#file, size);
      throw error;
    } finally {
      closeSync(handle);
    }
    this.#entries.push(entry);
    this.#hook('written', entry);
    this.#count();
    this.#hook('after', entry);
    return entry;
  }

  #count(): void {
    const last = this.#entries.at(-1);
    if (last === undefined || this.#counted === last.sequence) return;
    writeHead(this.#file, { count: last.sequence, hash: last.hash });
    this.#counted = last.sequence;
  }
}

/** Whether anything was ever written for a case: its journal may be gone while its head still counts lines. */
export function hasJournal(file: string): boolean {
  return existsSync(file) || existsSync(headFile(file));
}

function hashOf(entry: Omit<JournalEntry, 'hash'>): string {
  return sha256(canonicalJson(entry));
}

/**
 * Reads and verifies a journal. A last line without an end was being written when the process died: `repair` moves it to
 * `<file>.torn`. Any other damage, or a head that does not fit, is an error; nothing is dropped or guessed. The head is
 * read before and after the lines, since another process may be writing them.
 */
export function readJournal(file: string, repair: boolean): JournalEntry[] {
  const before = readHead(file);
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const after = readHead(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  const entries = readLines(file, bytes.subarray(0, end));
  if (entries.length < before.count) throw journalCut(file, entries.length, before.count);
  const counted = before.count === 0 || entries[before.count - 1]!.hash === before.hash;
  if (!counted || entries.length > after.count + 1) throw journalUnfitting(file);
  if (end < bytes.length && repair) {
    writeFileSync(`${file}.torn`, bytes.subarray(end), { flag: 'a' });
    truncateSync(file, end);
  }
  return entries;
}

export interface JournalView {
  /** The lines from the first on whose chain of hashes holds. */
  readonly entries: readonly JournalEntry[];
  /** Why there may have been more; null where the journal is whole. */
  readonly problem: AppError | null;
}

/** For views, which change nothing: what can be verified is shown, and what is wrong is told beside it. */
export function viewJournal(file: string): JournalView {
  try {
    return { entries: readJournal(file, false), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    return { entries: chainOf(bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)).entries, problem: error };
  }
}

/** For what is told of a case as proof: as far as it goes where only its end is in doubt, and not at all where a line is. */
export function provenJournal(file: string): JournalView {
  const view = viewJournal(file);
  if (view.problem?.code === 'journal-damaged') throw view.problem;
  return view;
}

function readLines(file: string, bytes: Buffer): JournalEntry[] {
  const { entries, broken } = chainOf(bytes);
  if (broken) throw journalDamaged(file, entries.length + 1);
  return entries;
}

/** The lines up to the first that does not follow from the one before. */
function chainOf(bytes: Buffer): { readonly entries: JournalEntry[]; readonly broken: boolean } {
  const entries: JournalEntry[] = [];
  for (const [index, line] of bytes.toString('utf8').split('\n').slice(0, -1).entries()) {
    const entry = parseEntry(line);
    const previous = entries.at(-1)?.hash ?? emptyHead.hash;
    if (
      !entry ||
      entry.previous !== previous ||
      entry.hash !== hashOf(withoutHash(entry)) ||
      entry.sequence !== index + 1
    )
      return { entries, broken: true };
    entries.push(entry);
  }
  return { entries, broken: false };
}

function parseEntry(line: string): JournalEntry | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && typeof value['hash'] === 'string' ? (value as unknown as JournalEntry) : null;
  } catch {
    return null;
  }
}

function withoutHash({ hash: _hash, ...rest }: JournalEntry): Omit<JournalEntry, 'hash'> {
  return rest;
}
