import { ConfidentialClientApplication } from '@azure/msal-node';
import type { INetworkModule } from '@azure/msal-node';
import { request } from 'node:https';
import { X509Certificate, createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../src/simulator/index.ts';
import type { Simulator } from '../src/simulator/index.ts';
import { makeClientCertificate } from '../src/simulator/tls/certificates.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device'], tls: true });
});

afterAll(async () => {
  await simulator.close();
});

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** What a hosts file does: the real name, the real port's stand-in, this machine; the certificate is verified in full. */
function send(
  method: string,
  address: string,
  headers: Record<string, string>,
  body: string | undefined,
  authority: string,
): Promise<Answer> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: simulator.port,
        servername: url.hostname,
        ca: authority,
        method,
        path: url.pathname + url.search,
        headers: { ...headers, host: url.hostname },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
            ),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function network(): INetworkModule {
  const ask = async <T>(
    method: string,
    url: string,
    options?: { headers?: Record<string, string>; body?: string },
  ): Promise<{ headers: Record<string, string>; body: T; status: number }> => {
    const answer = await send(
      method,
      url,
      options?.headers ?? {},
      options?.body,
      simulator.certificates!.authority,
    );
    return { ...answer, body: JSON.parse(answer.body) as T };
  };
  return {
    sendGetRequestAsync: <T>(url: string, options?: { headers?: Record<string, string> }) =>
      ask<T>('GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: { headers?: Record<string, string>; body?: string }) =>
      ask<T>('POST', url, options),
  };
}

describe('the simulator over TLS, with a certificate authority of its own', () => {
  it('lets the unmodified MSAL sign in by secret and answers Graph with the token', async () => {
    const [scenario] = simulator.scenarios;
    const application = new ConfidentialClientApplication({
      auth: {
        clientId: scenario!.operator.clientId,
        clientSecret: scenario!.operator.secret,
        authority: `https://login.microsoftonline.com/${scenario!.tenant.id}`,
      },
      system: { networkClient: network() },
    });
    const token = await application.acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    const answer = await send(
      'GET',
      'https://graph.microsoft.com/v1.0/users?$top=1',
      { authorization: `Bearer ${token?.accessToken}` },
      undefined,
      simulator.certificates!.authority,
    );
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toHaveProperty('value');
  });

  it('verifies the assertion that MSAL signs with a certificate, and refuses one whose certificate has ended', async () => {
    const [scenario] = simulator.scenarios;
    const app = scenario!.tenant.applications.find(
      (candidate) => candidate.appId === scenario!.operator.clientId,
    )!;
    const day = 86_400_000;
    const now = Date.now();
    for (const [until, works] of [
      [now + day, true],
      [now - day, false],
    ] as const) {
      const made = makeClientCertificate(new Date(now - 3 * day), new Date(until));
      app.keyCredentials = [
        {
          keyId: 'k',
          startDateTime: new Date(now - 3 * day).toISOString(),
          endDateTime: new Date(until).toISOString(),
          displayName: 'test',
          _certificate: made.certificate,
        },
      ];
      const thumbprintSha256 = createHash('sha256')
        .update(new X509Certificate(made.certificate).raw)
        .digest('hex');
      const application = new ConfidentialClientApplication({
        auth: {
          clientId: app.appId,
          clientCertificate: { thumbprintSha256, privateKey: made.key },
          authority: `https://login.microsoftonline.com/${scenario!.tenant.id}`,
        },
        system: { networkClient: network() },
      });
      const attempt = application.acquireTokenByClientCredential({
        scopes: ['https://graph.microsoft.com/.default'],
      });
      if (works) expect((await attempt)?.accessToken).toBeTruthy();
      else await expect(attempt).rejects.toThrow(/AADSTS700027/);
    }
  });

  it('is not believed by a client that does not know its authority', async () => {
    await expect(send('GET', 'https://graph.microsoft.com/v1.0/users', {}, undefined, '')).rejects.toThrow(
      /certificate/i,
    );
  });
});
