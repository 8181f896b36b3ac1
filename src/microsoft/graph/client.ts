import { z } from 'zod';
import type { GraphAnswer, GraphClient, GraphOptions, Reader } from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { parseBody, read } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusal, unreadable } from '../http/errors.ts';
import type { TransportAnswer } from '../http/transport.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const errorReader = z.object({
  error: z.object({ code: z.string().catch(''), message: z.string().catch('') }),
});
const pageReader = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
const batchReader = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
});

/** Microsoft Graph over the caller's transport. */
export function graphClient(caller: Caller): GraphClient {
  async function call(
    method: Method,
    url: string,
    body: Json | undefined,
    options: GraphOptions,
  ): Promise<TransportAnswer> {
    const what = `${method} ${new URL(url).pathname}`;
    const clientRequestId = options.clientRequestId ?? caller.requestId();
    for (const refresh of [false, true]) {
      const token = await caller.token(refresh);
      const answer = await caller.transport.send({
        service: 'graph',
        method,
        url,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          authorization: `Bearer ${token.reveal()}`,
          ...options.headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        repeatable: options.repeatable ?? method !== 'POST',
        clientRequestId,
        ...(caller.signal ? { signal: caller.signal } : {}),
      });
      // A token may end early (continuous access evaluation): once, a fresh one is tried.
      if (answer.status === 401 && !refresh) continue;
      if (answer.status >= 400) throw refusal('graph', answer, errorOf(answer), what);
      return answer;
    }
    throw new Error('unreachable');
  }

  function address(path: string, options: GraphOptions): string {
    const url = new URL(`https://${caller.host}/${options.version ?? 'v1.0'}${path}`);
    for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value);
    return url.toString();
  }

  async function* list<T>(path: string, item: Reader<T>, options: GraphOptions = {}): AsyncGenerator<T> {
    let url: string | undefined = address(path, options);
    while (url) {
      const answer = await call('GET', url, undefined, options);
      const page: z.infer<typeof pageReader> = read(
        'graph',
        pageReader,
        parseBody(answer.text),
        path,
        answer.headers['request-id'] ?? '',
      );
      for (const entry of page.value)
        yield read('graph', item, entry, path, answer.headers['request-id'] ?? '');
      url = page['@odata.nextLink'];
      // The token goes to Graph and nowhere else, whatever a page says.
      if (url && new URL(url).host !== caller.host)
        throw unreadable(
          'graph',
          path,
          `the next page lies on ${new URL(url).host}`,
          answer.headers['request-id'] ?? '',
        );
    }
  }

  async function batchGet<T>(
    paths: readonly string[],
    reader: Reader<T>,
    options: GraphOptions = {},
  ): Promise<readonly (T | Error)[]> {
    const starts = Array.from({ length: Math.ceil(paths.length / 20) }, (_, index) => index * 20);
    const results: (T | Error)[] = [];
    const work = async (): Promise<void> => {
      for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
        const answers = await batchOnce(paths.slice(start, start + 20), reader, options);
        for (const [index, answer] of answers.entries()) results[start + index] = answer;
      }
    };
    await Promise.all(Array.from({ length: batchesAtOnce }, work));
    return results;
  }

  /** A throttled item is asked again by itself, where the transport waits as the service demands. */
  async function batchOnce<T>(
    paths: readonly string[],
    reader: Reader<T>,
    options: GraphOptions,
  ): Promise<readonly (T | Error)[]> {
    const requests = paths.map((path, index) => ({
      id: String(index),
      method: 'GET',
      url: address(path, options).split(`/${options.version ?? 'v1.0'}`)[1] ?? path,
    }));
    const answer = await call(
      'POST',
      address('/$batch', options),
      { requests },
      { ...options, repeatable: true },
    );
    const batch = read(
      'graph',
      batchReader,
      parseBody(answer.text),
      '$batch',
      answer.headers['request-id'] ?? '',
    );
    return Promise.all(
      paths.map(async (path, index): Promise<T | Error> => {
        const item = batch.responses.find((candidate) => candidate.id === String(index));
        try {
          if (!item || item.status === 429 || item.status >= 500) return await get(path, reader, options);
          const inner = {
            status: item.status,
            headers: item.headers ?? {},
            text: JSON.stringify(item.body ?? null),
          };
          if (item.status >= 400) throw refusal('graph', inner, errorOf(inner), `GET ${path}`);
          return read('graph', reader, item.body, path, '');
        } catch (error) {
          return error instanceof Error ? error : new Error(String(error));
        }
      }),
    );
  }

  async function get<T>(path: string, reader: Reader<T>, options: GraphOptions = {}): Promise<T> {
    const answer = await call('GET', address(path, options), undefined, options);
    return read('graph', reader, parseBody(answer.text), path, answer.headers['request-id'] ?? '');
  }

  return {
    get,
    list,
    batchGet,
    async post<T>(
      path: string,
      body: Json,
      reader: Reader<T>,
      options: GraphOptions = {},
    ): Promise<GraphAnswer<T>> {
      const answer = await call('POST', address(path, options), body, options);
      const requestId = answer.headers['request-id'] ?? '';
      return {
        status: answer.status,
        body: read('graph', reader, parseBody(answer.text), path, requestId),
        headers: answer.headers,
        requestId,
      };
    },
    async send(method, path, body, options = {}) {
      await call(method, address(path, options), body, options);
    },
  };
}

/** Graph counts every request of a batch; more at once would only meet its limits sooner. */
const batchesAtOnce = 4;

function errorOf(answer: TransportAnswer): { readonly code: string; readonly message: string } {
  const parsed = errorReader.safeParse(parseBody(answer.text));
  return parsed.success ? parsed.data.error : { code: '', message: answer.text.slice(0, 300) };
}
