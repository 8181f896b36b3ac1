import type { DnsRecord } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import type { AskedType, Code } from './message.ts';

/** What Microsoft publishes itself, and the tenants' records point to. */
const microsoft: readonly DnsRecord[] = [
  {
    name: 'spf.protection.outlook.com',
    type: 'TXT',
    data: 'v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip4:104.47.0.0/17 ip6:2a01:111:f400::/48 -all',
  },
  { name: 'autodiscover.outlook.com', type: 'A', data: '192.0.2.10' },
];

export interface Found {
  readonly code: Code;
  readonly records: readonly DnsRecord[];
}

/** The records of a name as a resolver gives them: an alias is followed, and what it leads to stands behind it. */
export function lookUp(world: World, name: string, type: AskedType): Found {
  const records: DnsRecord[] = [];
  let at = name;
  for (let hops = 0; hops < 8; hops++) {
    const here = at;
    const own = recordsOf(world).filter((record) => record.name === here);
    const wanted = own.filter((record) => type === 'ANY' || record.type === type);
    records.push(...wanted);
    const alias = own.find((record) => record.type === 'CNAME');
    if (!alias || type === 'CNAME' || type === 'ANY')
      return { code: records.length > 0 || exists(world, here) ? 'NOERROR' : 'NXDOMAIN', records };
    records.push(alias);
    at = alias.data.toLowerCase();
  }
  return { code: 'SERVFAIL', records: [] };
}

/** A name that only has names below it exists too, and has nothing to tell (RFC 8020). */
function exists(world: World, name: string): boolean {
  return recordsOf(world).some((record) => record.name === name || record.name.endsWith(`.${name}`));
}

function recordsOf(world: World): readonly DnsRecord[] {
  return [...world.tenants.flatMap((tenant) => tenant.dns), ...microsoft];
}
