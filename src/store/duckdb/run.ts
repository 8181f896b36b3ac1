import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { SqlStatement } from '../../domain/sql.ts';
import type { Json } from '../../kernel/json.ts';
import { BIGINT } from './engine.ts';
import type { Spool } from './spool.ts';

export type Row = { readonly [column: string]: Json };
export type Query = (statement: string | SqlStatement) => Promise<readonly Row[]>;
/** Values column by column: for many rows of few columns, an object a row takes longer than the question. */
export type Columns = (statement: SqlStatement) => Promise<readonly (readonly DuckDBValue[])[]>;
export type Run = (statement: string | SqlStatement) => Promise<void>;

/** Runs statements once everything that was added before has settled. */
export function runner(
  connection: DuckDBConnection,
  spool: Spool,
): { readonly query: Query; readonly columns: Columns; readonly run: Run } {
  return {
    async query(statement) {
      await spool.settle();
      const { text, values, types } = bound(statement);
      const answer = await connection.runAndReadAll(text, values, types);
      return answer
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    async columns(statement) {
      await spool.settle();
      const { text, values, types } = bound(statement);
      return (await connection.runAndReadAll(text, values, types)).getColumns();
    },
    async run(statement) {
      await spool.settle();
      const { text, values, types } = bound(statement);
      await connection.run(text, values, types);
    },
  };
}

interface Bound {
  readonly text: string;
  readonly values?: { [name: string]: DuckDBValue };
  readonly types?: { [name: string]: DuckDBType };
}

/** Whole numbers are bound as 64 bits: as floating point times would be compared inexactly, as 128 bits ten times slower. */
function bound(statement: string | SqlStatement): Bound {
  if (typeof statement === 'string') return { text: statement };
  const values: { [name: string]: DuckDBValue } = {};
  const types: { [name: string]: DuckDBType } = {};
  let text = statement.parts[0]!;
  for (const [index, value] of statement.values.entries()) {
    const whole = typeof value === 'number' && Number.isSafeInteger(value);
    values[`v${index}`] = whole ? BigInt(value) : value;
    if (whole) types[`v${index}`] = BIGINT;
    text += `$v${index}${statement.parts[index + 1]}`;
  }
  return statement.values.length === 0 ? { text } : { text, values, types };
}

function plain(value: DuckDBValue): Json {
  if (typeof value === 'bigint') return Number(value);
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  if (typeof value === 'object' && 'items' in value) return value.items.map(plain);
  return String(value);
}
