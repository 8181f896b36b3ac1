import type { AddressBook } from '../../domain/place.ts';
import type { SqlRunner } from '../../domain/sql.ts';

/** Table of what is known of every address in the events; detectors join it. */
export const placesTable = 'places';

/** Addresses looked up and written at a time: memory does not grow with their number. */
const page = 2_000;

/**
 * Looks up every address of the events in files. A country that a record names goes before the database's, since Entra
 * knows more than a free table; where both speak and differ, the place is not sure.
 */
export async function writePlaces(
  store: SqlRunner,
  book: AddressBook,
  ownAddresses: ReadonlySet<string>,
): Promise<void> {
  const { dialect } = store;
  const text = (value: string | null): string => (value === null ? 'NULL' : dialect.text(value));
  await store.scratch(placesTable, {
    address: 'text',
    country: 'text',
    asn: 'integer',
    network: 'text',
    kind: 'text',
    sure: 'text',
  });
  let after = '';
  for (;;) {
    const rows = await store.query(
      `SELECT client_ip AS address, max(country) AS country, count(DISTINCT country) AS countries, max(asn) AS asn FROM ${store.events} WHERE client_ip > ${dialect.text(after)} GROUP BY client_ip ORDER BY client_ip LIMIT ${page}`,
    );
    if (rows.length === 0) return;
    const values = rows.map((row) => {
      const address = String(row['address']);
      const place = book.lookup(address);
      const recorded = typeof row['country'] === 'string' ? row['country'].toUpperCase().slice(0, 2) : null;
      const asn = typeof row['asn'] === 'number' ? row['asn'] : place.asn;
      const agreed =
        recorded !== null &&
        Number(row['countries']) === 1 &&
        (place.country === null || place.country === recorded);
      const kind = ownAddresses.has(address) ? 'own' : place.kind;
      return `(${text(address)}, ${text(recorded ?? place.country)}, ${asn ?? 'NULL'}, ${text(place.network)}, ${text(kind)}, ${text(agreed ? 'true' : 'false')})`;
    });
    await store.run(`INSERT INTO ${placesTable} VALUES ${values.join(', ')}`);
    after = String(rows.at(-1)!['address']);
  }
}
