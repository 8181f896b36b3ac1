import type { Connection } from '../../domain/clients.ts';
import type { Clock } from '../../kernel/clock.ts';

/** So long one sign-in serves small questions, milliseconds. */
const life = 5 * 60_000;

/** Connections for small questions of a page, such as names while somebody types: not every letter signs in anew. */
export class LookUps {
  readonly #clock: Clock;
  readonly #sign: (tenant: string, signal: AbortSignal) => Promise<Connection>;
  readonly #open = new Map<string, { readonly until: number; readonly connection: Promise<Connection> }>();

  constructor(clock: Clock, sign: (tenant: string, signal: AbortSignal) => Promise<Connection>) {
    this.#clock = clock;
    this.#sign = sign;
  }

  /** Throws AppError (side `access`) where signing in fails; the next question tries anew. */
  connect(tenant: string): Promise<Connection> {
    const now = this.#clock.now().getTime();
    const known = this.#open.get(tenant);
    if (known && known.until > now) return known.connection;
    // What is asked at the end of its life still gets its answer.
    const connection = this.#sign(tenant, AbortSignal.timeout(2 * life));
    this.#open.set(tenant, { until: now + life, connection });
    connection.catch(() => this.#open.delete(tenant));
    return connection;
  }
}
