import { z } from 'zod';
import { laneOf, lanes } from '../../domain/lanes.ts';
import type { EventFilter, EventStore } from '../../store/store.ts';
import type { TimelineFilter } from '../contract/timeline.ts';

const whole = z.coerce.number().int().min(-8.64e15).max(8.64e15);
const text = z.string().min(1).max(2_000);

export const filterShape = {
  user: text.optional(),
  address: text.optional(),
  session: text.optional(),
  operation: text.optional(),
  lane: z.enum(lanes).optional(),
  from: whole.optional(),
  to: whole.optional(),
};

/** The store knows no lanes: a lane is the operations of this case that are shown in it. */
export async function eventFilter(store: EventStore, given: TimelineFilter): Promise<EventFilter> {
  const { lane, operation, user, address, session, from, to } = given;
  const operations =
    operation !== undefined
      ? [operation]
      : lane !== undefined
        ? (await operationsOf(store)).filter((name) => laneOf(name) === lane)
        : undefined;
  return {
    ...(user === undefined ? {} : { user: user.toLowerCase() }),
    ...(address === undefined ? {} : { address }),
    ...(session === undefined ? {} : { session }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(operations === undefined ? {} : { operations }),
  };
}

const known = new WeakMap<EventStore, Promise<readonly string[]>>();
const mostOperations = 5_000;

/** The names of all operations in a case; a store that is open for reading does not change. */
function operationsOf(store: EventStore): Promise<readonly string[]> {
  const asked =
    known.get(store) ??
    store
      .counts('operation', {}, mostOperations)
      .then((counts) => counts.flatMap(({ value }) => value ?? []));
  known.set(store, asked);
  return asked;
}
