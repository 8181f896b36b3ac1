import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { eventColumns } from '../../domain/event.ts';
import type { ColumnType, EventRow } from '../../domain/event.ts';
import { AppError } from '../../kernel/errors.ts';
import { tables } from '../schema.ts';
import type { AuditText } from '../store.ts';
import { countRefused, deleteRefused, insertAudit, takenAudit } from './audit-sql.ts';

export const sqlTypes: { readonly [type in ColumnType]: string } = {
  text: 'VARCHAR',
  json: 'VARCHAR',
  integer: 'INTEGER',
  offset: 'BIGINT',
  time: 'BIGINT',
};

/** Bytes of one file: large enough for both threads of the engine, small enough to load while the next is written. */
const fileSize = 96 * 1024 * 1024;
const writeSize = 1024 * 1024;
/** The engine reads a file in pieces of 32 MB, each on a thread of its own. */
const largeLoad = 32 * 1024 * 1024;

interface Part {
  readonly path: string;
  readonly handle: number;
  readonly audit: AuditPlace[] | null;
  /** What is not written yet stands at its beginning: one buffer for all, since a million small ones cost more. */
  readonly held: Buffer;
  heldSize: number;
  size: number;
  rows: number;
}
type AuditPlace = Omit<AuditText, 'json'>;

/** Loads rows through files of JSON lines, which the engine reads on its own threads while the caller goes on. */
export interface Spool {
  addRows(rows: readonly EventRow[]): Promise<void>;
  addAudit(text: AuditText): void;
  /** Waits where more than one file is waiting to be loaded; gives the audit texts refused by now. */
  pause(): Promise<readonly AuditText[]>;
  /** Loads what is left and makes all of it last. */
  settle(): Promise<void>;
  /** As `settle`; gives the rest of what was refused. */
  finish(): Promise<readonly AuditText[]>;
  close(): void;
}

/** `threads` are set to work as soon as there is a file to load that is worth it. */
export function openSpool(connection: DuckDBConnection, database: string, threads: number): Spool {
  let folder: string | null = null;
  let number = 0;
  let rowPart: Part | null = null;
  let auditPart: Part | null = null;
  let inTransaction = false;
  let waiting = 0;
  let queue: Promise<void> = Promise.resolve();
  let failed: unknown = null;
  let refused: AuditText[] = [];

  function open(isAudit: boolean): Part {
    folder ??= temporaryFolder(database);
    const path = join(folder, `${number++}.jsonl`);
    const handle = openSync(path, 'w', 0o600);
    const held = Buffer.allocUnsafe(writeSize);
    return { path, handle, audit: isAudit ? [] : null, held, heldSize: 0, size: 0, rows: 0 };
  }

  function write(part: Part, bytes: Buffer, start = 0): void {
    const length = bytes.length - start;
    if (length > writeSize - part.heldSize) flush(part);
    if (length > writeSize) {
      for (let at = start; at < bytes.length;) at += writeSync(part.handle, bytes, at, bytes.length - at);
      part.size += length;
      return;
    }
    part.heldSize += bytes.copy(part.held, part.heldSize, start);
  }

  function flush(part: Part): void {
    for (let at = 0; at < part.heldSize;) at += writeSync(part.handle, part.held, at, part.heldSize - at);
    part.size += part.heldSize;
    part.heldSize = 0;
  }

  /** Hands a file over; files are loaded one after another, in the order in which they were filled. */
  function load(part: Part | null): void {
    if (!part) return;
    flush(part);
    closeSync(part.handle);
    waiting++;
    queue = queue
      .then(async () => {
        if (failed !== null) return;
        if (part.size > largeLoad) await connection.run(`SET threads = ${threads}`);
        if (!inTransaction) await connection.run('BEGIN TRANSACTION');
        inTransaction = true;
        const taken = await connection.run(
          part.audit ? insertAudit(tables.events, part.path) : insertRows(part.path),
        );
        if (part.audit) await takeOut(part, taken.rowsChanged);
        else if (taken.rowsChanged !== part.rows) throw lost(part.rows);
      })
      .catch((thrown: unknown) => {
        failed ??= thrown;
      })
      .finally(() => {
        waiting--;
        rmSync(part.path, { force: true });
      });
  }

  /** Takes out what the engine refused, and what it could not even read: both go the slow way. */
  async function takeOut(part: Part, loaded: number): Promise<void> {
    const [count] = (await connection.runAndReadAll(countRefused(tables.events))).getRows();
    const refusals = Number(count?.[0] ?? 0);
    if (refusals > 0) await connection.run(deleteRefused(tables.events));
    if (loaded - refusals === part.rows) return;
    const answer = await connection.runAndReadAll(takenAudit(part.path));
    const taken = new Set(answer.getColumns()[0]?.map(Number));
    const lines = readFileSync(part.path);
    let start = 0;
    for (const [seq, place] of part.audit!.entries()) {
      const end = lines.indexOf(0x0a, start);
      if (!taken.has(seq)) {
        const begin = lines.indexOf(prefixEnd, start) + prefixEnd.length;
        refused.push({ ...place, json: Buffer.concat([open_, lines.subarray(begin, end)]) });
      }
      start = end + 1;
    }
  }

  function given(): readonly AuditText[] {
    if (failed !== null) throw failed;
    const list = refused;
    refused = [];
    return list;
  }

  async function settle(): Promise<void> {
    load(rowPart);
    load(auditPart);
    rowPart = null;
    auditPart = null;
    await queue;
    if (inTransaction) {
      inTransaction = false;
      await connection.run(failed === null ? 'COMMIT' : 'ROLLBACK');
    }
    if (failed !== null) throw failed;
  }

  return {
    async addRows(rows) {
      // What came before as text must stand before in the table.
      if (auditPart) {
        load(auditPart);
        auditPart = null;
      }
      for (const row of rows) {
        rowPart ??= open(false);
        write(rowPart, rowLine(row));
        rowPart.rows++;
        if (rowPart.size < fileSize) continue;
        load(rowPart);
        rowPart = null;
      }
      if (waiting > 1) await queue;
      if (failed !== null) throw failed;
    },
    addAudit({ json, ...place }) {
      if (rowPart) {
        load(rowPart);
        rowPart = null;
      }
      auditPart ??= open(true);
      const seq = auditPart.audit!.push(place) - 1;
      const head = `{"_seq":${seq},"_file":${place.file},"_line":${place.line},"_offset":${place.offset},"_length":${place.length},"_":0,`;
      if (auditPart.heldSize + longestHead > writeSize) flush(auditPart);
      auditPart.heldSize += auditPart.held.write(head, auditPart.heldSize, 'latin1');
      write(auditPart, json, 1);
      write(auditPart, lineEnd);
      auditPart.rows++;
      if (auditPart.size < fileSize) return;
      load(auditPart);
      auditPart = null;
    },
    async pause() {
      if (waiting > 1) await queue;
      return given();
    },
    settle,
    async finish() {
      await settle();
      return given();
    },
    close() {
      for (const part of [rowPart, auditPart]) if (part) closeSync(part.handle);
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const open_ = Buffer.from('{');
const longestHead = 256;
const lineEnd = Buffer.from('\n');
const prefixEnd = Buffer.from('"_":0,');

function loadPrefix(database: string): string {
  return `${database === ':memory:' ? 'evict' : basename(database)}.load-`;
}

/** Removes what a killed run left beside its case. The caller holds the engine's lock on the database. */
export function removeLeftovers(database: string): void {
  if (database === ':memory:') return;
  for (const name of readdirSync(dirname(database))) {
    if (name.startsWith(loadPrefix(database)))
      rmSync(join(dirname(database), name), { recursive: true, force: true });
  }
}

/** Beside the case, since `/tmp` may be small; but names with `*?[` would be read as patterns by the engine. */
function temporaryFolder(database: string): string {
  const beside = dirname(database);
  const parent = database === ':memory:' || /[*?[\]{}]/.test(beside) ? tmpdir() : beside;
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, loadPrefix(database)));
}

const rowColumns = eventColumns.map(({ name, type }) => `"${name}": '${sqlTypes[type]}'`).join(', ');

function insertRows(path: string): string {
  const list = eventColumns.map(({ name }) => `"${name}"`).join(', ');
  return `INSERT INTO ${tables.events} SELECT ${list} FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited', columns = {${rowColumns}})`;
}

/** The engine reads lines of up to 16 MiB; of rarer ones the nested parts are left to the raw record. */
const longestLine = 15 * 1024 * 1024;

function rowLine(row: EventRow): Buffer {
  const whole = Buffer.from(`${JSON.stringify(fitRow(row, true))}\n`, 'utf8');
  if (whole.length <= longestLine) return whole;
  return Buffer.from(`${JSON.stringify(fitRow(row, false))}\n`, 'utf8');
}

function fitRow(row: EventRow, nested: boolean): { readonly [name: string]: string | number } {
  const fit: { [name: string]: string | number } = {};
  for (const { name, type } of eventColumns) {
    const value = row[name];
    if (value === undefined || value === null) continue;
    if (type === 'text' || (type === 'json' && nested)) {
      fit[name] = plainText(typeof value === 'string' ? value : String(value));
    } else if (
      typeof value === 'number' &&
      Number.isSafeInteger(value) &&
      (type !== 'integer' || (value | 0) === value)
    ) {
      fit[name] = value;
    }
  }
  return fit;
}

/** A NUL would end the text for other programs, and half a surrogate pair is no UTF-8: both become U+FFFD. */
function plainText(text: string): string {
  const whole = unfit.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text;
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '\ufffd') : whole;
}

const unfit = /[\ud800-\udfff]/;

function lost(rows: number): AppError {
  return new AppError({
    code: 'store-lost-rows',
    side: 'bug',
    message: {
      en: `The store did not take all of ${rows} events; nothing of this load was kept.`,
      de: `Der Speicher hat nicht alle ${rows} Ereignisse angenommen; von diesem Ladevorgang wurde nichts behalten.`,
    },
    next: {
      en: 'Report this with the log file, if you may share it.',
      de: 'Melden Sie dies mit der Protokolldatei, falls Sie sie weitergeben dürfen.',
    },
  });
}
