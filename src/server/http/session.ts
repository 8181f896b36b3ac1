import { timingSafeEqual } from 'node:crypto';
import { userInfo } from 'node:os';
import { sha256 } from '../../kernel/hash.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Identity } from '../contract/session.ts';

export interface Session {
  readonly id: string;
  readonly identity: Identity;
  readonly csrf: string;
}

/** A link must be followed soon, milliseconds. */
const linkLife = 10 * 60_000;
/** A window that was not used this long must be opened anew, milliseconds. */
const idleLife = 12 * 3_600_000;

/**
 * Links that open a session once, and the sessions that they opened. Only hashes are kept, so that neither a dump nor a
 * comparison's timing gives one away.
 */
export class Sessions {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #links = new Map<string, number>();
  readonly #sessions = new Map<string, { readonly session: Session; usedAt: number }>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A token that opens one session, within ten minutes. */
  makeLink(): string {
    const token = this.#token();
    this.#links.set(sha256(token), this.#clock.now().getTime() + linkLife);
    return token;
  }

  /** The cookie's value, or null where the link was used or is too old. */
  redeem(token: string): string | null {
    const key = sha256(token);
    const until = this.#links.get(key);
    this.#links.delete(key);
    if (until === undefined || until < this.#clock.now().getTime()) return null;
    const cookie = this.#token();
    const session: Session = { id: this.#random.uuid(), identity: localIdentity(), csrf: this.#token() };
    this.#sessions.set(sha256(cookie), { session, usedAt: this.#clock.now().getTime() });
    return cookie;
  }

  find(cookie: string | null): Session | null {
    if (cookie === null) return null;
    const key = sha256(cookie);
    const entry = this.#sessions.get(key);
    if (!entry) return null;
    const now = this.#clock.now().getTime();
    if (now - entry.usedAt > idleLife) {
      this.#sessions.delete(key);
      return null;
    }
    entry.usedAt = now;
    return entry.session;
  }

  #token(): string {
    return Buffer.from(this.#random.bytes(32)).toString('base64url');
  }
}

function localIdentity(): Identity {
  try {
    return { kind: 'local', name: userInfo().username };
  } catch {
    // A container may know no name for its user.
    return { kind: 'local', name: 'local' };
  }
}

export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
}
