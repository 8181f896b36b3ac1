import { parseJson, Refusal } from '../http/exchange-types.ts';
import type { AuthorisedRequest, ServiceAnswer } from '../http/exchange-types.ts';
import { findUser } from '../login/directory.ts';
import type { Actor } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { applicationRoutes } from './applications.ts';
import { deviceRoutes } from './devices.ts';
import { denied, graphError } from './errors.ts';
import { logRoutes } from './logs.ts';
import { mailRoutes } from './mail.ts';
import { methodRoutes } from './methods.ts';
import { policyRoutes } from './policies.ts';
import { riskRoutes } from './risk.ts';
import { roleRoutes } from './roles.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import { securityRoutes } from './security.ts';
import { userRoutes } from './users.ts';

const routes: readonly GraphRoute[] = [
  ...userRoutes,
  ...methodRoutes,
  ...deviceRoutes,
  ...applicationRoutes,
  ...roleRoutes,
  ...policyRoutes,
  ...riskRoutes,
  ...mailRoutes,
  ...logRoutes,
  ...securityRoutes,
];

/** graph.microsoft.com: what is not known is refused in Graph's own shape, never invented. */
export function answerGraph(request: AuthorisedRequest): ServiceAnswer {
  const [version, ...rest] = request.segments;
  if (version !== 'v1.0' && version !== 'beta')
    throw graphError(400, 'BadRequest', 'Invalid version: ' + String(version));
  if (request.method === 'POST' && rest.length === 1 && rest[0] === '$batch') return batch(request, version);
  const segments = rest[0] === 'me' ? ['users', request.token.oid, ...rest.slice(1)] : rest;
  const found = find(request.method, segments, version);
  if (!found) throw unknownPath(request.method, segments);
  requirePermission(request, found.route);
  throttle(request.world, request.tenant.id, segments.join('/'));
  const graphRequest: GraphRequest = {
    ...request,
    segments: request.segments,
    version,
    params: found.params,
    json: (parseJson(request.body || '{}') ?? {}) as GraphRequest['json'],
    actor: actorOf(request),
  };
  if (request.body && parseJson(request.body) === undefined)
    throw graphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  if (request.method !== 'GET') request.world.countWrite(`${request.method} ${found.route.pattern}`);
  return found.route.handle(graphRequest);
}

function find(
  method: string,
  segments: readonly string[],
  version: string,
): { readonly route: GraphRoute; readonly params: { readonly [name: string]: string } } | undefined {
  for (const route of routes) {
    if (route.method !== method || (route.betaOnly === true && version !== 'beta')) continue;
    const params = matchPattern(route.pattern, segments);
    if (params) return { route, params };
  }
  return undefined;
}

function matchPattern(pattern: string, segments: readonly string[]): { [name: string]: string } | null {
  const parts = pattern.split('/').filter(Boolean);
  if (parts.length !== segments.length) return null;
  const params: { [name: string]: string } = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]!;
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

function unknownPath(method: string, segments: readonly string[]): Refusal {
  const known = routes.some((route) => matchPattern(route.pattern, segments));
  return known
    ? graphError(
        405,
        'Request_BadRequest',
        `Specified HTTP method '${method}' is not allowed for the request target.`,
      )
    : graphError(400, 'BadRequest', `Resource not found for the segment '${segments[0] ?? ''}'.`);
}

function requirePermission(request: AuthorisedRequest, route: GraphRoute): void {
  const application = request.token.idtyp === 'app';
  const held = application ? (request.token.roles ?? []) : (request.token.scp ?? '').split(' ');
  const sufficient = application ? route.application : route.delegated;
  const also = route.also ?? [];
  // The owner of a mailbox reads it with Mail.Read alone; directory reads follow the narrow permissions of writers.
  if (
    !sufficient.some((permission) => held.includes(permission)) ||
    !also.every((permission) => held.includes(permission))
  )
    throw denied();
}

/** Identity protection and Conditional Access: one request a second for all apps of a tenant, without Retry-After (E.1). */
const buckets = new WeakMap<World, Map<string, number[]>>();

function throttle(world: World, tenantId: string, path: string): void {
  if (!world.throttling) return;
  const limit = /^(identityProtection|identity\/conditionalAccess)/.test(path)
    ? { requests: 1, window: 1_000, retryAfter: false }
    : /^(auditLogs|reports)/.test(path)
      ? { requests: 5, window: 10_000, retryAfter: true }
      : null;
  if (!limit) return;
  const known = buckets.get(world) ?? new Map<string, number[]>();
  buckets.set(world, known);
  const key = `${tenantId}:${limit.requests}:${path.split('/')[0]}`;
  const now = world.clock.milliseconds();
  const recent = (known.get(key) ?? []).filter((time) => now - time < limit.window);
  known.set(key, [...recent, now]);
  if (recent.length >= limit.requests)
    throw graphError(
      429,
      'TooManyRequests',
      'Too many requests.',
      limit.retryAfter ? { 'retry-after': '5' } : {},
    );
}

export function actorOf(request: AuthorisedRequest): Actor {
  const { token, tenant } = request;
  const user = token.idtyp === 'user' ? findUser(tenant, token.oid) : undefined;
  const client = tenant.servicePrincipals.find((candidate) => candidate.appId === token.appid);
  return {
    kind: user ? 'user' : 'application',
    id: token.oid,
    name: user?.userPrincipalName ?? client?.displayName ?? token.appid,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    appId: token.appid,
    sessionId: token.sid ?? null,
    tokenId: token.uti,
  };
}

interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}

/** JSON batching: at most twenty requests, each with an answer of its own, also a throttled one. */
function batch(request: AuthorisedRequest, version: string): ServiceAnswer {
  const body = parseJson(request.body) as { requests?: BatchItem[] } | undefined;
  const items = body?.requests;
  if (!Array.isArray(items)) throw graphError(400, 'BadRequest', 'Invalid batch payload format.');
  if (items.length > 20)
    throw graphError(
      400,
      'MaximumValueExceeded',
      'Number of batch request steps exceeds the maximum value of 20.',
    );
  const failed = new Set<string>();
  const responses = items.map((item) => {
    const answer = item.dependsOn?.some((id) => failed.has(id))
      ? { status: 424, body: { error: { code: 'FailedDependency', message: 'A dependency failed.' } } }
      : answerItem(request, version, item);
    if (answer.status >= 400) failed.add(item.id);
    return {
      id: item.id,
      status: answer.status,
      headers: { 'Content-Type': 'application/json', ...answer.headers },
      ...(answer.body === undefined ? {} : { body: answer.body }),
    };
  });
  return { status: 200, body: { responses } };
}

function answerItem(request: AuthorisedRequest, version: string, item: BatchItem): ServiceAnswer {
  const url = new URL(item.url, 'https://graph.microsoft.com');
  const path = `/${version}${url.pathname}`;
  const fault = request.world.takeFault(request.host, item.method, path);
  if (fault?.kind === 'throttle')
    return {
      status: 429,
      headers: { 'Retry-After': String(fault.retryAfter ?? 1) },
      body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } },
    };
  try {
    return answerGraph({
      ...request,
      method: item.method,
      path,
      segments: path.split('/').filter(Boolean).map(decodeURIComponent),
      query: url.searchParams,
      headers: { ...request.headers, ...item.headers },
      body: item.body === undefined ? '' : JSON.stringify(item.body),
    });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
