import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAddressBook } from './index.ts';
import { kindOfNetwork } from './kinds.ts';

const book = openAddressBook([]);

describe('the address book', () => {
  it('knows country and network out of the box, and whose data that is', () => {
    expect(book.lookup('8.8.8.8')).toMatchObject({ country: 'US', asn: 15169 });
    expect(book.lookup('2001:4860:4860::8888')).toMatchObject({ asn: 15169 });
    expect(book.credits.join(' ')).toContain('DB-IP');
  });

  it.each([
    ['40.99.10.20', 'microsoft'],
    ['2603:1026:c0d:1::5', 'microsoft'],
    ['10.1.2.3', 'private'],
    ['fd00::1', 'private'],
    ['167.99.1.1', 'hosting'],
    ['not an address', 'unknown'],
    ['203.0.113.7', 'unknown'],
  ])('tells what sort of network %s is: %s', (address, kind) => {
    expect(book.lookup(address).kind).toBe(kind);
  });

  it('tells rented servers of Azure from the servers of Microsoft 365', () => {
    const rented = book.lookup('20.50.1.1');
    expect(rented.asn).toBe(8075);
    expect(rented.kind).toBe('hosting');
  });

  it('reads kinds from the names of networks where the number says nothing', () => {
    expect(kindOfNetwork(64_500, 'Beispiel Mobilfunk GmbH')).toBe('mobile');
    expect(kindOfNetwork(64_501, 'Example VPN Ltd')).toBe('anonymiser');
    expect(kindOfNetwork(64_502, 'Example Data Center, Inc.')).toBe('hosting');
    expect(kindOfNetwork(64_503, 'Stadtwerke Beispiel')).toBe('access');
    expect(kindOfNetwork(null, null)).toBe('unknown');
  });

  it('refuses a file that is no database, with a next step', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'evict-mmdb-')), 'broken.mmdb');
    writeFileSync(path, 'not a database');
    expect(() => openAddressBook([path])).toThrow(/database of addresses/);
  });

  it('finds the first and the last range of the tables, and nothing outside', () => {
    expect(book.lookup('1.0.0.1').asn).toBe(13335);
    expect(book.lookup('0.0.0.1').asn).toBeNull();
    expect(book.lookup('255.255.255.254').asn).toBeNull();
    expect(book.lookup('::ffff').asn).toBeNull();
  });

  it('searches the tables instead of reading them for each address', () => {
    const begin = performance.now();
    for (let index = 0; index < 2_000; index++)
      book.lookup(`${1 + (index % 220)}.${index % 256}.${(index * 7) % 256}.1`);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});
