import { describe, expect, it } from 'vitest';
import type { DnsClient } from '../../domain/setting.ts';
import { readDomain } from './domain.ts';
import { organizationalDomain } from './organizational.ts';
import { dnsClient } from './resolver.ts';

// A zone of invented records.
const zone: { readonly [name: string]: readonly string[] } = {
  'contoso.example': ['v=spf1 include:a.example include:b.example mx -all', 'other=1'],
  'a.example': ['v=spf1 include:c.example ip4:192.0.2.1 ~all'],
  'b.example': ['v=spf1 a:b.example exists:%{i}.b.example redirect=c.example'],
  'c.example': ['v=spf1 ip4:198.51.100.0/24 -all'],
  'loop.example': ['v=spf1 include:loop.example -all'],
  '_dmarc.contoso.example': ['v=DMARC1; p=quarantine', 'unrelated'],
  'selector1._domainkey.contoso.example': ['v=DKIM1; k=rsa; p=MIIB'],
};

const dns: DnsClient = {
  txt: (name) => Promise.resolve({ name, records: [...(zone[name] ?? [])], failed: null }),
  mx: (name) => Promise.resolve({ name, records: [], failed: null }),
};

describe('what DNS says of a domain', () => {
  it('keeps the records that mean it, and none beside', async () => {
    const found = await readDomain(dns, 'contoso.example');
    expect(found.spf.records).toHaveLength(1);
    expect(found.dmarc.records).toEqual(['v=DMARC1; p=quarantine']);
    expect(found.dkim.map((one) => one.records.length)).toEqual([1, 0]);
    expect(found.dmarcOrganizational).toBeNull();
  });

  it('counts lookups through includes and redirects, and stops at a loop', async () => {
    // include a, include b, mx; in a: include c; in b: a, exists, redirect
    expect((await readDomain(dns, 'contoso.example')).spfLookups).toBe(7);
    expect((await readDomain(dns, 'loop.example')).spfLookups).toBe(2);
  });

  it('asks the registered domain above for its DMARC policy', async () => {
    const found = await readDomain(dns, 'mail.contoso.example');
    expect(found.dmarcOrganizational!.records).toEqual(['v=DMARC1; p=quarantine']);
  });
});

it.each([
  ['contoso.com', 'contoso.com'],
  ['mail.contoso.com', 'contoso.com'],
  ['a.b.contoso.co.uk', 'contoso.co.uk'],
  ['contoso.onmicrosoft.com', 'contoso.onmicrosoft.com'],
  ['contoso.mail.onmicrosoft.com', 'contoso.mail.onmicrosoft.com'],
])('the registered domain of %s is %s', (domain, registered) => {
  expect(organizationalDomain(domain)).toBe(registered);
});

describe('a resolver', () => {
  it('tells silence from absence', async () => {
    expect(await dnsClient('127.0.0.1:1').txt('contoso.example')).toMatchObject({
      records: [],
      failed: 'ECONNREFUSED',
    });
  });

  it('is refused where it is no address', () => {
    expect(() => dnsClient('dns.contoso.example')).toThrow(expect.objectContaining({ code: 'bad-resolver' }));
  });
});
