import { detectors } from '../../src/detectors/index.ts';
import type { Observation } from '../../src/domain/detector.ts';
import type { EventRow } from '../../src/domain/event.ts';
import type { AddressBook, NetworkKind, Place } from '../../src/domain/place.ts';
import { placesTable, writePlaces } from '../../src/engine/investigate/places.ts';
import { openDuckdb } from '../../src/store/duckdb/store.ts';

const day = 86_400_000;
export const begin = Date.UTC(2026, 9, 1, 8);

/** An invented event: `at` in hours since the first of October 2026, eight o'clock. */
export type Invented = Partial<{ readonly [column: string]: string | number | null }> & {
  readonly at: number;
};

export function rows(events: readonly Invented[]): readonly EventRow[] {
  return events.map(({ at, ...given }, index) => ({
    record_id: `r${index}`,
    time: begin + at * 3_600_000,
    source: 'unified-audit',
    user: 'ann@contoso.example',
    outcome: 'success',
    file: 1,
    line: index,
    offset: index,
    ...given,
  }));
}

/** Places of invented addresses: what is not named is an unknown network without a country. */
export function bookOf(places: {
  readonly [address: string]: readonly [country: string, asn: number, kind: NetworkKind];
}): AddressBook {
  return {
    credits: [],
    lookup(address): Place {
      const [country, asn, kind] = places[address] ?? [null, null, 'unknown' as const];
      return { country, asn, network: asn === null ? null : `Network ${asn}`, kind };
    },
  };
}

/** Runs one detector over invented events. */
export async function detect(
  id: string,
  events: readonly Invented[],
  places: Parameters<typeof bookOf>[0] = {},
  attackers: readonly string[] = [],
  own: readonly string[] = [],
): Promise<readonly Observation[]> {
  const detector = detectors.find((one) => one.id === id);
  if (!detector) throw new Error(`no detector ${id}`);
  const store = await openDuckdb(':memory:');
  try {
    await store.add(rows(events));
    await writePlaces(store, bookOf(places), new Set(own));
    return await detector.detect({ store, places: placesTable, attackers: new Set(attackers) });
  } finally {
    await store.close();
  }
}

/** A month of ordinary sign-ins from one address, two a day. */
export function habits(address: string, given: Partial<Invented> = {}): readonly Invented[] {
  return Array.from({ length: 60 }, (_, index) => ({
    operation: 'UserLoggedIn',
    client_ip: address,
    user_agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0',
    app_id: 'outlook',
    ...given,
    at: (index / 2) * (day / 3_600_000),
  }));
}
