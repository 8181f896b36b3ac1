import type { EventRow } from '../domain/event.ts';
import type { RejectionReason, StateDocument } from '../domain/source.ts';
import { isObject, toJson } from '../kernel/json.ts';
import type { AuditText, EventStore } from '../store/store.ts';
import { normalise, recordsIn } from './index.ts';
import type { FileCounts } from './ledger.ts';
import { keptText } from './read/sink.ts';
import type { Place } from './read/sink.ts';
import type { Rejection } from './rejections.ts';
import { stateKind } from './state/index.ts';

/** `read` is the sum of the other three. */
export interface IngestCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly byReason: { readonly [reason: string]: number };
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

/** Stands for "not only audit records": no file holds so many that it would count up from here. */
const mixed = -1_000_000_000;

/** Rows held before the store takes them: enough for its speed, little memory. */
const batch = 8_192;

/**
 * Takes what the readers find: records become rows of the store, settings become documents, the rest is rejected with its
 * place and reason, and each is counted for its file.
 */
export interface Intake {
  /** One account a file, in the order in which they were begun. */
  readonly files: readonly FileCounts[];
  /** Settings that lay among the logs. */
  readonly states: readonly StateDocument[];
  /** The number that the next file gets. */
  readonly nextFile: number;
  begin(path: string): FileCounts;
  /** What a record holds; a record may wrap others. */
  take(count: FileCounts, value: unknown, place: Place): void;
  /** Hands a plain audit record to the store as text, where it may; false where the reader is to parse it. */
  takeRaw(count: FileCounts, json: Buffer, place: Place, cell: boolean): boolean;
  /** `place` is null where the file as a whole is meant. */
  reject(count: FileCounts, reason: RejectionReason, place: Place | null, text: string): void;
  /** Between pieces of a text: lets the store take what is held. Throws the signal's reason when aborted. */
  pause(): Promise<void>;
  /** All that is held goes into the store. */
  finish(): Promise<void>;
  totals(): IngestCounts;
}

export interface IntakeOptions {
  readonly onProgress?: (read: number, what: string) => void;
  readonly signal?: AbortSignal;
}

export function openIntake(
  store: EventStore,
  firstFile: number,
  write: (rejection: Rejection) => void,
  options: IntakeOptions,
): Intake {
  const files: FileCounts[] = [];
  const states: StateDocument[] = [];
  const byReason: { [reason: string]: number } = {};
  let rows: EventRow[] = [];
  let nextFile = firstFile;
  let read = 0;
  let told = 0;

  function begin(path: string): FileCounts {
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
    files.push(count);
    return count;
  }

  function reject(count: FileCounts, reason: RejectionReason, place: Place | null, text: string): void {
    read++;
    count.read++;
    count.rejected++;
    byReason[reason] = (byReason[reason] ?? 0) + 1;
    write({ file: count.path, line: place?.line ?? 0, offset: place?.offset ?? 0, reason, text });
  }

  function take(count: FileCounts, value: unknown, place: Place): void {
    for (const record of recordsIn(value)) {
      const result = normalise(record);
      if (result.ok) {
        read++;
        count.read++;
        count.accepted++;
        count.proven = result.row['source'] === 'unified-audit' ? count.proven + 1 : mixed;
        const { line, offset, length } = place;
        rows.push({ ...result.row, file: count.file, line, offset, length });
        continue;
      }
      const kind = result.reason === 'unknown-record' && isObject(record) ? stateKind(record) : null;
      if (kind === null) reject(count, result.reason, place, shortened(record));
      else {
        count.states++;
        states.push({ kind, file: count.path, document: toJson(record) });
      }
    }
  }

  function takeRaw(count: FileCounts, json: Buffer, place: Place, cell: boolean): boolean {
    if (!store.audit || count.proven < provenAudit || json.length > longestAudit) return false;
    if (json[0] !== 0x7b || json[1] !== 0x22 || json.includes(writtenNull)) return false;
    count.isCell = cell;
    read++;
    count.read++;
    count.accepted++;
    store.audit.add({ ...place, json, file: count.file });
    return true;
  }

  /** What the store's fast way gave back, since it is not so plain after all. */
  function takeBack(refused: readonly AuditText[]): void {
    for (const { json, file, ...place } of refused) {
      const count = files[file - firstFile]!;
      read--;
      count.read--;
      count.accepted--;
      count.refused++;
      if (count.refused > mostRefused) count.proven = mixed;
      const text = json.toString('utf8');
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        reject(count, count.isCell ? 'broken-audit-data' : 'broken-json', place, text.slice(0, keptText));
        continue;
      }
      take(count, value, place);
    }
  }

  async function storeRows(): Promise<void> {
    const full = rows;
    rows = [];
    await store.add(full);
  }

  return {
    files,
    states,
    get nextFile() {
      return nextFile;
    },
    begin,
    take,
    takeRaw,
    reject,
    async pause() {
      options.signal?.throwIfAborted();
      if (store.audit) takeBack(await store.audit.pause());
      if (rows.length >= batch) await storeRows();
      if (read - told < batch) return;
      told = read;
      options.onProgress?.(read, files.at(-1)?.path ?? '');
    },
    async finish() {
      await storeRows();
      if (store.audit) takeBack(await store.audit.finish());
      await storeRows();
    },
    totals() {
      const sum = (pick: (count: FileCounts) => number): number =>
        files.reduce((total, count) => total + pick(count), 0);
      return {
        read,
        accepted: sum((count) => count.accepted),
        duplicates: sum((count) => count.duplicates),
        rejected: sum((count) => count.rejected),
        byReason,
      };
    },
  };
}

/** The beginning of a record that was parsed and then refused. */
function shortened(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, keptText);
  } catch {
    return '';
  }
}
