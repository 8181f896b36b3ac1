import { checkPrimeSync, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Random } from '../../kernel/random.ts';

/** A key made anew: tokens that it signs are worth nothing elsewhere. */
export function freshKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

/** The same key for the same chance, so that equal runs give equal tokens. Worth as little elsewhere, and no secret. */
export function seededKey(random: Random): KeyObject {
  const [p, q] = [primeOf(random), primeOf(random)];
  const d = inverse(exponent, (p - 1n) * (q - 1n));
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: encode(p * q),
      e: encode(exponent),
      d: encode(d),
      p: encode(p),
      q: encode(q),
      dp: encode(d % (p - 1n)),
      dq: encode(d % (q - 1n)),
      qi: encode(inverse(q, p)),
    },
  });
}

const exponent = 65_537n;
const smallPrimes = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n];

/** A prime of 1024 bits: the first above a random start, whose two highest bits make the product 2048 bits long. */
function primeOf(random: Random): bigint {
  const start = BigInt(`0x${Buffer.from(random.bytes(128)).toString('hex')}`);
  let candidate = start | (3n << 1022n) | 1n;
  while (
    smallPrimes.some((prime) => candidate % prime === 0n) ||
    candidate % exponent === 1n ||
    !checkPrimeSync(candidate)
  )
    candidate += 2n;
  return candidate;
}

/** The multiplicative inverse, by Euclid's extended algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % modulus) + modulus) % modulus;
}

function encode(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
