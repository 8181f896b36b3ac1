import { afterEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator, SimulatorOptions } from '../index.ts';
import { asApp, everything, scenarioOf } from '../graph/testing.ts';
import type { GraphTester } from '../graph/testing.ts';
import type { Obj } from '../state/tenant.ts';

let simulator: Simulator;

afterEach(async () => {
  await simulator.close();
});

const dayMs = 86_400_000;

async function start(options: SimulatorOptions = {}, id = 'aitm-device'): Promise<GraphTester> {
  simulator = await startSimulator({ scenarios: [id], ...options });
  return asApp(simulator, scenarioOf(simulator, id), everything);
}

async function latest(app: GraphTester): Promise<Obj> {
  const answer = await app.get('/v1.0/security/secureScores?$top=1');
  return (answer.body['value'] as Obj[])[0]!;
}

function controlOf(score: Obj, id: string): Obj | undefined {
  return (score['controlScores'] as Obj[]).find((control) => control['controlName'] === id);
}

const consent = { isEnabled: true };

describe('the history', () => {
  it('has ninety days, newest first, in pages', async () => {
    const app = await start();
    const first = await app.get('/v1.0/security/secureScores?$top=40');
    const rows = [...(first.body['value'] as Obj[])];
    for (let next = first.body['@odata.nextLink']; typeof next === 'string';) {
      const page = await app.get(next.replace('https://graph.microsoft.com', ''));
      rows.push(...(page.body['value'] as Obj[]));
      next = page.body['@odata.nextLink'];
    }
    expect(rows).toHaveLength(90);
    const days = rows.map((row) => String(row['createdDateTime']));
    expect(days).toEqual(days.toSorted().toReversed());
    expect(new Set(rows.map((row) => row['currentScore'])).size).toBeGreaterThan(1);
    const { id } = rows[3]!;
    expect((await app.get(`/v1.0/security/secureScores/${String(id)}`)).body['id']).toBe(id);
  });
});

describe('a score', () => {
  it('adds up, and holds members of loose types', async () => {
    const score = await latest(await start());
    const controls = score['controlScores'] as Obj[];
    const sum = controls.reduce((total, control) => total + Number(control['score'] ?? 0), 0);
    expect(sum).toBeCloseTo(Number(score['currentScore']), 1);
    expect(Number(score['currentScore'])).toBeLessThanOrEqual(Number(score['maxScore']));
    const percentages = new Set(controls.map((control) => typeof control['scoreInPercentage']));
    expect([...percentages].toSorted()).toEqual(['number', 'string', 'undefined']);
    expect(controlOf(score, 'MFARegistrationV2')).toMatchObject({ count: expect.stringMatching(/^\d+$/) });
    expect(controlOf(score, 'PasswordHashSync')).not.toHaveProperty('score');
  });

  it('follows a setting only when Microsoft has looked again: a day, for Entra a week', async () => {
    const app = await start();
    const domain = 'policies/adminConsentRequestPolicy';
    const before = controlOf(await latest(app), 'aad_admin_consent_workflow')!['score'];
    await app.send('PUT', `/v1.0/${domain}`, consent);
    simulator.scenarios[0]!.tenant.exchange.organizationConfig['AuditDisabled'] = true;
    expect(controlOf(await latest(app), 'aad_admin_consent_workflow')!['score']).toBe(before);
    simulator.world.clock.advance(dayMs);
    const next = await again();
    expect(controlOf(next, 'aad_admin_consent_workflow')!['score']).toBe(before);
    expect(controlOf(next, 'exo_mailboxaudit')!['score']).toBe(0);
  });

  it('of Entra follows after a week', async () => {
    const app = await start();
    await app.send('PUT', '/v1.0/policies/adminConsentRequestPolicy', consent);
    simulator.world.clock.advance(7 * dayMs);
    expect(controlOf(await again(), 'aad_admin_consent_workflow')!['score']).toBe(2);
  });

  it('follows at once where the delay is nought', async () => {
    const app = await start({ scoreDelay: 0 });
    const before = Number((await latest(app))['currentScore']);
    await app.send('PUT', '/v1.0/policies/adminConsentRequestPolicy', consent);
    const after = await latest(app);
    expect(Number(after['currentScore'])).toBeCloseTo(before + 2, 5);
  });

  it('leaves out what the licence does not hold', async () => {
    const score = await latest(await start({}, 'invoice-fraud'));
    const services = (score['controlScores'] as Obj[]).map((control) => String(control['controlName']));
    expect(services.some((name) => name.startsWith('mdo_'))).toBe(false);
    expect(services).toContain('exo_mailboxaudit');
    expect(services).not.toContain('SigninRiskPolicy');
  });
});

/** Tokens do not outlive a day: the same app, signed in again. */
async function again(): Promise<Obj> {
  return latest(await asApp(simulator, simulator.scenarios[0]!, everything));
}

describe('the state of a control', () => {
  const vendorInformation = { provider: 'SecureScore', vendor: 'Microsoft' };

  it('counts in full when somebody else or something else does it, and not at all when ignored', async () => {
    const app = await start({ scoreDelay: 0 });
    const path = '/v1.0/security/secureScoreControlProfiles/aad_admin_consent_workflow';
    await app.send('PATCH', path, { state: 'ThirdParty', comment: 'done elsewhere', vendorInformation });
    expect(controlOf(await latest(app), 'aad_admin_consent_workflow')!['score']).toBe(2);
    simulator.world.clock.advance(1000);
    await app.send('PATCH', path, { state: 'Ignored', vendorInformation });
    expect(controlOf(await latest(app), 'aad_admin_consent_workflow')).toBeUndefined();
    const updates = (await app.get(path)).body['controlStateUpdates'] as Obj[];
    expect(updates.map((update) => update['state'])).toEqual(['ThirdParty', 'Ignored']);
    expect((await app.get(path)).body).not.toHaveProperty('state');
  });

  it('cannot be set for devices, nor without naming the vendor', async () => {
    const app = await start();
    const path = '/v1.0/security/secureScoreControlProfiles';
    expect(
      (await app.send('PATCH', `${path}/scid_2011`, { state: 'Ignored', vendorInformation })).status,
    ).toBe(400);
    expect((await app.send('PATCH', `${path}/OneAdmin`, { state: 'Ignored' })).status).toBe(400);
    const reader = await asApp(simulator, simulator.scenarios[0]!, ['SecurityEvents.Read.All']);
    const body = { state: 'Ignored', vendorInformation };
    expect((await reader.send('PATCH', `${path}/OneAdmin`, body)).status).toBe(403);
  });

  it('is listed in pages with every control, the deprecated ones too', async () => {
    const app = await start();
    const first = await app.get('/v1.0/security/secureScoreControlProfiles');
    expect(first.body['value']).toHaveLength(50);
    expect(first.body['@odata.nextLink']).toBeDefined();
    const all = await app.get('/v1.0/security/secureScoreControlProfiles?$top=999');
    const profiles = all.body['value'] as Obj[];
    expect(profiles.some((profile) => profile['deprecated'] === true)).toBe(true);
    expect(profiles.every((profile) => Number(profile['maxScore']) <= 10 || profile['deprecated'])).toBe(
      true,
    );
  });
});
