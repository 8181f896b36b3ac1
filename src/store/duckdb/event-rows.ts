import { eventColumns } from '../../domain/event.ts';
import type { ColumnType, EventRow } from '../../domain/event.ts';
import { tables } from '../schema.ts';

export const sqlTypes: { readonly [type in ColumnType]: string } = {
  text: 'VARCHAR',
  json: 'VARCHAR',
  integer: 'INTEGER',
  offset: 'BIGINT',
  time: 'BIGINT',
};

const rowColumns = eventColumns.map(({ name, type }) => `"${name}": '${sqlTypes[type]}'`).join(', ');

/** Loads a file of rows as `rowLine` makes them. */
export function insertRows(path: string): string {
  const list = eventColumns.map(({ name }) => `"${name}"`).join(', ');
  return `INSERT INTO ${tables.events} SELECT ${list} FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited', columns = {${rowColumns}})`;
}

/** The engine reads lines of up to 16 MiB; of rarer ones the nested parts are left to the raw record. */
const longestLine = 15 * 1024 * 1024;

/** One row as a line, its end included. What does not fit its column's type is left out. */
export function rowLine(row: EventRow): Buffer {
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
