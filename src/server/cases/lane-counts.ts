import { laneOf } from '../../domain/lanes.ts';
import type { Lane } from '../../domain/lanes.ts';
import type { Bucket, EventStore } from '../../store/store.ts';
import type { TimelineFilter } from '../contract/timeline.ts';
import { eventFilter } from './filters.ts';

export interface LaneCount {
  /** Begin of the bucket, milliseconds since 1970. */
  readonly time: number;
  readonly lane: Lane;
  readonly count: number;
}

type Timeless = Omit<TimelineFilter, 'from' | 'to'>;

const hour = 3_600_000;
/** So many filters are gone back to. */
const mostKept = 20;

/** By store, then by filter; a store that is open for reading does not change. */
const hourly = new WeakMap<EventStore, Map<string, Promise<readonly Bucket[]>>>();

/**
 * Counts per `width` milliseconds and lane; `from` and `to` must be whole buckets. What is as coarse as an hour is added
 * up from the hours of the whole case, which are counted once: neither a zoom nor another lane may count a million
 * records anew.
 */
export async function laneCounts(
  store: EventStore,
  filter: Timeless,
  { from, to, width }: { readonly from: number; readonly to: number; readonly width: number },
): Promise<readonly LaneCount[]> {
  if (width % hour !== 0) {
    return byLane(await store.buckets(await eventFilter(store, { ...filter, from, to }), width, 'operation'));
  }
  const shown = shows(filter);
  const hours = (await hoursOf(store, filter)).filter(
    ({ time, lane: operation }) => time >= from && time < to && shown(operation ?? ''),
  );
  return byLane(hours.map((bucket) => ({ ...bucket, time: Math.floor(bucket.time / width) * width })));
}

/** Whether the filter lets an operation through. */
function shows({ operation, lane }: Timeless): (name: string) => boolean {
  const wanted = operation?.toLowerCase();
  if (wanted !== undefined) return (name) => name.toLowerCase() === wanted;
  return (name) => lane === undefined || laneOf(name) === lane;
}

/** Counts per hour and operation, whatever the filter says of operations. */
function hoursOf(store: EventStore, { user, address, session }: Timeless): Promise<readonly Bucket[]> {
  const kept = hourly.get(store) ?? new Map<string, Promise<readonly Bucket[]>>();
  hourly.set(store, kept);
  const people = { user, address, session };
  const key = JSON.stringify(people);
  const known =
    kept.get(key) ?? eventFilter(store, people).then((filter) => store.buckets(filter, hour, 'operation'));
  kept.delete(key);
  kept.set(key, known);
  // A failed count is no answer for the next question.
  known.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return known;
}

/** In the order of time. */
function byLane(buckets: readonly Bucket[]): readonly LaneCount[] {
  const sums = new Map<string, LaneCount>();
  for (const { time, lane: operation, count } of buckets) {
    const lane = laneOf(operation ?? '');
    const key = `${lane} ${time}`;
    sums.set(key, { time, lane, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].toSorted((a, b) => a.time - b.time);
}
