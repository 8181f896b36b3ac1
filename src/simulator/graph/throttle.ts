import type { AuthorisedRequest } from '../http/exchange-types.ts';
import type { World } from '../state/world.ts';
import { graphError } from './errors.ts';

/**
 * Microsoft Graph service-specific throttling limits. Identity protection and Conditional Access share one request a second
 * for all apps of a tenant and send no Retry-After; identity and access reports take five in ten seconds from each app.
 */
const limits = [
  {
    id: 'protection',
    path: /^(identityProtection\/|identity\/conditionalAccess\/(policies|namedLocations))/,
    requests: 1,
    window: 1_000,
    perApp: false,
    retryAfter: false,
  },
  {
    id: 'reports',
    path: /^(auditLogs|reports)\//,
    requests: 5,
    window: 10_000,
    perApp: true,
    retryAfter: true,
  },
];

const buckets = new WeakMap<World, Map<string, readonly number[]>>();

/** Refuses with 429 what exceeds a published limit, by the simulated clock, where the world throttles at all. */
export function throttle(request: AuthorisedRequest, path: string): void {
  const { world, tenant, token } = request;
  const limit = world.throttling ? limits.find((candidate) => candidate.path.test(path)) : undefined;
  if (!limit) return;
  const known = buckets.get(world) ?? new Map<string, readonly number[]>();
  buckets.set(world, known);
  const key = `${tenant.id}:${limit.id}:${limit.perApp ? token.appid : ''}`;
  const now = world.clock.milliseconds();
  const recent = (known.get(key) ?? []).filter((time) => now - time < limit.window);
  if (recent.length >= limit.requests) {
    const wait = Math.ceil((recent[0]! + limit.window - now) / 1000);
    throw graphError(
      429,
      'TooManyRequests',
      'Too many requests.',
      limit.retryAfter ? { 'retry-after': String(Math.max(1, wait)) } : {},
    );
  }
  known.set(key, [...recent, now]);
}
