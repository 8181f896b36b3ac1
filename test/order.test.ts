import { describe, expect, it } from 'vitest';
import { planContainment } from '../src/engine/respond/plan.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { PlainClient } from '../src/simulator/attack/http.ts';
import { appIds } from '../src/simulator/login/roles.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

const graph = 'https://graph.microsoft.com';

/** Runs only these actions of the containment, in the plan's own order. */
async function only(rig: Rig, number: number, actions: readonly string[]): Promise<void> {
  const since = rig.simulator.scenarios[0]!.attackBegan;
  const plan = await planContainment(rig.connection, rig.accounts, {
    ...planDefaults,
    number,
    since,
    only: actions,
  });
  const report = await runPlan(rig.run('order'), plan, []);
  expect(report.steps.every((step) => step.outcome === 'done')).toBe(true);
}

async function works(rig: Rig, kind: string): Promise<boolean> {
  const reports = await rig.simulator.attack(rig.simulator.scenarios[0]!.id);
  return reports.some((report) => report.kind === kind && report.works);
}

/** The attacker signs in afresh with his own second factor and keeps the refresh token. */
async function signInAsAttacker(rig: Rig): Promise<() => Promise<boolean>> {
  const [scenario] = rig.simulator.scenarios;
  const weapon = scenario!.weapons.find((candidate) => candidate.kind === 'mfa-method');
  if (weapon?.kind !== 'mfa-method') throw new Error('the scenario has no method');
  const client = new PlainClient(rig.simulator.origin, scenario!.attacker.ip, scenario!.attacker.userAgent);
  const tenant = scenario!.tenant.id;
  const code = await client.form('login.microsoftonline.com', `/${tenant}/login`, {
    login: weapon.account,
    passwd: weapon.password,
    method: weapon.method,
    proof: weapon.proof,
  });
  const answer = await client.form('login.microsoftonline.com', `/${tenant}/oauth2/v2.0/token`, {
    grant_type: 'authorization_code',
    client_id: appIds.outlookWeb,
    code: String(code.body['code']),
    scope: `${graph}/.default offline_access`,
  });
  const token = String(answer.body['refresh_token']);
  return async () => (await client.refresh(tenant, appIds.outlookWeb, token, graph)) !== null;
}

async function withTenant(scenario: string, work: (rig: Rig) => Promise<void>): Promise<void> {
  const rig = await breachedTenant(scenario);
  try {
    await work(rig);
  } finally {
    await rig.simulator.close();
  }
}

describe('the order of a containment, against an attacker who acts in between', () => {
  it('removes his sign-in method before the password, or he resets the new password himself', async () => {
    await withTenant('aitm-device', async (rig) => {
      await only(rig, 1, ['reset-password']);
      expect(await works(rig, 'mfa-method')).toBe(true);
    });
    await withTenant('aitm-device', async (rig) => {
      await only(rig, 1, ['remove-mfa-method', 'revoke-sessions-again', 'reset-password']);
      expect(await works(rig, 'mfa-method')).toBe(false);
    });
  });

  it('revokes again after devices and methods, or a session that he opened meanwhile lives on', async () => {
    await withTenant('aitm-device', async (rig) => {
      await only(rig, 1, ['revoke-sessions']);
      const stillIn = await signInAsAttacker(rig);
      await only(rig, 2, ['disable-device', 'remove-mfa-method']);
      expect(await stillIn()).toBe(true);
      await only(rig, 3, ['revoke-sessions-again']);
      expect(await stillIn()).toBe(false);
    });
  });

  it('blocks the sign-in first, or he simply comes back between two steps', async () => {
    await withTenant('aitm-device', async (rig) => {
      await only(rig, 1, ['block-sign-in']);
      const stillIn = await signInAsAttacker(rig);
      expect(await stillIn()).toBe(false);
    });
  });

  it('disables the device, since revoking sessions does not reach its own keys', async () => {
    await withTenant('aitm-device', async (rig) => {
      await only(rig, 1, ['revoke-sessions']);
      expect(await works(rig, 'session')).toBe(false);
      expect(await works(rig, 'device')).toBe(true);
      await only(rig, 2, ['disable-device']);
      expect(await works(rig, 'device')).toBe(false);
    });
  });

  it('ends the forwarding before the password, or the first message to the owner reaches him too', async () => {
    await withTenant('invoice-fraud', async (rig) => {
      await only(rig, 1, ['reset-password']);
      expect(await works(rig, 'forwarding')).toBe(true);
      await only(rig, 2, ['clear-forwarding']);
      expect(await works(rig, 'forwarding')).toBe(false);
    });
  });

  it('closes old protocols too: an app password outlives the new password', async () => {
    await withTenant('invoice-fraud', async (rig) => {
      await only(rig, 1, ['reset-password', 'revoke-sessions']);
      expect(await works(rig, 'app-password')).toBe(true);
      await only(rig, 2, ['switch-off-protocols']);
      expect(await works(rig, 'app-password')).toBe(false);
    });
  });
});
