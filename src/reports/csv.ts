import { stringify } from 'csv-stringify/sync';
import type { Json, JsonObject } from '../kernel/json.ts';
import { csvSafe } from '../kernel/text.ts';

export interface CsvOptions {
  /** For Excel: byte-order mark, CRLF, every field quoted. */
  readonly excel: boolean;
  readonly delimiter: string;
}

/** Prints records as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is disarmed in any case. */
export function printCsv(records: readonly JsonObject[], options: CsvOptions): string {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = records.map((record) => columns.map((column) => csvSafe(cellText(record[column] ?? null))));
  return stringify([columns, ...rows], {
    delimiter: options.delimiter,
    quoted: options.excel,
    bom: options.excel,
    record_delimiter: options.excel ? 'windows' : 'unix',
  });
}

function cellText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
