import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import { asApp, asPerson, everything, scenarioOf } from './testing.ts';
import type { Answer, GraphTester } from './testing.ts';

let simulator: Simulator;
let scenario: BuiltScenario;
let app: GraphTester;

const eventual = { consistencylevel: 'eventual' };
const rows = (answer: Answer) => answer.body['value'] as { readonly [key: string]: unknown }[];
const code = (answer: Answer) => (answer.body['error'] as { code: string } | undefined)?.code;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device', 'invoice-fraud'] });
  scenario = scenarioOf(simulator, 'aitm-device');
  app = await asApp(simulator, scenario, everything, ['Privileged Authentication Administrator']);
});

afterAll(async () => {
  await simulator.close();
});

describe('query options', () => {
  it('page through everything once, by links on Microsoft’s own host', async () => {
    const seen: unknown[] = [];
    let path: string | undefined = '/v1.0/users?$top=2&$select=id,department';
    while (path) {
      const answer: Answer = await app.get(path);
      expect(rows(answer).length).toBeLessThanOrEqual(2);
      seen.push(...rows(answer).map((row) => row['id']));
      const next = answer.body['@odata.nextLink'] as string | undefined;
      if (next) expect(next).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?/);
      path = next && next.slice('https://graph.microsoft.com'.length);
    }
    expect(seen.toSorted()).toEqual(scenario.tenant.users.map((user) => user.id).toSorted());
  });

  it('show declared properties without a value as null, and hidden knowledge never', async () => {
    const [first] = rows(await app.get('/v1.0/users?$top=1&$select=id,department,otherMails'));
    expect(first).toMatchObject({ department: null, otherMails: [] });
    const all = await app.get('/v1.0/users?$select=*');
    expect(JSON.stringify(all.body)).not.toMatch(/_password|_methods|_holder/);
  });

  it.each([
    ["/v1.0/users?$filter=nonsense eq 'x'", 'BadRequest'],
    ["/v1.0/users?$filter=_password eq 'x'", 'BadRequest'],
    ['/v1.0/users?$select=_password', 'BadRequest'],
    ['/v1.0/users?$orderby=nonsense', 'BadRequest'],
    ['/v1.0/users?$expand=nonsense', 'BadRequest'],
    ['/v1.0/users?$top=x', 'BadRequest'],
    ['/v1.0/users?$top=1000', 'Request_UnsupportedQuery'],
    ['/v1.0/users?$skip=1', 'Request_BadRequest'],
    ['/v1.0/users?$skiptoken=5', 'BadRequest'],
    ['/v1.0/users?$apply=aggregate($count as n)', 'BadRequest'],
    ["/v1.0/users?$filter=displayName ne 'x'", 'Request_UnsupportedQuery'],
    ['/v1.0/users?$search="displayName:a"', 'Request_UnsupportedQuery'],
    ['/v1.0/domains?$search="x"', 'BadRequest'],
  ])('are refused: %s', async (path, expected) => {
    const answer = await app.get(encodeURI(path));
    expect([answer.status, code(answer)]).toEqual([400, expected]);
  });

  it('answer advanced queries with ConsistencyLevel and $count', async () => {
    const victim = scenario.tenant.users[0]!;
    const ne = `/v1.0/users?$count=true&$filter=${encodeURIComponent(`userPrincipalName ne '${victim.userPrincipalName}'`)}`;
    const others = await app.get(ne, eventual);
    expect(others.body['@odata.count']).toBe(scenario.tenant.users.length - 1);
    const found = await app.get(
      `/v1.0/users?$search=${encodeURIComponent(`"displayName:${victim.displayName.split(' ')[1]}"`)}`,
      eventual,
    );
    expect(rows(found).map((row) => row['id'])).toContain(victim.id);
    const count = await simulatorText('/v1.0/users/$count');
    expect(count).toBe(scenario.tenant.users.length);
  });

  it('order by several keys, numbers as numbers', async () => {
    const traces = await app.get(
      '/v1.0/admin/exchange/tracing/messageTraces?$orderby=size,receivedDateTime desc',
    );
    const times = rows(traces).map((row) => Date.parse(String(row['receivedDateTime'])));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  async function simulatorText(path: string): Promise<unknown> {
    return (await app.get(path, eventual)).body;
  }
});

describe('addresses and errors', () => {
  it('are served by key in parentheses, in any case, and by qualified action', async () => {
    const { appId, id } = scenario.tenant.servicePrincipals[0]!;
    const byAppId = await app.get(`/v1.0/servicePrincipals(appId='${appId}')`);
    expect(byAppId.body['id']).toBe(id);
    expect((await app.get(`/v1.0/serviceprincipals/${id}`)).status).toBe(200);
    const user = scenario.tenant.users[0]!;
    expect((await app.get(`/v1.0/users('${user.id}')`)).body['id']).toBe(user.id);
    const revoked = await app.send('POST', `/v1.0/users/${user.id}/microsoft.graph.revokeSignInSessions`);
    expect(revoked.status).toBe(200);
  });

  it('tell what is missing, not allowed, or not simulated, with the ids that support asks for', async () => {
    const missing = await app.get('/v1.0/users/nobody@nowhere.example', { 'client-request-id': 'mine' });
    expect([missing.status, code(missing)]).toEqual([404, 'Request_ResourceNotFound']);
    const { innerError } = missing.body['error'] as { innerError: { [name: string]: string } };
    expect(innerError['request-id']).toBe(missing.headers['request-id']);
    expect(innerError['client-request-id']).toBe('mine');
    expect((await app.get('/v1.0/nonsense')).status).toBe(404);
    expect((await app.get('/v1.0/users/x/drive/root')).status).toBe(501);
    expect((await app.get('/v1.0/print/printers')).status).toBe(501);
    expect((await app.send('PUT', '/v1.0/users', {})).status).toBe(405);
    expect((await app.get('/v2.0/users')).status).toBe(400);
    expect((await app.get('/v1.0/me')).status).toBe(400);
    expect((await app.get('/v1.0/roleManagement/directory/roleDefinitions/invented')).status).toBe(404);
  });

  it('are refused without the permission, and beta endpoints in v1.0', async () => {
    const poor = await asApp(simulator, scenario, ['Domain.Read.All']);
    const answer = await poor.get('/v1.0/users');
    expect([answer.status, code(answer)]).toEqual([403, 'Authorization_RequestDenied']);
    const user = scenario.tenant.users[0]!.id;
    expect((await app.get(`/v1.0/users/${user}/authentication/requirements`)).status).toBe(501);
    expect((await app.get(`/beta/users/${user}/authentication/requirements`)).status).toBe(200);
  });
});

describe('a person’s delegated permission', () => {
  it('lends no more power than the person’s directory role', async () => {
    const plain = scenario.victims[0]!;
    const other = scenario.tenant.users.find((user) => user.userPrincipalName !== plain)!;
    const person = await asPerson(simulator, scenario, plain, [
      'User.Read',
      'Directory.AccessAsUser.All',
      'RoleManagement.ReadWrite.Directory',
      'Policy.Read.All',
      'AuditLog.Read.All',
    ]);
    expect((await person.get('/v1.0/me')).status).toBe(200);
    for (const [method, path, body] of [
      ['PATCH', `/v1.0/users/${other.id}`, { displayName: 'x' }],
      ['POST', `/v1.0/users/${other.id}/revokeSignInSessions`, undefined],
      ['DELETE', `/v1.0/devices/${scenario.tenant.devices[0]!.id}`, undefined],
      [
        'POST',
        '/v1.0/roleManagement/directory/roleAssignments',
        { principalId: other.id, roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10' },
      ],
      ['GET', '/v1.0/identity/conditionalAccess/policies', undefined],
      ['GET', '/v1.0/auditLogs/directoryAudits', undefined],
    ] as const) {
      const answer = await person.send(method, path, body);
      expect([path, answer.status]).toEqual([path, 403]);
    }
    const narrow = await asPerson(simulator, scenario, plain, ['User.Read']);
    expect((await narrow.get(`/v1.0/users/${other.id}`)).status).toBe(403);
  });
});

describe('$batch', () => {
  it('gives each request an answer of its own and skips what depends on a failed one', async () => {
    const user = scenario.tenant.users[0]!.id;
    const answer = await app.send('POST', '/v1.0/$batch', {
      requests: [
        { id: 'a', method: 'GET', url: `/users/${user}?$select=id` },
        { id: 'b', method: 'GET', url: '/users/nobody' },
        { id: 'c', method: 'GET', url: '/domains', dependsOn: ['b'] },
      ],
    });
    const responses = answer.body['responses'] as { id: string; status: number; body: unknown }[];
    expect(responses.map((one) => [one.id, one.status])).toEqual([
      ['a', 200],
      ['b', 404],
      ['c', 424],
    ]);
    expect(responses[0]!.body).toMatchObject({ id: user });
  });

  it('refuses more than twenty, equal ids, and bodies without a content type', async () => {
    const item = (id: number) => ({ id: String(id), method: 'GET', url: '/domains' });
    const many = Array.from({ length: 21 }, (_, index) => item(index));
    expect((await app.send('POST', '/v1.0/$batch', { requests: many })).status).toBe(400);
    expect((await app.send('POST', '/v1.0/$batch', { requests: [item(1), item(1)] })).status).toBe(400);
    const bare = { id: '1', method: 'PATCH', url: '/users/x', body: {} };
    expect((await app.send('POST', '/v1.0/$batch', { requests: [bare] })).status).toBe(400);
  });

  it('throttles inside, with the header inside', async () => {
    simulator.world.faults.push({ path: /\/v1\.0\/domains$/, kind: 'throttle', retryAfter: 7, times: 1 });
    const answer = await app.send('POST', '/v1.0/$batch', {
      requests: [{ id: '1', method: 'GET', url: '/domains' }],
    });
    const [inner] = answer.body['responses'] as { status: number; headers: { [name: string]: string } }[];
    expect([answer.status, inner!.status, inner!.headers['Retry-After']]).toEqual([200, 429, '7']);
  });
});

describe('throttling', () => {
  it('holds Microsoft’s limits by the simulated clock, where it is switched on', async () => {
    const other = await asApp(simulator, scenario, everything);
    simulator.world.clock.advance(60_000);
    simulator.world.throttling = true;
    try {
      const risky = '/v1.0/identityProtection/riskyUsers';
      expect((await app.get(risky)).status).toBe(200);
      // One request a second for all apps of the tenant, and no word on when to come back.
      const refused = await other.get(risky);
      expect([refused.status, refused.headers['retry-after']]).toEqual([429, undefined]);
      simulator.world.clock.advance(1_100);
      expect((await other.get(risky)).status).toBe(200);
      const audits = '/v1.0/auditLogs/directoryAudits?$top=1';
      for (let count = 0; count < 5; count++) expect((await app.get(audits)).status).toBe(200);
      const limited = await app.get(audits);
      expect(limited.status).toBe(429);
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
      expect((await other.get(audits)).status).toBe(200);
    } finally {
      simulator.world.throttling = false;
    }
  });
});
