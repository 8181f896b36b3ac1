import { closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventRow } from '../../domain/event.ts';
import { AppError } from '../../kernel/errors.ts';
import { tables } from '../schema.ts';
import type { AuditText } from '../store.ts';
import { countRefused, deleteRefused, insertAudit, takenAudit } from './audit-sql.ts';
import { insertRows, rowLine } from './event-rows.ts';
import { auditLeftOut, endPart, openPart, writeAudit, writeLine } from './spool-file.ts';
import type { Part } from './spool-file.ts';
import { temporaryFolder } from './spool-folder.ts';

/** Bytes of one file: large enough for both threads of the engine, small enough to load while the next is written. */
const fileSize = 96 * 1024 * 1024;

/** The engine reads a file in pieces of 32 MB, each on a thread of its own. */
const largeLoad = 32 * 1024 * 1024;

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
    return openPart(join(folder, `${number++}.jsonl`), isAudit);
  }

  /** Hands a file over; files are loaded one after another, in the order in which they were filled. */
  function load(part: Part | null): void {
    if (!part) return;
    endPart(part);
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
    refused.push(...auditLeftOut(part, taken));
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
        writeLine(rowPart, rowLine(row));
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
      writeAudit(auditPart, place, json);
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
