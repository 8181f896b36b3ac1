import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBDataChunk, DuckDBInstance, BIGINT, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { eventColumns } from '../../domain/event.ts';
import type { EventRow } from '../../domain/event.ts';
import type { Json } from '../../kernel/json.ts';
import type { EventStore } from '../store.ts';
import { duckdbDialect } from './dialect.ts';

const sqlTypes = { text: 'VARCHAR', json: 'VARCHAR', integer: 'INTEGER', time: 'BIGINT' } as const;
const chunkTypes = eventColumns.map(
  (column) => ({ text: VARCHAR, json: VARCHAR, integer: INTEGER, time: BIGINT })[column.type],
);
/** DuckDB's own vector size: a chunk holds no more. */
const chunkRows = 2048;

/** Opens a case's store, `:memory:` or a file; memory is bounded, since unlimited loads take all there is. */
export async function openDuckdb(path: string): Promise<EventStore> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const instance = await DuckDBInstance.create(path, {
    memory_limit: '1200MB',
    threads: '2',
    preserve_insertion_order: 'false',
    ...(path === ':memory:' ? {} : { temp_directory: join(dirname(path), 'tmp') }),
  });
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE IF NOT EXISTS events (${eventColumns.map((column) => `${duckdbDialect.column(column.name)} ${sqlTypes[column.type]}`).join(', ')})`,
  );
  return {
    dialect: duckdbDialect,
    events: 'events',
    add: (rows) => add(connection, rows),
    async removeDuplicates() {
      // Row ids of all but the first of each record: cheaper than a key, and nothing is lost silently.
      const counted = await connection.runAndReadAll(
        'SELECT count(*)::INTEGER AS n FROM (SELECT 1 FROM events GROUP BY source, record_id)',
      );
      const kept = Number(counted.getRowObjects()[0]?.['n'] ?? 0);
      const all = Number(
        (await connection.runAndReadAll('SELECT count(*)::INTEGER AS n FROM events')).getRowObjects()[0]?.[
          'n'
        ] ?? 0,
      );
      if (kept < all)
        await connection.run(
          'DELETE FROM events WHERE rowid NOT IN (SELECT min(rowid) FROM events GROUP BY source, record_id)',
        );
      return all - kept;
    },
    async query(sql) {
      const answer = await connection.runAndReadAll(sql);
      return answer
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    async run(sql) {
      await connection.run(sql);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

async function add(connection: DuckDBConnection, rows: readonly EventRow[]): Promise<void> {
  const appender = await connection.createAppender('events');
  for (let start = 0; start < rows.length; start += chunkRows) {
    const part = rows.slice(start, start + chunkRows);
    const chunk = DuckDBDataChunk.create(chunkTypes, part.length);
    chunk.setColumns(
      eventColumns.map((column) =>
        part.map((row): DuckDBValue => value(row[column.name] ?? null, column.type)),
      ),
    );
    appender.appendDataChunk(chunk);
  }
  appender.flushSync();
  appender.closeSync();
}

function value(given: string | number | null, type: 'text' | 'integer' | 'time' | 'json'): DuckDBValue {
  if (given === null) return null;
  if (type === 'time') return BigInt(given);
  if (type === 'integer') return typeof given === 'number' && Math.abs(given) < 2 ** 31 ? given : null;
  // A NUL would end the text for every other program that reads it.
  return String(given).replaceAll('\u0000', '\\u0000');
}

function plain(value: DuckDBValue): Json {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'object' && 'items' in value)
    return (value.items as readonly DuckDBValue[]).map(plain);
  return String(value);
}
