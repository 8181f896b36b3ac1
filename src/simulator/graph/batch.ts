import { parseJson } from '../http/exchange-types.ts';
import type { AuthorisedRequest, ServiceAnswer } from '../http/exchange-types.ts';
import { isObject } from '../../kernel/json.ts';
import { graphError } from './errors.ts';

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

const largest = 20;

/** JSON batching: at most twenty requests, each with a status and headers of its own, also a throttled one. */
export function answerBatch(
  request: AuthorisedRequest,
  version: string,
  answer: (request: AuthorisedRequest) => ServiceAnswer,
): ServiceAnswer {
  const items = readItems(request.body);
  const failed = new Set<string>();
  const responses = items.map((item) => {
    const given = item.dependsOn.some((id) => failed.has(id))
      ? {
          status: 424,
          body: {
            error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' },
          },
        }
      : (faultOf(request, version, item) ?? answer(single(request, version, item)));
    if (given.status >= 400) failed.add(item.id);
    const { 'request-id': _, ...headers } = given.headers ?? {};
    return {
      id: item.id,
      status: given.status,
      headers: {
        ...(given.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...titled(headers),
      },
      ...(given.body === undefined ? {} : { body: given.body }),
    };
  });
  return { status: 200, body: { responses } };
}

function readItems(text: string): readonly Item[] {
  const body = parseJson(text);
  const raw = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(raw) || raw.length === 0)
    throw graphError(400, 'BadRequest', 'Invalid batch payload format.');
  if (raw.length > largest)
    throw graphError(
      400,
      'MaximumValueExceeded',
      `Number of batch request steps exceeds the maximum value of ${largest}.`,
    );
  const items = (raw as unknown[]).map(readItem);
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.id))
      throw graphError(400, 'BadRequest', `Invalid batch payload: the id '${item.id}' is not unique.`);
    if (item.dependsOn.some((id) => !seen.has(id)))
      throw graphError(
        400,
        'BadRequest',
        `Invalid batch payload: '${item.id}' depends on no earlier request.`,
      );
    seen.add(item.id);
  }
  return items;
}

function readItem(raw: unknown): Item {
  if (
    !isObject(raw) ||
    typeof raw['id'] !== 'string' ||
    typeof raw['method'] !== 'string' ||
    typeof raw['url'] !== 'string'
  )
    throw graphError(400, 'BadRequest', 'Invalid batch payload: each request needs id, method and url.');
  const headers = isObject(raw['headers']) ? raw['headers'] : {};
  if (
    raw['body'] !== undefined &&
    !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  )
    throw graphError(
      400,
      'BadRequest',
      `Write request id : ${raw['id']} does not contain Content-Type header or body.`,
    );
  return {
    id: raw['id'],
    method: raw['method'].toUpperCase(),
    url: raw['url'],
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    body: raw['body'],
    dependsOn: Array.isArray(raw['dependsOn']) ? (raw['dependsOn'] as unknown[]).map(String) : [],
  };
}

function pathOf(version: string, item: Item): URL {
  return new URL(`/${version}/${item.url.replace(/^\//, '')}`, 'https://graph.microsoft.com');
}

/** A planned fault strikes an item as it strikes a request of its own; a lost connection has no meaning inside. */
function faultOf(request: AuthorisedRequest, version: string, item: Item): ServiceAnswer | undefined {
  const fault = request.world.takeFault(request.host, item.method, pathOf(version, item).pathname);
  if (!fault) return undefined;
  if (fault.kind === 'throttle' || fault.kind === 'throttle-silent')
    return {
      status: 429,
      headers: fault.kind === 'throttle' ? { 'retry-after': String(fault.retryAfter ?? 1) } : {},
      body: { error: { code: 'TooManyRequests', message: 'Too many requests.' } },
    };
  return {
    status: fault.status ?? 500,
    body: {
      error: { code: 'InternalServerError', message: fault.text ?? 'An internal server error occurred.' },
    },
  };
}

function single(request: AuthorisedRequest, version: string, item: Item): AuthorisedRequest {
  const url = pathOf(version, item);
  return {
    ...request,
    method: item.method,
    path: url.pathname,
    segments: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
    headers: { ...request.headers, prefer: '', consistencylevel: '', ...item.headers },
    body: item.body === undefined ? '' : JSON.stringify(item.body),
  };
}

/** `retry-after` as `Retry-After`: header names inside a batch are plain JSON members. */
function titled(headers: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
      value,
    ]),
  );
}
