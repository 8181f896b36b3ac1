import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';

let simulator: Simulator;
let scenario: BuiltScenario;
let token: string;

beforeEach(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device'] });
  scenario = simulator.scenarios[0]!;
  const answer = await request(`${simulator.origin}/${scenario.tenant.id}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { host: 'login.microsoftonline.com' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: scenario.operator.clientId,
      client_secret: scenario.operator.secret,
      scope: 'https://manage.office.com/.default',
    }).toString(),
  });
  token = ((await answer.body.json()) as { access_token: string }).access_token;
});

afterEach(() => simulator.close());

interface Blob {
  readonly contentUri: string;
  readonly contentCreated: string;
}

async function ask(path: string, method: 'GET' | 'POST' = 'GET') {
  const feed = `/api/v1.0/${scenario.tenant.id}/activity/feed`;
  const answer = await request(`${simulator.origin}${path.startsWith('/api') ? path : feed + path}`, {
    method,
    headers: { host: 'manage.office.com', authorization: `Bearer ${token}` },
  });
  const text = await answer.body.text();
  const body = text ? (JSON.parse(text) as unknown) : null;
  const code = (body as { error?: { code?: string } } | null)?.error?.code;
  return { status: answer.statusCode, body, code, headers: answer.headers };
}

const exchange = 'contentType=Audit.Exchange';
const start = () => ask(`/subscriptions/start?${exchange}`, 'POST');
const day = 86_400_000;
const time = (back: number): string =>
  new Date(simulator.world.clock.milliseconds() - back).toISOString().slice(0, 19);

describe('the activity feed', () => {
  it('gives content only to who subscribed, in blobs that were written by now', async () => {
    expect((await ask(`/subscriptions/content?${exchange}`)).code).toBe('AF20022');
    await start();
    const before = (await ask(`/subscriptions/content?${exchange}`)).body as Blob[];
    expect(before).toEqual([]);
    simulator.world.clock.advance(5_000);
    const latest = scenario.tenant.logs.unified.findLast(({ record }) => record['Workload'] === 'Exchange')!;
    latest.availableAt = simulator.world.clock.milliseconds() - 1_000;
    const listed = (await ask(`/subscriptions/content?${exchange}`)).body as Blob[];
    expect(listed.length).toBeGreaterThan(0);
    const now = simulator.world.clock.milliseconds();
    expect(listed.filter((blob) => Date.parse(blob.contentCreated) > now)).toEqual([]);
    const records = (await ask(new URL(listed[0]!.contentUri).pathname)).body as { Workload: string }[];
    expect(new Set(records.map((record) => record.Workload))).toEqual(new Set(['Exchange']));
  });

  it('takes both bounds or neither, at most a day apart and a week back', async () => {
    await start();
    const between = (query: string) => ask(`/subscriptions/content?${exchange}&${query}`);
    expect((await between(`startTime=${time(day)}`)).code).toBe('AF20030');
    expect((await between(`startTime=${time(2 * day)}&endTime=${time(0)}`)).code).toBe('AF20030');
    expect((await between(`startTime=${time(9 * day)}&endTime=${time(8.5 * day)}`)).code).toBe('AF20030');
    expect((await between(`startTime=${time(day)}&endTime=${time(0)}`)).status).toBe(200);
  });

  it('tells content that is gone from content that never was', async () => {
    const hour = (back: number): number =>
      Math.floor((simulator.world.clock.milliseconds() - back) / 3_600_000);
    expect((await ask(`/audit/Audit_Exchange$${hour(9 * day)}`)).code).toBe('AF20051');
    expect((await ask('/audit/nonsense')).code).toBe('AF20052');
    expect((await ask(`/audit/DLP_All$${hour(day)}`)).code).toBe('AF20050');
  });

  it('throttles with a 403 of its own, for each publisher by itself', async () => {
    simulator.world.throttling = true;
    await Promise.all(Array.from({ length: 2000 }, () => ask('/subscriptions/list')));
    expect(await ask('/subscriptions/list')).toMatchObject({ status: 403, code: 'AF429' });
    expect((await ask('/subscriptions/list?PublisherIdentifier=another')).status).toBe(200);
    simulator.world.clock.advance(60_000);
    expect((await ask('/subscriptions/list')).status).toBe(200);
  });

  it('knows no tenant that records nothing, and no other tenant', async () => {
    expect((await ask('/api/v1.0/another/activity/feed/subscriptions/list')).code).toBe('AF20010');
    scenario.tenant.exchange.adminAuditLogConfig['UnifiedAuditLogIngestionEnabled'] = false;
    const refused = await start();
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('does not exist');
  });
});
