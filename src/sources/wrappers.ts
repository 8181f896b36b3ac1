import type { SourceRecord } from '../domain/source.ts';
import { isObject } from '../kernel/json.ts';
import { unpack } from './fields.ts';

/**
 * What exporters put around records: OData's and Azure's lists, Log Analytics' tables of columns and rows (Log Analytics
 * API, Response format), a log system's search results, and its whole event as text in `_raw`. Null where it is none.
 */
export function unwrapped(value: SourceRecord): readonly unknown[] | null {
  const list = value['value'] ?? value['records'];
  if (Array.isArray(list)) return list as readonly unknown[];
  if (Array.isArray(value['tables'])) return (value['tables'] as readonly unknown[]).flatMap(rowsOf);
  if (isObject(value['result']) && 'preview' in value) return [value['result']];
  const raw = unpack(value['_raw']);
  return isObject(raw) ? [raw] : null;
}

function rowsOf(table: unknown): readonly unknown[] {
  if (!isObject(table) || !Array.isArray(table['columns']) || !Array.isArray(table['rows'])) return [table];
  const names = (table['columns'] as readonly unknown[]).map((column) =>
    isObject(column) ? String(column['name']) : '',
  );
  return (table['rows'] as readonly unknown[]).map((row) =>
    Array.isArray(row) ? Object.fromEntries(names.map((name, index) => [name, row[index] as unknown])) : row,
  );
}

const members = ['value', 'records', 'tables', 'result', '_raw'];

/** A cheap look before a record is recognised: most are none. */
export function mayWrap(value: SourceRecord): boolean {
  return members.some((member) => member in value);
}

/** Whether rows with such headings hold whole records as text. */
export function wrapsRecords(headings: SourceRecord): boolean {
  return '_raw' in headings;
}
