import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portTaken } from '../../kernel/port-taken.ts';
import type { ServerContext } from '../context.ts';
import { apiError, foreignRequest, noSession, noSuchAddress, statusOf } from './errors.ts';
import { forPages } from './for-pages.ts';
import { securityHeaders } from './headers.ts';
import { match, readJson } from './route.ts';
import type { Route } from './route.ts';
import { sameText } from './session.ts';
import type { Session, Sessions } from './session.ts';
import { answerPage } from './static.ts';
import type { Pages } from './static.ts';

export interface ListenOptions {
  readonly port: number;
  readonly pages: Pages;
  readonly routes: readonly Route[];
  readonly sessions: Sessions;
  readonly context: ServerContext;
  /** What other programs of the same person may ask, with the token that lies beside the cases. */
  readonly programs: { readonly token: string; answer(path: string, body: unknown): Promise<unknown> };
}

/** Listens on loopback only: whoever is not on this computer has no way to it. */
export async function listen(options: ListenOptions): Promise<Server> {
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 0 }, (request, response) => {
    void answer(options, (server.address() as AddressInfo).port, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: { readonly code?: string }) =>
      reject(cause.code === 'EADDRINUSE' ? portTaken(options.port, cause) : cause),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(
  options: ListenOptions,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  try {
    // A name that somebody else's DNS points to this computer must not become a way in.
    if (!hostsOf(port).includes(request.headers.host ?? '')) throw foreignRequest();
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (url.pathname.startsWith('/api/')) await answerApi(options, port, url, request, response);
    else if (request.method !== 'GET' && request.method !== 'HEAD') throw noSuchAddress();
    else if (url.pathname === '/open') openSession(options, port, url, response);
    else if (!answerPage(options.pages, url.pathname, response)) throw noSuchAddress();
  } catch (thrown) {
    refuse(response, thrown);
  }
}

function hostsOf(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** The link's token becomes a cookie and leaves the address bar. A cookie knows no port, so its name does. */
function openSession({ sessions }: ListenOptions, port: number, url: URL, response: ServerResponse): void {
  const cookie = sessions.redeem(url.searchParams.get('token') ?? '');
  response.writeHead(303, {
    location: '/',
    ...(cookie === null
      ? {}
      : { 'set-cookie': `evict_${port}=${cookie}; HttpOnly; SameSite=Strict; Path=/` }),
  });
  response.end();
}

async function answerApi(
  options: ListenOptions,
  port: number,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    if (!sameText(authorization, `Bearer ${options.programs.token}`)) throw foreignRequest();
    send(response, 200, await options.programs.answer(url.pathname, await readJson(request)));
    return;
  }
  const session = options.sessions.find(cookieOf(request, `evict_${port}`));
  if (!session) throw noSession();
  refuseForeign(request, port, session);
  for (const route of options.routes) {
    if (route.method !== request.method) continue;
    const params = match(route.path, url.pathname);
    if (!params) continue;
    const result = await route.run(options.context, { params, session, request }, url.searchParams);
    if ('answer' in result) await result.answer(response);
    else send(response, 200, result.json);
    return;
  }
  throw noSuchAddress();
}

/** Another origin's page may send a request with the cookie's port, but neither our origin nor the token. */
function refuseForeign(request: IncomingMessage, port: number, session: Session): void {
  const { origin } = request.headers;
  if (origin !== undefined && !hostsOf(port).some((host) => origin === `http://${host}`))
    throw foreignRequest();
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw foreignRequest();
  if (request.method === 'GET') return;
  const token = request.headers['x-evict-csrf'];
  if (typeof token !== 'string' || !sameText(token, session.csrf)) throw foreignRequest();
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value) return value;
  }
  return null;
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value ?? null, forPages);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function refuse(response: ServerResponse, thrown: unknown): void {
  const error = apiError(thrown);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // What is left of a body that nobody reads must not be taken for the next request.
  if (error.code === 'too-large') response.setHeader('connection', 'close');
  send(response, statusOf(error), { error });
}
