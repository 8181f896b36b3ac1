import type { DnsRecord } from '../state/tenant.ts';

// As much of RFC 1035 as a server of few records needs: one question in, its answers out, no name compression.

export type AskedType = DnsRecord['type'] | 'ANY' | 'other';

export interface Question {
  readonly id: number;
  readonly recursionDesired: boolean;
  /** Lower case, without the last dot. */
  readonly name: string;
  readonly type: AskedType;
  /** The question section as it came, to be sent back. */
  readonly raw: Buffer;
  /** The largest answer that the asker takes over UDP (RFC 6891). */
  readonly udpSize: number;
}

export type Code = 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP';

const codes: { readonly [code in Code]: number } = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
};
const types: { readonly [type in DnsRecord['type']]: number } = {
  A: 1,
  NS: 2,
  CNAME: 5,
  MX: 15,
  TXT: 16,
  SRV: 33,
};
const any = 255;
const opt = 41;
const ttl = 300;

/** The question of a query, or null where the bytes are none. */
export function readQuestion(message: Buffer): Question | null {
  if (message.length < 17 || (message[2]! & 0x80) !== 0 || message.readUInt16BE(4) !== 1) return null;
  const labels: string[] = [];
  let at = 12;
  while (at < message.length && message[at] !== 0) {
    const length = message[at]!;
    if (length > 63 || at + length >= message.length) return null;
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const end = at + 5;
  if (end > message.length) return null;
  const number = message.readUInt16BE(at + 1);
  const known = Object.entries(types).find(([, value]) => value === number)?.[0] as DnsRecord['type'];
  return {
    id: message.readUInt16BE(0),
    recursionDesired: (message[2]! & 0x01) !== 0,
    name: labels.join('.').toLowerCase(),
    type: number === any ? 'ANY' : (known ?? 'other'),
    raw: message.subarray(12, end),
    udpSize: sizeOf(message, end),
  };
}

function sizeOf(message: Buffer, at: number): number {
  const hasOptions =
    message.readUInt16BE(10) > 0 && at + 5 <= message.length && message.readUInt16BE(at + 1) === opt;
  return hasOptions ? Math.max(512, message.readUInt16BE(at + 3)) : 512;
}

/** An answer; longer than `limit`, it is cut to its head, and the asker comes again over TCP. */
export function writeAnswer(
  question: Question,
  code: Code,
  records: readonly DnsRecord[],
  limit: number,
): Buffer {
  const whole = assemble(question, code, records, false);
  return whole.length <= limit ? whole : assemble(question, code, [], true);
}

function assemble(question: Question, code: Code, records: readonly DnsRecord[], truncated: boolean): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(question.id, 0);
  // Response, authoritative, recursion available: it plays the resolver of the house.
  head[2] = 0x84 | (truncated ? 0x02 : 0) | (question.recursionDesired ? 0x01 : 0);
  head[3] = 0x80 | codes[code];
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, question.raw, ...records.map(resource)]);
}

function resource(record: DnsRecord): Buffer {
  const data = dataOf(record);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(types[record.type], 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameOf(record.name), fixed, data]);
}

function dataOf({ type, data }: DnsRecord): Buffer {
  switch (type) {
    case 'A':
      return Buffer.from(data.split('.').map(Number));
    case 'TXT':
      return text(data);
    case 'MX': {
      const [preference = '0', host = ''] = data.split(' ');
      return Buffer.concat([short(preference), nameOf(host)]);
    }
    case 'SRV': {
      const [priority = '0', weight = '0', port = '0', host = ''] = data.split(' ');
      return Buffer.concat([short(priority), short(weight), short(port), nameOf(host)]);
    }
    default:
      return nameOf(data);
  }
}

/** A long text stands in pieces of at most 255 bytes, which the reader joins. */
function text(data: string): Buffer {
  const bytes = Buffer.from(data, 'utf8');
  const pieces: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    const piece = bytes.subarray(at, at + 255);
    pieces.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat(pieces);
}

function nameOf(name: string): Buffer {
  const labels = name.split('.').filter(Boolean);
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]),
    Buffer.from([0]),
  ]);
}

function short(value: string): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(Number(value), 0);
  return bytes;
}
