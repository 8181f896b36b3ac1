import { createHash, randomBytes } from 'node:crypto';

/** Randomness is injected: the system's for real work, a seeded stream where equal runs must give equal bytes. */
export interface Random {
  /** A version 4 UUID, lower-case. */
  uuid(): string;
  bytes(count: number): Uint8Array;
  /** A whole number in [0, limit). */
  integer(limit: number): number;
}

export const systemRandom: Random = fromBytes((count) => new Uint8Array(randomBytes(count)));

/** A reproducible stream for simulations and tests: never for secrets of a real tenant. */
export function seededRandom(seed: string | number): Random {
  let counter = 0;
  let pool = Buffer.alloc(0);
  return fromBytes((count) => {
    while (pool.length < count) {
      pool = Buffer.concat([pool, createHash('sha256').update(`${seed}:${counter++}`).digest()]);
    }
    const taken = new Uint8Array(pool.subarray(0, count));
    pool = pool.subarray(count);
    return taken;
  });
}

function fromBytes(bytes: (count: number) => Uint8Array): Random {
  return {
    bytes,
    uuid() {
      const raw = Buffer.from(bytes(16));
      raw[6] = (raw[6]! & 0x0f) | 0x40;
      raw[8] = (raw[8]! & 0x3f) | 0x80;
      const hex = raw.toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        '-',
      );
    },
    integer(limit) {
      // Rejection sampling: a plain remainder would favour small numbers.
      const ceiling = Math.floor(0x1_0000_0000 / limit) * limit;
      for (;;) {
        const value = Buffer.from(bytes(4)).readUInt32BE();
        if (value < ceiling) return value % limit;
      }
    },
  };
}
