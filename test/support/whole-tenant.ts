import { isObject } from '../../src/kernel/json.ts';

/**
 * A tenant's state, so that two runs from the same state can be compared: what the run minted (ids, moments, passes,
 * passwords) is told apart from what was there before by its shape, and lists have one order.
 */
export function comparable(before: unknown, state: unknown): unknown {
  const known = new Set<unknown>();
  collect(before, known);
  return plain(state, known);
}

function collect(value: unknown, into: Set<unknown>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (isObject(value)) for (const item of Object.values(value)) collect(item, into);
  else into.add(value);
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Members whose value no two runs share, whatever it looks like. */
const minted = new Set(['id', '_pass', '_password', '_liftedAt']);

function plain(value: unknown, known: ReadonlySet<unknown>, member = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => plain(item, known));
    return items.every(isObject)
      ? items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : items;
  }
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, known, name)]));
  if (value === null || known.has(value)) return value;
  if (minted.has(member)) return `${member} of the run`;
  if (typeof value !== 'string') return value;
  return moment.test(value) ? 'a moment of the run' : uuid.test(value) ? 'an id of the run' : value;
}
