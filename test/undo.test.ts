import { describe, expect, it } from 'vitest';
import { planContainment } from '../src/engine/respond/plan.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { undoPlan } from '../src/engine/respond/undo.ts';
import type { Obj } from '../src/simulator/state/tenant.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';

/** What no undo brings back, as the actions themselves declare: sessions' ends, passwords, risk marks, partnerships, ids. */
function comparable(snapshot: Obj): Obj {
  const copy = structuredClone(snapshot) as { [key: string]: Obj[] };
  for (const user of copy['users'] ?? []) {
    for (const name of [
      'signInSessionsValidFromDateTime',
      'lastPasswordChangeDateTime',
      '_password',
      '_forceChange',
      '_methods',
      '_defaultMethod',
    ])
      delete user[name];
  }
  for (const box of copy['mailboxes'] ?? []) {
    delete box['mobileDevices'];
    // The simulated attacker's and the innocents' probes deliver mail.
    delete box['messages'];
    (box['rules'] as Obj[]).sort((a, b) => String(a['Name']).localeCompare(String(b['Name'])));
    (box['permissions'] as Obj[]).sort((a, b) => String(a['User']).localeCompare(String(b['User'])));
  }
  for (const app of copy['applications'] ?? []) delete app['passwordCredentials'];
  for (const name of ['roleAssignments', 'grants', 'appRoleAssignments']) {
    copy[name] = (copy[name] ?? [])
      .map(({ id: _id, createdDateTime: _created, ...rest }) => rest)
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  }
  for (const name of ['riskyUsers', 'sessions', 'operations']) delete copy[name];
  const exchange = copy['exchange'] as unknown as Obj;
  for (const rule of exchange['transportRules'] as Obj[]) delete rule['WhenChanged'];
  delete exchange['traces'];
  return copy as Obj;
}

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])(
  'undoing the containment of %s',
  (scenario) => {
    it('gives the tenant that was there before, apart from what is declared irreversible', async () => {
      const { simulator, connection, accounts, run } = await breachedTenant(scenario);
      try {
        const before = comparable(simulator.snapshot(scenario));
        const context = run('test');
        const plan = await planContainment(connection, accounts, {
          ...planDefaults,
          since: simulator.scenarios[0]!.attackBegan,
        });
        await runPlan(context, plan, []);
        expect(comparable(simulator.snapshot(scenario))).not.toEqual(before);
        const report = await undoPlan(context, plan, []);
        expect(
          report.steps.filter((step) => !['undone', 'skipped', 'manual'].includes(step.outcome)),
        ).toEqual([]);
        const skipped = report.steps
          .filter((step) => step.outcome === 'skipped')
          .map((step) => plan.steps.find((item) => item.id === step.step)!.reversible);
        expect(new Set(skipped)).toEqual(new Set(['no']));
        expect(comparable(simulator.snapshot(scenario))).toEqual(before);
      } finally {
        await simulator.close();
      }
    });
  },
);
