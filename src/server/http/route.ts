import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { badInput, tooLarge } from './errors.ts';
import type { Session } from './session.ts';

export interface Call<Given> {
  /** Members of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Checked: the query of a GET, the body of a POST. */
  readonly given: Given;
  readonly session: Session;
  readonly request: IncomingMessage;
}

/** A route that answers by itself: events, downloads. */
export type Answer = (response: ServerResponse) => void | Promise<void>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** `/api/cases/:case/findings` */
  readonly path: string;
  run(
    context: ServerContext,
    call: Omit<Call<unknown>, 'given'>,
    query: URLSearchParams,
  ): Promise<{ readonly json: unknown } | { readonly answer: Answer }>;
}

/** Reads: `query` holds the schema of what stands behind the question mark. */
export function get<Given>(
  path: string,
  query: z.ZodType<Given>,
  work: (context: ServerContext, call: Call<Given>) => unknown,
): Route {
  return {
    method: 'GET',
    path,
    async run(context, call, search) {
      const given = check(query, Object.fromEntries(search));
      return { json: await work(context, { ...call, given }) };
    },
  };
}

/** Changes something here or in a tenant: needs the CSRF token. `body` holds the schema of the JSON that was sent. */
export function post<Given>(
  path: string,
  body: z.ZodType<Given>,
  work: (context: ServerContext, call: Call<Given>) => unknown,
): Route {
  return {
    method: 'POST',
    path,
    async run(context, call) {
      const given = check(body, await readJson(call.request));
      return { json: await work(context, { ...call, given }) };
    },
  };
}

/** Takes a body that is no JSON, as it comes: the work reads the request itself. Needs the CSRF token. */
export function put(
  path: string,
  work: (context: ServerContext, call: Omit<Call<unknown>, 'given'>) => unknown,
): Route {
  return { method: 'PUT', path, run: async (context, call) => ({ json: await work(context, call) }) };
}

/** Streams: the route writes the answer itself. */
export function stream<Given>(
  path: string,
  query: z.ZodType<Given>,
  work: (context: ServerContext, call: Call<Given>) => Promise<Answer> | Answer,
): Route {
  return {
    method: 'GET',
    path,
    async run(context, call, search) {
      const given = check(query, Object.fromEntries(search));
      return { answer: await work(context, { ...call, given }) };
    },
  };
}

function check<Given>(schema: z.ZodType<Given>, value: unknown): Given {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw badInput(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

const mostJson = 4 * 1_048_576;

export async function readJson(request: IncomingMessage): Promise<unknown> {
  // A form or a plain-text body is what another origin may send without asking first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw badInput('content-type');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > mostJson) throw tooLarge(mostJson);
    parts.push(part as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw badInput('JSON');
  }
}

/** The members of a path that fits a route's, or null. */
export function match(route: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = route.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!;
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    try {
      params[part.slice(1)] = decodeURIComponent(value);
    } catch {
      return null;
    }
  }
  return params;
}
