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

const start = '0'.repeat(64);

export type JournalEvent = JournalEntry['event'];

/** Told right before and right after each line reaches the disk: progress for a server, the moment of death for a test. */
export type JournalHook = (moment: 'before' | 'after', entry: JournalEntry) => void;

/**
 * The append-only record of what is intended, sent and seen: one JSON object a line, each carrying the hash of the one
 * before. `append` returns only when the line is on the disk, so that a write is announced before it leaves.
 */
export class Journal {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #entries: JournalEntry[];
  readonly #hook: JournalHook;

  constructor(file: string, clock: Clock, hook: JournalHook = () => {}) {
    this.#file = file;
    this.#clock = clock;
    this.#entries = readJournal(file, true);
    this.#hook = hook;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  append(event: JournalEvent, step: string | null, data: Json): JournalEntry {
    const last = this.#entries.at(-1);
    const body = {
      sequence: (last?.sequence ?? 0) + 1,
      time: this.#clock.now().toISOString(),
      event,
      ...(step === null ? {} : { step }),
      data,
      previous: last?.hash ?? start,
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
    this.#hook('after', entry);
    return entry;
  }
}

function hashOf(entry: Omit<JournalEntry, 'hash'>): string {
  return sha256(canonicalJson(entry as unknown as Json));
}

/**
 * Reads and verifies a journal. A last line without an end was being written when the process died: `repair` moves it to
 * `<file>.torn`. Any other damage is an error that names the line; nothing is dropped or guessed.
 */
export function readJournal(file: string, repair: boolean): JournalEntry[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length && repair) {
    writeFileSync(`${file}.torn`, bytes.subarray(end), { flag: 'a' });
    truncateSync(file, end);
  }
  const entries: JournalEntry[] = [];
  for (const [index, line] of bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1).entries()) {
    const entry = parseEntry(line);
    const previous = entries.at(-1)?.hash ?? start;
    if (
      !entry ||
      entry.previous !== previous ||
      entry.hash !== hashOf(withoutHash(entry)) ||
      entry.sequence !== index + 1
    )
      throw damaged(file, index + 1);
    entries.push(entry);
  }
  return entries;
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

function damaged(file: string, line: number): AppError {
  return new AppError({
    code: 'journal-damaged',
    side: 'input',
    message: {
      en: `The journal ${file} was changed or damaged at line ${line}; the ${line - 1} lines before it are intact.`,
      de: `Das Journal ${file} wurde in Zeile ${line} verändert oder beschädigt; die ${line - 1} Zeilen davor sind unversehrt.`,
    },
    next: {
      en: 'Nothing was sent. Keep the file as evidence; "evict footholds" tells what the tenant looks like now, and "evict contain" without --case begins a new case.',
      de: 'Es wurde nichts gesendet. Bewahren Sie die Datei als Beweis auf; „evict footholds“ zeigt, wie der Mandant jetzt aussieht, und „evict contain“ ohne --case beginnt einen neuen Fall.',
    },
  });
}
