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
/** Counts are kept by the day and by the hour: a case of months has few days, and thousands of hours. */
const grains = [24 * hour, hour];
/** So many filters are gone back to, in either grain. */
const mostKept = 40;

/** By store, then by grain and filter; a store that is open for reading does not change. */
const counted = new WeakMap<EventStore, Map<string, Promise<readonly Bucket[]>>>();

/**
 * Counts per `width` milliseconds and lane; `from` and `to` must be whole buckets. What is as coarse as an hour is added
 * up from the days or hours of the whole case, which are counted once: neither a zoom nor another lane may count a
 * million records anew.
 */
export async function laneCounts(
  store: EventStore,
  filter: Timeless,
  { from, to, width }: { readonly from: number; readonly to: number; readonly width: number },
): Promise<readonly LaneCount[]> {
  const grain = grains.find((candidate) => width % candidate === 0);
  if (grain === undefined) {
    return byLane(await store.buckets(await eventFilter(store, { ...filter, from, to }), width, 'operation'));
  }
  const shown = shows(filter);
  const fine = (await wholeCase(store, grain, filter)).filter(
    ({ time, lane: operation }) => time >= from && time < to && shown(operation ?? ''),
  );
  return byLane(fine.map((bucket) => ({ ...bucket, time: Math.floor(bucket.time / width) * width })));
}

/** Whether the filter lets an operation through. */
function shows({ operation, lane }: Timeless): (name: string) => boolean {
  const wanted = operation?.toLowerCase();
  if (wanted !== undefined) return (name) => name.toLowerCase() === wanted;
  return (name) => lane === undefined || laneOf(name) === lane;
}

/** Counts per grain and operation, whatever the filter says of operations. */
function wholeCase(
  store: EventStore,
  grain: number,
  { user, address, session }: Timeless,
): Promise<readonly Bucket[]> {
  const kept = counted.get(store) ?? new Map<string, Promise<readonly Bucket[]>>();
  counted.set(store, kept);
  const people = { user, address, session };
  const key = JSON.stringify([grain, people]);
  const known =
    kept.get(key) ?? eventFilter(store, people).then((filter) => store.buckets(filter, grain, 'operation'));
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
