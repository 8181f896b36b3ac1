import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIPv4, isIPv6 } from 'node:net';

export interface Network {
  readonly asn: number;
  readonly name: string;
}

/**
 * Networks by address, from the two sorted tables of the package `@ip-location-db/asn` (first, last, number, name; one
 * range a line). They are searched as they lie: reading half a million lines into objects takes longer than most cases.
 */
export function openNetworks(): ((address: string) => Network | null) | null {
  const require = createRequire(import.meta.url);
  let files: { readonly v4: string; readonly v6: string };
  try {
    files = {
      v4: require.resolve('@ip-location-db/asn/asn-ipv4-num.csv'),
      v6: require.resolve('@ip-location-db/asn/asn-ipv6-num.csv'),
    };
  } catch {
    return null;
  }
  let v4: Buffer | undefined;
  let v6: Buffer | undefined;
  return (address) => {
    if (isIPv4(address)) return find((v4 ??= readFileSync(files.v4)), ipv4Number(address));
    if (isIPv6(address)) return find((v6 ??= readFileSync(files.v6)), ipv6Number(address));
    return null;
  };
}

const lineFeed = 0x0a;

/** Binary search over bytes: the middle is moved back to the start of its line. */
function find(table: Buffer, wanted: bigint): Network | null {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const start = table.lastIndexOf(lineFeed, Math.max(((low + high) >> 1) - 1, 0)) + 1;
    const begin = Math.max(start, low);
    const found = table.indexOf(lineFeed, begin);
    const end = found < 0 ? table.length : found;
    const line = table.toString('utf8', begin, end);
    const [first = '', last = ''] = line.split(',', 2);
    if (wanted < BigInt(first)) high = begin;
    else if (wanted > BigInt(last)) low = end + 1;
    else return networkOf(line);
  }
  return null;
}

function networkOf(line: string): Network {
  const [, , asn = '', ...name] = line.trimEnd().split(',');
  return { asn: Number(asn), name: name.join(',').replace(/^"|"$/g, '').replaceAll('""', '"') };
}

function ipv4Number(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ipv6Number(address: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const tail = dotted ? ipv4Number(dotted[2]!) : null;
  const text =
    tail === null ? address : `${dotted![1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const [head = '', rest] = text.split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = rest === undefined || rest === '' ? [] : rest.split(':');
  const zeros = rest === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
