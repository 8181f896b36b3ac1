import { createHash } from 'node:crypto';
import type { EventRow } from '../domain/event.ts';
import type { Normalised, RejectionReason, SourceRecord } from '../domain/source.ts';
import { bareIp } from '../kernel/ip.ts';
import { isObject } from '../kernel/json.ts';

/** Longer texts are cut in the table; the raw record keeps them. */
const longestText = 8_192;

/** A text, or null for what exporters write when there is nothing. */
export function text(value: unknown): string | null {
  if (typeof value === 'string') {
    if (value === '' || value === '<null>') return null;
    return value.length > longestText ? value.slice(0, longestText) : value;
  }
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? json(value) : String(value);
}

export function lower(value: unknown): string | null {
  return text(value)?.toLowerCase() ?? null;
}

/** `true` or `false` for booleans and for their names in any case. */
export function flag(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const word = lower(value);
  return word === 'true' || word === 'false' ? word : null;
}

export function integer(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

/** JSON in a cell, or the value itself. */
export function unpack(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const begin = value.trimStart()[0];
  if (begin !== '{' && begin !== '[') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export function object(value: unknown): SourceRecord | null {
  const unpacked = unpack(value);
  return isObject(unpacked) ? unpacked : null;
}

export function list(value: unknown): readonly unknown[] {
  const unpacked = unpack(value);
  return Array.isArray(unpacked) ? unpacked : [];
}

export function json(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return JSON.stringify(value) ?? null;
}

/** The first of several members that has a value. */
export function first(record: SourceRecord, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = record[name];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return null;
}

/** A member under its camel-case name, or with a capital as Sentinel and PowerShell write it. */
export function either(record: SourceRecord, name: string): unknown {
  const value = record[name];
  if (value !== undefined && value !== null && value !== '') return value;
  return record[name.charAt(0).toUpperCase() + name.slice(1)];
}

/** `[{"Name": a, "Value": b}]` as an object by name, values as texts: the order of such lists means nothing. */
export function byName(value: unknown, valueKey = 'Value'): SourceRecord | null {
  const given = unpack(value);
  if (isObject(given)) return given;
  if (!Array.isArray(given) || given.length === 0) return null;
  const named: { [name: string]: string } = Object.create(null) as { [name: string]: string };
  let any = false;
  for (const entry of given as readonly unknown[]) {
    if (!isObject(entry)) continue;
    const name = text(entry['Name'] ?? entry['displayName'] ?? entry['key'] ?? entry['name']);
    if (name === null) continue;
    const held = text(entry[valueKey] ?? entry[valueKey.charAt(0).toLowerCase() + valueKey.slice(1)]);
    if (held === null) continue;
    named[name] = held;
    any = true;
  }
  return any ? named : null;
}

const knownAddresses = new Map<string, string | null>();

/** Bare address and, where it differs, the way it was written; the first of the candidates that is one. */
export function addresses(...candidates: readonly unknown[]): {
  readonly client_ip: string | null;
  readonly client_ip_raw: string | null;
} {
  let raw: string | null = null;
  for (const candidate of candidates) {
    if (typeof candidate !== 'string' || candidate === '') continue;
    let bare = knownAddresses.get(candidate);
    if (bare === undefined) {
      bare = candidate.length > 100 ? null : (bareIp(candidate) ?? null);
      // Few addresses come again and again; a flood of others must not fill the memory.
      if (knownAddresses.size > 50_000) knownAddresses.clear();
      knownAddresses.set(candidate, bare);
    }
    if (bare !== null) return { client_ip: bare, client_ip_raw: bare === candidate ? null : candidate };
    raw ??= text(candidate);
  }
  return { client_ip: null, client_ip_raw: raw === 'null' ? null : raw };
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(value: unknown): value is string {
  return typeof value === 'string' && guid.test(value);
}

/** Entra writes an all-zero id where there is none. */
export function idOrNull(value: unknown): string | null {
  const id = lower(value);
  return id === null || id === '00000000-0000-0000-0000-000000000000' || id === '{}' ? null : id;
}

/** An id for records that were exported without theirs: equal contents are one record. */
export function contentId(record: SourceRecord): string {
  return `content-${createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 32)}`;
}

export function accepted(row: EventRow): Normalised {
  return { ok: true, row };
}

export function rejected(reason: RejectionReason): Normalised {
  return { ok: false, reason };
}

/** Microsoft's names carry their trailing dots only at times (`Add user.`), and now and then a blank. */
export function operationName(value: unknown): string | null {
  return text(value)?.trim().replace(/\.+$/, '') || null;
}
