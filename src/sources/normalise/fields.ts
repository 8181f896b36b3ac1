import { isObject } from '../../kernel/json.ts';

/** A record as somebody exported it. */
export type Rec = { readonly [key: string]: unknown };

export function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value === '' || value === '<null>' ? null : value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function integer(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

export function lower(value: unknown): string | null {
  return text(value)?.toLowerCase() ?? null;
}

/** JSON in a cell, or the object itself. */
export function unpack(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return value;
  try {
    return JSON.parse(trimmed);
  } catch {
    return value;
  }
}

/**
 * Milliseconds in UTC. AuditData's CreationTime has no zone and is UTC; the portal's CSV writes US dates
 * (`5/18/2021 9:13:33 PM`), also UTC; German exports `18.05.2021, 21:13:33`.
 */
export function time(value: unknown): number | null {
  if (typeof value === 'number') return value > 1e11 ? value : value * 1_000;
  const raw = text(value)?.trim();
  if (!raw) return null;
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(raw);
  if (iso) return valid(Date.parse(`${iso[1]}T${iso[2]!.replace(/(\.\d{3})\d+$/, '$1')}${iso[3] ?? 'Z'}`));
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[, ]+(\d{1,2}):(\d\d)(?::(\d\d))?\s*(AM|PM)?$/i.exec(raw);
  if (american) {
    const [, month, day, year, hour, minute, second = '0', half] = american;
    const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toUpperCase() === 'PM' ? 12 : 0);
    return valid(
      Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)),
    );
  }
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})[, ]+(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(raw);
  if (german)
    return valid(
      Date.UTC(
        Number(german[3]),
        Number(german[2]) - 1,
        Number(german[1]),
        Number(german[4]),
        Number(german[5]),
        Number(german[6] ?? 0),
      ),
    );
  return /^\d{4}-\d\d-\d\d$/.test(raw) ? valid(Date.parse(`${raw}T00:00:00Z`)) : null;
}

function valid(milliseconds: number): number | null {
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/** `[{"Name": a, "Value": b}]` as an object by name: the order of such lists means nothing. */
export function byName(value: unknown, valueKey = 'Value'): Rec | null {
  const list = unpack(value);
  if (isObject(list)) return list;
  if (!Array.isArray(list) || list.length === 0) return null;
  const entries = list
    .filter(isObject)
    .map(
      (entry) =>
        [
          String(entry['Name'] ?? entry['displayName'] ?? entry['key'] ?? ''),
          text(entry[valueKey] ?? entry['newValue'] ?? entry['value']),
        ] as const,
    );
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

export function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** The first of several members that has a value. */
export function first(record: Rec, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = record[name];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return null;
}
