import { Refusal } from '../http/exchange-types.ts';
import type { AuthorisedRequest } from '../http/exchange-types.ts';
import type { World } from '../state/world.ts';

// Microsoft publishes no numbers for the Admin API, only that it answers 429 with Retry-After. These are invented, and
// small enough that a listing of thousands of mailboxes meets them.
const requests = 30;
const window = 10_000;

const recent = new WeakMap<World, Map<string, readonly number[]>>();

/** Refuses with 429 where the world throttles and an app asks too fast, by the simulated clock. */
export function throttleCmdlets({ world, tenant, token }: AuthorisedRequest): void {
  if (!world.throttling) return;
  const known = recent.get(world) ?? new Map<string, readonly number[]>();
  recent.set(world, known);
  const key = `${tenant.id}:${token.appid}`;
  const now = world.clock.milliseconds();
  const times = (known.get(key) ?? []).filter((time) => now - time < window);
  if (times.length >= requests)
    throw new Refusal({
      status: 429,
      headers: { 'retry-after': String(Math.max(1, Math.ceil((times[0]! + window - now) / 1000))) },
      body: {
        error: { code: 'TooManyRequests', message: 'Too many requests. Please retry after the given time.' },
      },
    });
  known.set(key, [...times, now]);
}
