import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventColumns } from '../../domain/event.ts';
import type { EventRow } from '../../domain/event.ts';
import type { Finding } from '../../domain/finding.ts';
import { rawSql, sql } from '../../domain/sql.ts';
import type { SqlRunner } from '../../domain/sql.ts';
import { AppError } from '../../kernel/errors.ts';
import { knownColumn, tables } from '../schema.ts';
import type { EventStore } from '../store.ts';
import { duckdbDialect } from './dialect.ts';
import { removeDuplicates } from './duplicates.ts';
import { DuckDBInstance } from './engine.ts';
import { afterPlace, orderKeys, placeColumns, placeOf } from './place.ts';
import { runner } from './run.ts';
import type { Row } from './run.ts';
import { openSpool } from './spool.ts';
import { removeLeftovers } from './spool-folder.ts';
import { sqlTypes } from './event-rows.ts';
import { where } from './where.ts';

export interface DuckdbOptions {
  /** DuckDB's own ceiling; the process needs some 300 MB beside it. Beyond it, work spills into files. */
  readonly memory?: string;
  readonly threads?: number;
}

/** Opens a case's store: `:memory:`, or a file that is made where it is missing. */
export async function openDuckdb(path: string, options: DuckdbOptions = {}): Promise<EventStore> {
  const inMemory = path === ':memory:';
  if (!inMemory) mkdirSync(dirname(path), { recursive: true });
  const threads = options.threads ?? 2;
  const instance = await DuckDBInstance.create(path, {
    memory_limit: options.memory ?? '900MB',
    threads: String(isLarge(path) ? threads : 1),
    // Keeping it would keep all but one thread waiting; the order that matters is that of file, line and offset.
    preserve_insertion_order: 'false',
    // The newest form of the file knows this compression: half the time of what would be chosen, at the same size.
    storage_compatibility_version: 'latest',
    force_compression: 'dict_fsst',
    ...(inMemory ? {} : { temp_directory: join(dirname(path), 'tmp') }),
  }).catch((cause: unknown) => {
    throw /Conflicting lock|Could not set lock|used by another process/i.test(String(cause))
      ? busy(path, cause)
      : cause;
  });
  const connection = await instance.connect();
  for (const statement of createStatements) await connection.run(statement);
  removeLeftovers(path);
  const spool = openSpool(connection, path, threads);
  const { query, columns, run } = runner(connection, spool);
  const sqlRunner: SqlRunner = {
    dialect: duckdbDialect,
    events: tables.events,
    rowId: 'rowid',
    async scratch(table, columns) {
      const list = Object.entries(columns).map(
        ([name, type]) => `${duckdbDialect.column(name)} ${sqlTypes[type]}`,
      );
      await run(`CREATE OR REPLACE TEMP TABLE ${duckdbDialect.column(table)} (${list.join(', ')})`);
    },
    query,
    run,
  };
  return {
    ...sqlRunner,
    async between(from, to) {
      const parts = [
        ...(from === null ? [] : [`time >= ${Math.trunc(from)}`]),
        ...(to === null ? [] : [`time < ${Math.trunc(to)}`]),
      ];
      await run(
        `CREATE OR REPLACE TEMP VIEW chosen AS SELECT rowid AS rowid, * FROM ${tables.events} WHERE ${parts.join(' AND ') || 'TRUE'}`,
      );
      return { ...sqlRunner, events: 'chosen' };
    },
    add: (rows) => spool.addRows(rows),
    audit: { add: spool.addAudit, pause: spool.pause, finish: spool.finish },
    removeDuplicates: () => removeDuplicates(query, run),
    async addSource(source) {
      await run(
        sql`INSERT INTO ${rawSql(tables.sources)} VALUES (${source.file}, ${source.path}, ${source.sha256}, ${source.size})`,
      );
    },
    async sources() {
      const rows = await query(`SELECT file, path, sha256, size FROM ${tables.sources} ORDER BY file`);
      return rows.map((row) => ({
        file: Number(row['file']),
        path: String(row['path']),
        sha256: String(row['sha256']),
        size: Number(row['size']),
      }));
    },
    async forget(files) {
      const list = files.map((file) => Math.trunc(file)).join(', ');
      if (list === '') return;
      for (const table of [tables.events, tables.duplicates, tables.sources])
        await run(`DELETE FROM ${table} WHERE file IN (${list})`);
    },
    async timeline(filter, limit, after = null, columns = allColumns) {
      const wanted = [...new Set([...columns.map(knownColumn), ...placeColumns])];
      const list = rawSql(wanted.map(duckdbDialect.column).join(', '));
      const rows = await query(
        sql`SELECT ${list} FROM ${rawSql(tables.events)} WHERE ${where(filter)} AND ${afterPlace(after)} ORDER BY ${rawSql(orderKeys)} LIMIT ${limit}`,
      );
      const events = rows.map((row) => eventRow(row, wanted));
      const last = events.length < limit ? undefined : events.at(-1);
      return { rows: events, next: last ? placeOf(last) : null };
    },
    async buckets(filter, width, lane) {
      const column = rawSql(duckdbDialect.column(knownColumn(lane)));
      const [times = [], lanes = [], counts = []] = await columns(
        sql`SELECT (time // ${width}) * ${width} AS bucket, CAST(${column} AS VARCHAR) AS lane, count(*) AS n FROM ${rawSql(tables.events)} WHERE ${where(filter)} GROUP BY ALL ORDER BY 1, 2`,
      );
      return times.map((time, index) => ({
        time: Number(time),
        lane: textOrNull(lanes[index]),
        count: Number(counts[index]),
      }));
    },
    async counts(column, filter, limit) {
      const name = rawSql(duckdbDialect.column(knownColumn(column)));
      const rows = await query(
        sql`SELECT CAST(${name} AS VARCHAR) AS value, count(*) AS n FROM ${rawSql(tables.events)} WHERE ${where(filter)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${limit}`,
      );
      return rows.map((row) => ({ value: textOrNull(row['value']), count: Number(row['n']) }));
    },
    async size(filter = {}) {
      const rows = await query(
        sql`SELECT count(*) AS n FROM ${rawSql(tables.events)} WHERE ${where(filter)}`,
      );
      return Number(rows[0]?.['n'] ?? 0);
    },
    async event(recordId) {
      const rows = await query(
        // The wide rows are read for the one alone that is wanted.
        sql`SELECT * FROM ${rawSql(tables.events)} WHERE rowid = (SELECT min(rowid) FROM ${rawSql(tables.events)} WHERE record_id = ${recordId})`,
      );
      return rows[0] ? eventRow(rows[0], allColumns) : null;
    },
    async saveFindings(findings) {
      await run(`DELETE FROM ${tables.findings}`);
      for (const [index, finding] of findings.entries()) {
        await run(sql`INSERT INTO ${rawSql(tables.findings)} VALUES (${index}, ${JSON.stringify(finding)})`);
      }
    },
    async findings() {
      const rows = await query(`SELECT finding FROM ${tables.findings} ORDER BY place`);
      return rows.map((row) => JSON.parse(String(row['finding'])) as Finding);
    },
    async close() {
      try {
        await spool.settle();
      } finally {
        spool.close();
        connection.closeSync();
        instance.closeSync();
      }
    },
  };
}

/** Bytes of a store that holds more than one of the engine's row groups, in which it shares work out. */
const largeStore = 20_000_000;

/** In a smaller one a second thread finds nothing to do, and its waiting costs a fifth of the whole work. */
function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largeStore;
}

function busy(path: string, cause: unknown): AppError {
  return new AppError({
    code: 'store-busy',
    side: 'input',
    message: {
      en: `Another program holds the events in ${path}.`,
      de: `Ein anderes Programm hält die Ereignisse in ${path}.`,
    },
    next: {
      en: 'Wait until it ends, or end it; then try again.',
      de: 'Warten Sie, bis es endet, oder beenden Sie es; versuchen Sie es dann erneut.',
    },
    cause,
  });
}

const createStatements: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS ${tables.events} (${eventColumns
    .map((column) => `${duckdbDialect.column(column.name)} ${sqlTypes[column.type]}`)
    .join(', ')})`,
  `CREATE TABLE IF NOT EXISTS ${tables.duplicates} (source VARCHAR, record_id VARCHAR, file INTEGER, line INTEGER)`,
  `CREATE TABLE IF NOT EXISTS ${tables.sources} (file INTEGER, path VARCHAR, sha256 VARCHAR, size BIGINT)`,
  `CREATE TABLE IF NOT EXISTS ${tables.findings} (place INTEGER, finding VARCHAR)`,
];

const allColumns = eventColumns.map(({ name }) => name);

function eventRow(row: Row, columns: readonly string[]): EventRow {
  return Object.fromEntries(
    columns.map((name) => {
      const value = row[name];
      return [name, typeof value === 'string' || typeof value === 'number' ? value : null];
    }),
  );
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
