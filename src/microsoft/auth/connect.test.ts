import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Cloud } from '../../domain/account.ts';
import { systemClock } from '../../kernel/clock.ts';
import { systemRandom } from '../../kernel/random.ts';
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { clouds } from '../http/clouds.ts';
import { createConnection, makeTransport } from './connect.ts';
import type { Profile } from './profiles.ts';
import { openSecretStore } from './secrets.ts';
import { systemAssigned, tokenSource } from './tokens.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) await close();
});

async function simulate(tls: boolean): Promise<Simulator> {
  const simulator = await startSimulator({ scenarios: ['aitm-device'], tls });
  closers.push(() => simulator.close());
  return simulator;
}

function profileFor(simulator: Simulator, more: Partial<Profile>): Profile {
  const [scenario] = simulator.scenarios;
  return {
    name: 'test',
    tenantId: scenario!.tenant.id,
    domain: scenario!.tenant.domain,
    displayName: '',
    cloud: 'global',
    clientId: scenario!.operator.clientId,
    method: 'secret',
    ...more,
  };
}

function sign(simulator: Simulator, profile: Profile) {
  return createConnection(profile, {
    homeFolder: mkdtempSync(join(tmpdir(), 'evict-connect-')),
    environment: { AZURE_CLIENT_SECRET: simulator.scenarios[0]!.operator.secret },
    clock: systemClock,
    random: systemRandom,
  });
}

const any = z.looseObject({});

describe('each cloud of Microsoft', () => {
  it.each(Object.keys(clouds) as Cloud[])('%s: signs in and asks its own hosts', async (cloud) => {
    const simulator = await simulate(false);
    const connection = await sign(simulator, profileFor(simulator, { cloud, endpoint: simulator.origin }));
    const upn = simulator.scenarios[0]!.victims[0]!;
    expect(await connection.graph.get(`/users/${upn}`, any)).toMatchObject({ userPrincipalName: upn });
    const mailbox = await connection.exchange.read(
      { cmdlet: 'Get-Mailbox', parameters: { Identity: upn }, anchor: { mailbox: upn } },
      any,
    );
    expect(mailbox.items).toHaveLength(1);
    expect(await connection.activity.subscriptions()).toEqual([]);
  });
});

/** A firm's proxy: it opens a tunnel to whatever it is asked for, which here always ends at the simulator. */
async function proxyTo(port: number): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer();
  server.on('connect', (request, client: Socket) => {
    asked.push(String(request.url));
    const tunnel = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.pipe(client);
      client.pipe(tunnel);
    });
    for (const socket of [tunnel, client]) socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.unshift(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('a proxy that is named in the environment', () => {
  it('carries all traffic to the real host names, whose certificates an own authority signed', async () => {
    const simulator = await simulate(true);
    const proxy = await proxyTo(simulator.port);
    const authorityFile = join(mkdtempSync(join(tmpdir(), 'evict-ca-')), 'ca.pem');
    writeFileSync(authorityFile, simulator.certificates!.authority);
    vi.stubEnv('HTTPS_PROXY', proxy.address);
    vi.stubEnv('NO_PROXY', '');
    const connection = await sign(simulator, profileFor(simulator, { authorityFile }));
    expect(connection.operator.kind).toBe('application');
    expect(new Set(proxy.asked)).toEqual(
      new Set(['login.microsoftonline.com:443', 'graph.microsoft.com:443']),
    );
  });

  it('is not believed without that authority', async () => {
    const simulator = await simulate(true);
    const proxy = await proxyTo(simulator.port);
    vi.stubEnv('HTTPS_PROXY', proxy.address);
    vi.stubEnv('NO_PROXY', '');
    const transport = makeTransport({}, { clock: systemClock, random: systemRandom, environment: {} });
    await expect(
      transport.send({
        service: 'graph',
        method: 'POST',
        url: 'https://graph.microsoft.com/v1.0/$batch',
        headers: {},
        repeatable: false,
        clientRequestId: 'x',
      }),
    ).rejects.toMatchObject({ code: 'no-answer' });
  });
});

describe('a managed identity', () => {
  it('is asked for at the machine’s own endpoint, past every proxy, and by its id where a user assigned it', async () => {
    const seen: URL[] = [];
    const server = createServer((request, response) => {
      const url = new URL(String(request.url), 'http://machine');
      seen.push(url);
      response.writeHead(request.headers['x-identity-header'] === 'known' ? 200 : 401, {
        'content-type': 'application/json',
      });
      response.end(
        JSON.stringify({
          access_token: `token of ${url.searchParams.get('client_id') ?? 'the machine'}`,
          expires_on: String(Math.floor(Date.now() / 1000) + 3600),
          resource: 'https://graph.microsoft.com',
          token_type: 'Bearer',
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
    // The endpoint of App Service and Functions ("How to use managed identities for App Service", REST endpoint).
    vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`);
    vi.stubEnv('IDENTITY_HEADER', 'known');
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    const environment = {};
    const tokenOf = async (clientId: string) => {
      const source = await tokenSource(
        {
          name: 'machine',
          tenantId: 't',
          domain: 'contoso.example',
          displayName: '',
          cloud: 'global',
          clientId,
          method: 'managed-identity',
        },
        {
          transport: makeTransport({}, { clock: systemClock, random: systemRandom, environment }),
          secrets: await openSecretStore(mkdtempSync(join(tmpdir(), 'evict-mi-')), environment),
          environment,
          now: () => new Date(),
          requestId: () => systemRandom.uuid(),
        },
      );
      return source.token('https://graph.microsoft.com', true);
    };
    const assigned = '11111111-2222-4333-8444-555555555555';
    const machine = await tokenOf(systemAssigned);
    expect(machine.reveal()).toBe('token of the machine');
    expect(String(machine)).toBe('[redacted]');
    expect((await tokenOf(assigned)).reveal()).toBe(`token of ${assigned}`);
    expect(seen.map((url) => url.searchParams.get('resource'))).toEqual([
      'https://graph.microsoft.com',
      'https://graph.microsoft.com',
    ]);
  });
});
