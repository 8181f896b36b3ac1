import { BlockList, isIP } from 'node:net';
import { matchesPattern } from './pattern.ts';
import type { FieldRef, Predicate, Test, TimePart } from './predicate.ts';

export type FieldValue = string | number | null;
/** Reads a field of one event; undefined where its value is not known here (the gate knows only some columns). */
export type ReadField = (field: FieldRef) => FieldValue | undefined;

/**
 * Judges one event: true, false, or null where fields that are not known decide. Text comparison ignores case, as
 * Sigma demands. This is the oracle that the SQL compilers are held against, and the evaluator of the gate.
 */
export function evaluate(predicate: Predicate, read: ReadField): boolean | null {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value;
    case 'not': {
      const inner = evaluate(predicate.part, read);
      return inner === null ? null : !inner;
    }
    case 'test': {
      const value = read(predicate.field);
      if (value === undefined) return null;
      if (predicate.test.test !== 'field') return passes(predicate.test, value);
      const other = read(predicate.test.other);
      return other === undefined ? null : compareFields(predicate.test, value, other);
    }
    case 'all':
    case 'any':
      return joined(predicate.parts, predicate.kind === 'any', read);
  }
}

function joined(parts: readonly Predicate[], decisive: boolean, read: ReadField): boolean | null {
  let open = false;
  for (const part of parts) {
    const value = evaluate(part, read);
    if (value === decisive) return decisive;
    if (value === null) open = true;
  }
  return open ? null : !decisive;
}

function passes(test: Exclude<Test, { readonly test: 'field' }>, value: FieldValue): boolean {
  if (test.test === 'null') return value === null;
  if (value === null) return false;
  switch (test.test) {
    case 'exists':
      return true;
    case 'pattern':
      return matchesPattern(test.pattern, String(value), test.cased);
    case 'number':
      return toNumber(value) === test.value;
    case 'regex':
      return new RegExp(test.source, test.flags).test(String(value));
    case 'compare':
      return compare(toNumber(value), test.operator, test.value);
    case 'cidr':
      return inNetwork(test.network, String(value));
    case 'time-part':
      return timePart(value, test.part) === test.value;
  }
}

function compareFields(
  test: Extract<Test, { readonly test: 'field' }>,
  value: FieldValue,
  other: FieldValue,
): boolean {
  if (value === null || other === null) return false;
  const [a, b] = test.cased
    ? [String(value), String(other)]
    : [String(value).toLowerCase(), String(other).toLowerCase()];
  if (test.how === 'contains') return a.includes(b);
  if (test.how === 'startswith') return a.startsWith(b);
  return test.how === 'endswith' ? a.endsWith(b) : a === b;
}

function toNumber(value: string | number): number | null {
  if (typeof value === 'number') return value;
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? number : null;
}

function compare(value: number | null, operator: 'lt' | 'lte' | 'gt' | 'gte', limit: number): boolean {
  if (value === null) return false;
  if (operator === 'lt') return value < limit;
  if (operator === 'lte') return value <= limit;
  return operator === 'gt' ? value > limit : value >= limit;
}

function inNetwork(network: string, address: string): boolean {
  const [base = '', bits = ''] = network.split('/');
  const family = isIP(address);
  if (family === 0 || isIP(base) !== family) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Parts of a time in UTC; the week is the ISO week. */
function timePart(value: string | number, part: TimePart): number {
  const time = new Date(value);
  if (part === 'minute') return time.getUTCMinutes();
  if (part === 'hour') return time.getUTCHours();
  if (part === 'day') return time.getUTCDate();
  if (part === 'month') return time.getUTCMonth() + 1;
  if (part === 'year') return time.getUTCFullYear();
  const thursday = new Date(time);
  thursday.setUTCDate(time.getUTCDate() + 4 - (time.getUTCDay() || 7));
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - yearStart) / 86_400_000 + 1) / 7);
}
