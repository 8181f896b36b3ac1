import { createPublicKey, createSign, createVerify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { TokenClaims } from '../state/world.ts';

/** Signs as the simulated Entra ID. */
export class TokenSigner {
  readonly keyId = 'evict-simulator';
  readonly #private: KeyObject;
  readonly #public: KeyObject;

  constructor(key: KeyObject) {
    this.#private = key;
    this.#public = createPublicKey(key);
  }

  sign(claims: object): string {
    const head = encode({ typ: 'JWT', alg: 'RS256', kid: this.keyId });
    const body = encode(claims);
    const signature = createSign('RSA-SHA256').update(`${head}.${body}`).sign(this.#private, 'base64url');
    return `${head}.${body}.${signature}`;
  }

  /** The claims of a token that this signer signed, whatever its expiry; undefined for any other text. */
  verify(token: string): TokenClaims | undefined {
    const [head, body, signature] = token.split('.');
    if (!head || !body || !signature) return undefined;
    const good = createVerify('RSA-SHA256')
      .update(`${head}.${body}`)
      .verify(this.#public, signature, 'base64url');
    return good ? (JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as TokenClaims) : undefined;
  }

  /** JSON Web Key Set, as `/discovery/v2.0/keys` gives it. */
  keys(): unknown {
    const jwk = createPublicKey(this.#public).export({ format: 'jwk' });
    return { keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid: this.keyId }] };
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
