import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ServiceError } from '../../kernel/errors.ts';
import { seededRandom } from '../../kernel/random.ts';
import { Secret } from '../../kernel/redact.ts';
import { exchangeClient } from '../exchange/client.ts';
import { graphClient } from '../graph/client.ts';
import { graphPath } from '../graph/path.ts';
import { Transport } from './transport.ts';
import type { RequestNote } from './transport.ts';

/** A clock that waits for nobody and remembers how long it was asked to. */
function patientClock(): {
  readonly waits: number[];
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
} {
  let time = Date.parse('2026-11-24T12:00:00Z');
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(time),
    sleep(milliseconds) {
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
  };
}

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A service that gives these answers in turn; `drop` cuts the connection. */
async function service(answers: readonly ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const seen: IncomingMessage[] = [];
  server = createServer((request, response) => {
    seen.push(request);
    request.resume();
    request.on('end', () => answers[Math.min(seen.length, answers.length) - 1]!(request, response));
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const clock = patientClock();
  const notes: RequestNote[] = [];
  const random = seededRandom(1);
  const transport = new Transport({
    clock,
    random,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    note: (note) => notes.push(note),
  });
  const caller = {
    transport,
    host: 'graph.microsoft.com',
    token: () => Promise.resolve(new Secret('very-secret')),
    requestId: () => random.uuid(),
  };
  return {
    seen,
    clock,
    notes,
    graph: graphClient(caller),
    exchange: exchangeClient({ ...caller, host: 'outlook.office365.com' }, 't'),
  };
}

const json =
  (status: number, body: unknown, headers: { readonly [name: string]: string } = {}) =>
  (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
const drop = (request: IncomingMessage): void => {
  request.socket.destroy();
};
const throttled = (headers: { readonly [name: string]: string } = {}) =>
  json(429, { error: { code: 'TooManyRequests', message: 'slow down' } }, headers);
const any = z.looseObject({});

describe('the transport', () => {
  it('waits exactly as long as Retry-After says, then goes on', async () => {
    const { graph, clock, seen } = await service([throttled({ 'retry-after': '7' }), json(200, { id: 'x' })]);
    await graph.get('/users/x', any);
    expect(clock.waits).toEqual([7_000]);
    expect(seen).toHaveLength(2);
  });

  it('waits as an overloaded service asks, and sends a write again only where nothing was done', async () => {
    const busy = json(
      503,
      { error: { code: 'serviceNotAvailable', message: 'busy' } },
      { 'retry-after': '9' },
    );
    const read = await service([busy, json(200, {})]);
    await read.graph.get('/users/x', any);
    expect(read.clock.waits).toEqual([9_000]);
    const write = await service([busy, json(200, {})]);
    await expect(write.graph.post('/users/x/revokeSignInSessions', {}, any)).rejects.toMatchObject({
      status: 503,
    });
    expect(write.seen).toHaveLength(1);
  });

  it('does not shorten a wait that nobody would sit out, but says so', async () => {
    const { graph, clock, seen } = await service([throttled({ 'retry-after': '3600' }), json(200, {})]);
    await expect(graph.get('/users/x', any)).rejects.toMatchObject({ code: 'throttled' });
    expect(clock.waits).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  it('is told of an authority that cannot be read', () => {
    expect(
      () =>
        new Transport({ clock: patientClock(), random: seededRandom(1), authorityFile: 'no/such/file.pem' }),
    ).toThrowError(expect.objectContaining({ code: 'authority-unreadable' }));
  });

  it('follows Exchange to a region of its own, and to nobody else', async () => {
    const list = json(200, { value: [{ exportedCmdlets: 'Get-Mailbox,Set-Mailbox' }] });
    const to = (host: string) => json(302, {}, { location: `https://${host}/adminapi/v1.0/t/EXOModuleFile` });
    const own = await service([to('eur01.outlook.office365.com'), list]);
    expect([...(await own.exchange.cmdlets())]).toEqual(['get-mailbox', 'set-mailbox']);
    expect(own.seen[1]!.headers.host).toBe('eur01.outlook.office365.com');
    const foreign = await service([to('outlook.office365.com.evil.example'), list]);
    await expect(foreign.exchange.cmdlets()).rejects.toMatchObject({ code: 'answer-unreadable' });
    expect(foreign.seen).toHaveLength(1);
  });

  it('backs off by itself where a throttling answer names no time', async () => {
    const { graph, clock } = await service([throttled(), throttled(), json(200, {})]);
    await graph.get('/identityProtection/riskyUsers', any);
    expect(clock.waits).toHaveLength(2);
    expect(clock.waits[1]!).toBeGreaterThan(clock.waits[0]!);
  });

  it('never sends a write twice whose answer was lost, and says that it may have taken effect', async () => {
    const { exchange, seen } = await service([drop]);
    const attempt = exchange.write({
      cmdlet: 'Remove-BlockedSenderAddress',
      parameters: {},
      anchor: 'organization',
    });
    await expect(attempt).rejects.toMatchObject({ code: 'no-answer', mayHaveTakenEffect: true });
    expect(seen).toHaveLength(1);
  });

  it('asks a read again whose answer was lost', async () => {
    const { graph, seen } = await service([drop, json(200, { id: 'x' })]);
    expect(await graph.get('/users/x', any)).toEqual({ id: 'x' });
    expect(seen).toHaveLength(2);
  });

  it('keeps the real host name, sends a client-request-id, and tells neither token nor body to the log', async () => {
    const { graph, seen, notes } = await service([json(200, {})]);
    await graph.get('/organization', any);
    expect(seen[0]!.headers.host).toBe('graph.microsoft.com');
    expect(seen[0]!.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(notes)).not.toContain('very-secret');
  });
});

describe('the Graph client', () => {
  it('follows pages on its own host and no other: the token goes nowhere else', async () => {
    const { graph } = await service([
      json(200, { value: [{ id: 1 }], '@odata.nextLink': 'https://evil.example/v1.0/users?$skiptoken=2' }),
    ]);
    const read = async (): Promise<void> => {
      for await (const _item of graph.list('/users', any)) continue;
    };
    await expect(read()).rejects.toMatchObject({ code: 'answer-unreadable' });
  });

  it('encodes the names of guests, whose # would cut the path off', () => {
    expect(graphPath`/users/${'x_evil.test#EXT#@contoso.com'}`).toBe(
      '/users/x_evil.test%23EXT%23%40contoso.com',
    );
  });

  it('tells a missing licence from a missing permission', async () => {
    const unlicensed = await service([
      json(403, {
        error: {
          code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
          message: "Neither tenant is B2C or tenant doesn't have premium license",
        },
      }),
    ]);
    await expect(unlicensed.graph.get('/auditLogs/signIns', any)).rejects.toMatchObject({
      code: 'not-licensed',
      side: 'access',
    });
    const denied = await service([
      json(403, { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' } }),
    ]);
    await expect(denied.graph.get('/users', any)).rejects.toMatchObject({
      code: 'permission-missing',
      side: 'access',
    });
  });

  it('asks a throttled item of a batch again by itself', async () => {
    const { graph, seen } = await service([
      json(200, {
        responses: [
          { id: '0', status: 200, body: { id: 'a' } },
          { id: '1', status: 429, headers: { 'Retry-After': '1' }, body: {} },
        ],
      }),
      json(200, { id: 'b' }),
    ]);
    expect(await graph.batchGet(['/users/a', '/users/b'], any)).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(seen).toHaveLength(2);
  });
});

describe('the Exchange client', () => {
  it('finds the real sentence in the nested error, without the type in front of it', async () => {
    const message =
      "|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object 'x' couldn't be found.";
    const { exchange } = await service([
      json(400, {
        error: { code: 'BadRequest', message: 'Error executing request.', details: [{ message }] },
      }),
    ]);
    const error = await exchange
      .read({ cmdlet: 'Get-Mailbox', parameters: {}, anchor: { mailbox: 'x' } }, any)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect((error as ServiceError).serviceMessage).toMatch(/^The operation couldn't/);
    expect((error as ServiceError).serviceCode).toContain('ManagementObjectNotFoundException');
  });
});
