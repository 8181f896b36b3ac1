import { afterEach, describe, expect, it } from 'vitest';
import { finish, need } from '../src/engine/respond/drafts.ts';
import type { Draft } from '../src/engine/respond/drafts.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { undoPlan } from '../src/engine/respond/undo.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

// Hardening is proven by whom it keeps out: the attacker, who tries his own forwarding over HTTP before and after.

let rig: Rig;
afterEach(() => rig.simulator.close());

const forwards = async (scenario: string): Promise<boolean> =>
  (await rig.simulator.attack(scenario)).find(({ kind }) => kind === 'forwarding')!.works;

describe.each(['turn-off-auto-forwarding', 'refuse-forwarding-to-remote-domains'])('%s', (id) => {
  it.each(['invoice-fraud', 'admin-takeover'])(
    'ends the forwarding in %s although nobody removed it, and undone lets it through again',
    async (scenario) => {
      rig = await breachedTenant(scenario);
      const { connection } = rig;
      expect(await forwards(scenario)).toBe(true);
      const action = need(id);
      const targets = await action.candidates!(connection, {});
      const drafts = targets.map((target): Draft => ({ action, account: null, foothold: null, target }));
      const plan = await finish(connection, 'harden', [], drafts, [], [], planDefaults);
      const run = rig.run('harden');
      const report = await runPlan(run, plan, []);
      expect(report.steps.map((step) => step.outcome)).toEqual(targets.map(() => 'done'));
      expect(await forwards(scenario)).toBe(false);
      await undoPlan(run, plan, []);
      expect(await forwards(scenario)).toBe(true);
    },
  );
});
