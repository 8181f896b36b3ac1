import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';

/** Beyond this nobody waits for an answer: whoever asked is told instead. */
const longestWait = 600_000;

/** How long to wait before asking a host again, shared by everybody who asks it. */
export class Throttle {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Waits while the host has asked for silence. */
  async ready(host: string, signal?: AbortSignal): Promise<void> {
    const wait = (this.#until.get(host) ?? 0) - this.#clock.now().getTime();
    if (wait > 0) await this.#clock.sleep(wait, signal);
  }

  /**
   * Notes that the host throttled. `retryAfter` is its header, in seconds or as a date; where there is none (identity
   * protection sends none) the wait doubles from one second, with jitter so that parallel callers part. False where the
   * host wants to be left alone for longer than anybody waits: a shorter wait would only make it worse.
   */
  hold(host: string, retryAfter: string | undefined, attempt: number): boolean {
    const now = this.#clock.now().getTime();
    const asked = parseRetryAfter(retryAfter, now);
    const own = Math.min(2 ** attempt * 1_000, 60_000) * (0.75 + this.#random.integer(500) / 1_000);
    const wait = asked ?? own;
    if (wait > longestWait) return false;
    this.#until.set(host, Math.max(this.#until.get(host) ?? 0, now + wait));
    return true;
  }
}

function parseRetryAfter(text: string | undefined, now: number): number | null {
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text.trim())) return Number(text) * 1_000;
  const date = new Date(text).getTime();
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
