import { BIGINT, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { eventColumns } from '../../domain/event.ts';
import type { ColumnType, EventRow, EventValue } from '../../domain/event.ts';
import { tables } from '../schema.ts';

const types = { text: VARCHAR, json: VARCHAR, integer: INTEGER, offset: BIGINT, time: BIGINT } as const;
const chunkTypes = eventColumns.map((column) => types[column.type]);

export const sqlTypes: { readonly [type in ColumnType]: string } = {
  text: 'VARCHAR',
  json: 'VARCHAR',
  integer: 'INTEGER',
  offset: 'BIGINT',
  time: 'BIGINT',
};

/** DuckDB's own vector size: a chunk holds no more. */
const chunkRows = 2_048;

/** Hands rows to DuckDB column by column: ten times as fast as INSERT. */
export async function append(connection: DuckDBConnection, rows: readonly EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(tables.events);
  for (let start = 0; start < rows.length; start += chunkRows) {
    const count = Math.min(chunkRows, rows.length - start);
    const chunk = DuckDBDataChunk.create(chunkTypes, count);
    for (const [index, { name, type }] of eventColumns.entries()) {
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < count; row++) {
        vector.setItem(row, toDuckdb(rows[start + row]![name], type));
      }
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.flushSync();
  appender.closeSync();
}

function toDuckdb(value: EventValue | undefined, type: ColumnType): DuckDBValue {
  if (value === undefined || value === null) return null;
  switch (type) {
    case 'time':
    case 'offset':
      return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : null;
    case 'integer':
      return typeof value === 'number' && (value | 0) === value ? value : null;
    case 'text':
    case 'json':
      return withoutNul(typeof value === 'string' ? value : String(value));
  }
}

/** A NUL would end the text for every other program that reads it. */
function withoutNul(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '\ufffd') : text;
}
