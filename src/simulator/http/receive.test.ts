import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device'] });
});

afterAll(() => simulator.close());

function ask(path: string, host: string, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = rawRequest(
      { host: '127.0.0.1', port: simulator.port, path, method: body ? 'POST' : 'GET', headers: { host } },
      (incoming) => {
        incoming.resume();
        incoming.on('end', () => resolve(incoming.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('what is no request at all', () => {
  it.each([
    ['a path that does not decode', '/v1.0/users/%ZZ', 'graph.microsoft.com', 400],
    ['half a percent sign', '/%', 'login.microsoftonline.com', 400],
    ['a host that is no host', '/v1.0/users', 'a b<>', 404],
    ['an empty host', '/v1.0/users', '', 404],
    ['a host of nobody', '/v1.0/users', 'graph.example.com', 404],
  ])('is refused: %s', async (_what, path, host, status) => {
    expect(await ask(path, host)).toBe(status);
  });

  it('is refused where the body is beyond four megabytes', async () => {
    expect(await ask('/v1.0/$batch', 'graph.microsoft.com', 'x'.repeat(4_100_000))).toBe(413);
  });

  it('leaves the simulator running', async () => {
    expect(await ask('/v1.0/users', 'graph.microsoft.com')).toBe(401);
  });
});
