import { laneOf } from '../../domain/lanes.ts';
import type { Lane } from '../../domain/lanes.ts';
import type { EventStore } from '../../store/store.ts';
import type { TimelineFilter } from '../contract/timeline.ts';
import { eventFilter } from './filters.ts';

export interface LaneCount {
  /** Begin of the bucket, milliseconds since 1970. */
  readonly time: number;
  readonly lane: Lane;
  readonly count: number;
}

const hour = 3_600_000;
/** So many filters are gone back to. */
const mostKept = 20;

/** By store, then by filter; a store that is open for reading does not change. */
const hourly = new WeakMap<EventStore, Map<string, Promise<readonly LaneCount[]>>>();

/**
 * Counts per `width` milliseconds and lane; `from` and `to` must be whole buckets. What is as coarse as an hour is added
 * up from the hours of the whole case, which are counted once a filter: zooming must not count a million records anew.
 */
export async function laneCounts(
  store: EventStore,
  filter: Omit<TimelineFilter, 'from' | 'to'>,
  { from, to, width }: { readonly from: number; readonly to: number; readonly width: number },
): Promise<readonly LaneCount[]> {
  if (width % hour !== 0) return counted(store, { ...filter, from, to }, width);
  const hours = await hoursOf(store, filter);
  return joined(
    hours
      .filter(({ time }) => time >= from && time < to)
      .map((count) => ({ ...count, time: Math.floor(count.time / width) * width })),
  );
}

function hoursOf(
  store: EventStore,
  filter: Omit<TimelineFilter, 'from' | 'to'>,
): Promise<readonly LaneCount[]> {
  const kept = hourly.get(store) ?? new Map<string, Promise<readonly LaneCount[]>>();
  hourly.set(store, kept);
  const { user, address, session, operation, lane } = filter;
  const timeless = { user, address, session, operation, lane };
  const key = JSON.stringify(timeless);
  const known = kept.get(key) ?? counted(store, timeless, hour);
  kept.delete(key);
  kept.set(key, known);
  // A failed count is no answer for the next question.
  known.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return known;
}

async function counted(
  store: EventStore,
  filter: TimelineFilter,
  width: number,
): Promise<readonly LaneCount[]> {
  const rows = await store.buckets(await eventFilter(store, filter), width, 'operation');
  return joined(rows.map(({ time, lane, count }) => ({ time, lane: laneOf(lane ?? ''), count })));
}

function joined(counts: readonly LaneCount[]): readonly LaneCount[] {
  const sums = new Map<string, LaneCount>();
  for (const count of counts) {
    const key = `${count.lane} ${count.time}`;
    sums.set(key, { ...count, count: count.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].toSorted((a, b) => a.time - b.time);
}
