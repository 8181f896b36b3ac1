import { stringify } from 'csv-stringify/sync';
import type { Json, JsonObject } from '../kernel/json.ts';
import { csvSafe, visible } from '../kernel/text.ts';

export interface CsvOptions {
  /** For Excel: byte-order mark, CRLF, every field quoted. */
  readonly excel: boolean;
  readonly delimiter: string;
}

/**
 * Prints records as CSV (RFC 4180). A text that a spreadsheet would take for a formula is disarmed, a
 * control character is shown as `\u{1b}`, a line end is a space: one record is one line.
 */
export function printCsv(records: readonly JsonObject[], options: CsvOptions): string {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = records.map((record) => columns.map((column) => cellText(record[column] ?? null)));
  return stringify([columns.map(safe), ...rows], {
    delimiter: options.delimiter,
    quoted: options.excel,
    bom: options.excel,
    record_delimiter: options.excel ? 'windows' : 'unix',
  });
}

/** A number stays one, a negative one too; only texts can be formulas or carry control characters. */
function cellText(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return safe(typeof value === 'string' ? value : JSON.stringify(value));
}

function safe(text: string): string {
  return csvSafe(visible(text));
}
