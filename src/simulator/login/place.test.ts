import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlainClient } from '../attack/http.ts';
import type { Answer } from '../attack/http.ts';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { Obj, Tenant, User } from '../state/tenant.ts';
import { secondFactors } from './directory.ts';
import { concernsPlace } from './place.ts';
import { appIds } from './roles.ts';

// Addresses are those that are kept for documents; the person is invented.

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/140.0';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)';
const login = 'login.microsoftonline.com';

let simulator: Simulator;
let tenant: Tenant;
let person: User;
let administrator: (method: string, path: string, body?: unknown) => Promise<Answer>;
beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device'] });
  const [scenario] = simulator.scenarios;
  tenant = scenario!.tenant;
  person = tenant.users.find((user) => user.userPrincipalName === scenario!.victims[0])!;
  tenant.policies.securityDefaults['isEnabled'] = false;
  const client = new PlainClient(simulator.origin, '198.51.100.10', windows);
  const signIn = await client.form(login, `/${tenant.id}/oauth2/v2.0/token`, {
    grant_type: 'client_credentials',
    client_id: scenario!.operator.clientId,
    client_secret: scenario!.operator.secret,
    scope: 'https://graph.microsoft.com/.default',
  });
  const token = String(signIn.body['access_token']);
  administrator = (method, path, body) =>
    client.json(method, 'graph.microsoft.com', `/v1.0/identity/conditionalAccess/${path}`, token, body);
});
afterAll(() => simulator.close());

/** Whether somebody with the person's password and second factor comes in. */
async function comesIn(ip: string, userAgent = windows): Promise<boolean> {
  const factor = secondFactors(person)[0]!;
  const answer = await new PlainClient(simulator.origin, ip, userAgent).form(login, `/${tenant.id}/login`, {
    login: person.userPrincipalName,
    passwd: person._password,
    method: factor.id,
    proof: String(factor['_secret']),
  });
  if (answer.status !== 200) expect(answer.body['error_codes']).toEqual([53003]);
  return answer.status === 200;
}

const policy = (conditions: Obj, users: Obj = { includeUsers: ['All'] }): Obj => ({
  displayName: 'Block (invented)',
  state: 'enabled',
  conditions: {
    clientAppTypes: ['all'],
    users,
    applications: { includeApplications: ['All'] },
    ...conditions,
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
});

async function blocking(conditions: Obj, work: () => Promise<void>): Promise<void> {
  const made = await administrator('POST', 'policies', policy(conditions));
  expect(made.status).toBe(201);
  try {
    await work();
  } finally {
    await administrator('DELETE', `policies/${String(made.body['id'])}`);
  }
}

describe('a Conditional Access policy', () => {
  it('about places blocks everywhere but at trusted addresses', async () => {
    const made = await administrator('POST', 'namedLocations', {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      displayName: 'Office (invented)',
      isTrusted: true,
      ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/28' }],
    });
    const id = String(made.body['id']);
    for (const excluded of ['AllTrusted', id]) {
      await blocking({ locations: { includeLocations: ['All'], excludeLocations: [excluded] } }, async () => {
        expect(await comesIn('203.0.113.15')).toBe(true);
        expect(await comesIn('203.0.113.16')).toBe(false);
      });
    }
    await blocking({ locations: { includeLocations: [id] } }, async () => {
      expect(await comesIn('203.0.113.15')).toBe(false);
      expect(await comesIn('203.0.113.16')).toBe(true);
    });
    expect(await comesIn('203.0.113.16')).toBe(true);
  });

  it('about platforms goes by the user agent, and by nothing where it tells none', async () => {
    await blocking({ platforms: { includePlatforms: ['all'], excludePlatforms: ['windows'] } }, async () => {
      expect(await comesIn('203.0.113.20', windows)).toBe(true);
      expect(await comesIn('203.0.113.20', phone)).toBe(false);
      expect(await comesIn('203.0.113.20', 'curl/8')).toBe(false);
    });
    await blocking({ platforms: { includePlatforms: ['iOS'] } }, async () => {
      expect(await comesIn('203.0.113.20', phone)).toBe(false);
      expect(await comesIn('203.0.113.20', 'curl/8')).toBe(true);
    });
  });

  it('about countries counts the unknown ones where it says so', () => {
    const location: Obj = { id: 'x', countriesAndRegions: ['NG'], includeUnknownCountriesAndRegions: true };
    const there = { policies: { namedLocations: [location] } } as unknown as Tenant;
    const at = (country: string) => ({ ip: '203.0.113.9', country, userAgent: '' });
    const conditions = { locations: { includeLocations: ['x'] } };
    expect(['NG', 'DE', ''].map((country) => concernsPlace(there, conditions, at(country)))).toEqual([
      true,
      false,
      true,
    ]);
    location['includeUnknownCountriesAndRegions'] = false;
    expect(concernsPlace(there, conditions, at(''))).toBe(false);
    expect(concernsPlace(there, conditions, null)).toBe(false);
    expect(concernsPlace(there, {}, null)).toBe(true);
  });

  it.each<[string, Obj, Obj, string]>([
    ['a person by name', {}, { includeUsers: ['All'], excludeUsers: ['notfall@firm.example'] }, 'notfall@'],
    ['a group by name', {}, { includeUsers: ['All'], excludeGroups: ['Helpdesk'] }, 'Helpdesk'],
    [
      'a place that does not exist',
      { locations: { includeLocations: ['8d2bba14-0000-4000-8000-000000000001'] } },
      { includeUsers: ['All'] },
      '1040',
    ],
  ])('is refused where it names %s', async (_what, conditions, users, message) => {
    const answer = await administrator('POST', 'policies', policy(conditions, users));
    expect(answer.status).toBe(400);
    expect((answer.body['error'] as { message: string }).message).toContain(message);
  });
});

describe('polling for a device code', () => {
  it('is asked to slow down where it comes too early, by five seconds more each time', async () => {
    const client = new PlainClient(simulator.origin, '203.0.113.20', windows);
    const start = await client.form(login, `/${tenant.id}/oauth2/v2.0/devicecode`, {
      client_id: appIds.azureCli,
      scope: 'https://graph.microsoft.com/.default',
    });
    expect(start.body['interval']).toBe(5);
    const poll = async (wait: number): Promise<unknown> => {
      simulator.world.clock.advance(wait);
      const answer = await client.form(login, `/${tenant.id}/oauth2/v2.0/token`, {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: appIds.azureCli,
        device_code: String(start.body['device_code']),
      });
      return answer.body['error'];
    };
    expect([await poll(0), await poll(5_000), await poll(1_000)]).toEqual([
      'authorization_pending',
      'authorization_pending',
      'slow_down',
    ]);
    expect([await poll(5_000), await poll(15_000)]).toEqual(['slow_down', 'authorization_pending']);
  });
});

describe('an error of Graph', () => {
  it('names its request and its time inside, a refused token too', async () => {
    const client = new PlainClient(simulator.origin, '203.0.113.20', windows);
    const answer = await client.json('GET', 'graph.microsoft.com', '/v1.0/users', 'nonsense', undefined, {
      'client-request-id': '5d3c0a54-0000-4000-8000-000000000001',
    });
    expect(answer.status).toBe(401);
    expect(answer.body['error']).toMatchObject({
      code: 'InvalidAuthenticationToken',
      innerError: {
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
        'request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        'client-request-id': '5d3c0a54-0000-4000-8000-000000000001',
      },
    });
  });
});
