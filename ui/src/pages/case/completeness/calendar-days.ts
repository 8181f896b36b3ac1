import type { LedgerLine } from '../../../../../src/server/contract/views.ts';

const day = 86_400_000;
/** More days than this would be stripes; then a cell is a week. */
const mostCells = 92;

export type State = LedgerLine['state'];
export type Look = 'good' | 'young' | 'part' | 'missing' | 'none';

export interface CalendarRow {
  readonly source: string;
  readonly title: LedgerLine['title'];
  /** As many as there are `starts`; null: not asked. */
  readonly states: readonly (State | null)[];
}

export interface Days {
  /** Milliseconds at which each cell begins. */
  readonly starts: readonly number[];
  /** Of a cell, milliseconds: a day or a week. */
  readonly width: number;
  readonly last: number;
  /** Neighbouring cells of one month. */
  readonly months: readonly { readonly start: number; readonly cells: number }[];
  readonly rows: readonly CalendarRow[];
}

/** The worst of a cell's windows counts. */
const ranks: readonly State[] = [
  'left-out',
  'complete',
  'too-fresh',
  'partial',
  'capped',
  'throttled',
  'not-asked',
  'outside-retention',
  'unlicensed',
  'refused',
  'failed',
];

/** One row a source, one cell a day; null where nothing has a date. */
export function daysOf(entries: readonly LedgerLine[]): Days | null {
  const dated = entries.filter((entry) => entry.from !== null && entry.to !== null);
  if (dated.length === 0) return null;
  const first = Math.floor(Math.min(...dated.map((entry) => Date.parse(entry.from!))) / day) * day;
  const last = Math.max(...dated.map((entry) => Date.parse(entry.to!)));
  const width = (last - first) / day > mostCells ? 7 * day : day;
  const starts = Array.from(
    { length: Math.max(1, Math.ceil((last - first) / width)) },
    (_, index) => first + index * width,
  );
  const titles = new Map(dated.map((entry) => [entry.source, entry.title]));
  return {
    starts,
    width,
    last,
    months: monthsOf(starts),
    rows: [...titles].map(([source, title]) => ({
      source,
      title,
      states: starts.map((start) => stateOf(dated, source, start, start + width)),
    })),
  };
}

export function lookOf(state: State | null): Look {
  if (state === null || state === 'not-asked' || state === 'left-out') return 'none';
  if (state === 'complete') return 'good';
  if (state === 'too-fresh') return 'young';
  return state === 'partial' || state === 'capped' || state === 'throttled' ? 'part' : 'missing';
}

function monthsOf(starts: readonly number[]): Days['months'] {
  const months: { start: number; cells: number }[] = [];
  for (const start of starts) {
    const known = months.at(-1);
    if (known && new Date(known.start).getUTCMonth() === new Date(start).getUTCMonth()) known.cells++;
    else months.push({ start, cells: 1 });
  }
  return months;
}

function stateOf(entries: readonly LedgerLine[], source: string, from: number, to: number): State | null {
  const states = entries
    .filter(
      (entry) => entry.source === source && Date.parse(entry.from!) < to && Date.parse(entry.to!) > from,
    )
    .map((entry) => entry.state);
  return states.toSorted((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0] ?? null;
}
