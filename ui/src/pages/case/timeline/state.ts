import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useParams } from 'react-router';
import { useAddressState } from '../../../parts/address-state.ts';
import { timelineQuery } from './queries.ts';

export type TimelineChoice = {
  readonly user: string | null;
  readonly address: string | null;
  readonly session: string | null;
  readonly operation: string | null;
  readonly lane: string | null;
  readonly from: number | null;
  readonly to: number | null;
};

/** Null takes a filter away. `replace` leaves no step in the history: a wheel makes many. */
export type Choose = (values: Partial<TimelineChoice>, replace?: boolean) => void;

/** Null shows everything. */
export type Zoom = (span: { readonly from: number; readonly to: number } | null, replace?: boolean) => void;

/** The shortest span that can be looked at, milliseconds. */
const shortest = 10_000;

/** What the timeline is narrowed to: all of it stands in the page's address. */
export function useTimelineFilter(): {
  readonly filter: TimelineChoice;
  readonly choose: Choose;
  readonly zoom: Zoom;
} {
  const name = useParams()['case']!;
  const client = useQueryClient();
  const { get, set } = useAddressState();
  const number = (key: string): number | null => (get(key) === null ? null : Number(get(key)));
  const [user, address, session, operation, lane] = ['user', 'address', 'session', 'operation', 'lane'].map(
    get,
  );
  const from = number('from');
  const to = number('to');
  const filter = useMemo(
    (): TimelineChoice => ({
      user: user ?? null,
      address: address ?? null,
      session: session ?? null,
      operation: operation ?? null,
      lane: lane ?? null,
      from,
      to,
    }),
    [user, address, session, operation, lane, from, to],
  );
  const choose = useCallback<Choose>(
    (values, replace = false) => {
      // Asked at once: until the new address is drawn, the answer is there.
      void client.prefetchQuery(timelineQuery(name, { ...filter, ...values }));
      set(values, replace);
    },
    [client, name, filter, set],
  );
  const zoom = useCallback<Zoom>(
    (span, replace = false) => {
      if (span === null) return choose({ from: null, to: null }, replace);
      const middle = (span.from + span.to) / 2;
      const half = Math.max(span.to - span.from, shortest) / 2;
      choose({ from: Math.round(middle - half), to: Math.round(middle + half) }, replace);
    },
    [choose],
  );
  return { filter, choose, zoom };
}
