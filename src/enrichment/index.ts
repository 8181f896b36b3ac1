import { isIP } from 'node:net';
import type { AddressBook, Place } from '../domain/place.ts';
import { kindOfNetwork } from './kinds.ts';
import { isMicrosoftService, isPrivate } from './microsoft.ts';
import { openMmdb, openShippedCountries } from './mmdb.ts';
import { openNetworks } from './networks.ts';

const freeCredits: readonly string[] = [
  'IP Geolocation by DB-IP (https://db-ip.com), CC BY 4.0',
  'Networks: RouteViews (https://www.routeviews.org), DB-IP and NRO, CC BY 4.0',
];

/**
 * Country and network of addresses from files alone. The free databases that come with Evict serve where no file is
 * given; a user's own file goes before them, member by member: one with countries alone leaves networks to the free one.
 * Throws `address-database-unreadable`.
 */
export function openAddressBook(files: readonly string[]): AddressBook {
  const own = files.map(openMmdb);
  const countries = openShippedCountries();
  const networks = openNetworks();
  return {
    credits: [...own.map(({ type }) => type), ...(countries || networks ? freeCredits : [])],
    lookup(address) {
      if (isIP(address) === 0) return unknown;
      if (isPrivate(address)) return { ...unknown, kind: 'private' };
      const answers = own.map((database) => database.lookup(address));
      const country =
        answers.find((answer) => answer.country !== null)?.country ??
        countries?.lookup(address).country ??
        null;
      const named = answers.find((answer) => answer.asn !== null);
      const found = named ? null : networks?.(address);
      const asn = named?.asn ?? found?.asn ?? null;
      const network = named?.network ?? found?.name ?? null;
      return {
        country,
        asn,
        network,
        kind: isMicrosoftService(address) ? 'microsoft' : kindOfNetwork(asn, network),
      };
    },
  };
}

const unknown: Place = { country: null, asn: null, network: null, kind: 'unknown' };
