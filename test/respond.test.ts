import { describe, expect, it } from 'vitest';
import { planContainment } from '../src/engine/respond/plan.ts';
import { deletedMailOf, giveBack } from '../src/engine/respond/deleted-mail.ts';
import { planRecovery } from '../src/engine/respond/recover.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { verifyAccounts } from '../src/engine/respond/verify.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])('taking back %s', (scenario) => {
  it('leaves the attacker no foothold and every innocent thing in place', async () => {
    const rig = await breachedTenant(scenario);
    const { connection, accounts, simulator } = rig;
    try {
      const since = simulator.scenarios[0]!.attackBegan;
      const before = await simulator.attack(scenario);
      expect(before.filter((report) => !report.works)).toEqual([]);
      const context = rig.run('test');
      const plan = await planContainment(connection, accounts, { ...planDefaults, since });
      expect(plan.blind).toEqual([]);
      expect(plan.missing).toEqual([]);
      const report = await runPlan(context, plan, []);
      expect(report.steps.filter((step) => !['done', 'already'].includes(step.outcome))).toEqual([]);
      const contained = await simulator.attack(scenario);
      expect(contained.filter((attempt) => attempt.works)).toEqual([]);
      const verification = await verifyAccounts(connection, accounts, context.journal.entries, since);
      expect(
        verification.accounts.flatMap((account) => [...account.back, ...account.fresh, ...account.remaining]),
      ).toEqual([]);
      const recovery = await planRecovery(connection, accounts, verification, {
        case: 'test',
        number: 2,
        since,
        only: [],
        skip: [],
        breakGlass: [],
        handOver: 'pass',
        force: null,
      });
      // Before its recovery no pass and no password lets anybody in.
      const [owner] = accounts;
      expect(await simulator.ownerReturns(scenario, owner!.upn, 'no-such-pass')).toMatchObject({
        signsIn: false,
        sends: false,
      });
      const recovered = await runPlan(
        context,
        giveBack(
          recovery,
          deletedMailOf(recovery).map(({ id }) => id),
        ),
        [],
      );
      const deleted = (upn: string): number =>
        simulator.scenarios[0]!.deleted.filter((message) => message.account === upn).length;
      for (const { upn } of accounts) {
        const pass = rig.secrets.find(
          ({ kind, account }) => kind === 'temporary-access-pass' && account === upn,
        );
        expect(await simulator.ownerReturns(scenario, upn, pass!.value.reveal())).toEqual({
          account: upn,
          signsIn: true,
          sends: true,
          deleted: deleted(upn),
          back: deleted(upn),
          evidence: 'sent',
        });
      }
      expect(recovered.steps.filter((step) => !['done', 'already'].includes(step.outcome))).toEqual([]);
      const after = await simulator.attack(scenario);
      expect(after.filter((attempt) => attempt.works)).toEqual([]);
      expect((await simulator.innocents(scenario)).filter((innocent) => !innocent.stands)).toEqual([]);
    } finally {
      await simulator.close();
    }
  });
});
