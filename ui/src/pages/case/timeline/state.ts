import { useCallback, useMemo } from 'react';
import { useAddressState } from '../../../parts/address-state.ts';

export type TimelineChoice = {
  readonly user: string | null;
  readonly address: string | null;
  readonly session: string | null;
  readonly operation: string | null;
  readonly lane: string | null;
  readonly from: number | null;
  readonly to: number | null;
};

/** Null shows everything. `replace` leaves no step in the history: a wheel makes many. */
export type Zoom = (span: { readonly from: number; readonly to: number } | null, replace?: boolean) => void;

/** The shortest span that can be looked at, milliseconds. */
const shortest = 10_000;

export function useTimelineFilter(): { readonly filter: TimelineChoice; readonly zoom: Zoom } {
  const { get, set } = useAddressState();
  const number = (name: string): number | null => (get(name) === null ? null : Number(get(name)));
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
  const zoom = useCallback<Zoom>(
    (span, replace = false) => {
      if (span === null) set({ from: null, to: null }, replace);
      else {
        const middle = (span.from + span.to) / 2;
        const half = Math.max(span.to - span.from, shortest) / 2;
        set({ from: Math.round(middle - half), to: Math.round(middle + half) }, replace);
      }
    },
    [set],
  );
  return { filter, zoom };
}
