import { afterEach, describe, expect, it } from 'vitest';
import { planContainment } from '../src/engine/respond/plan.ts';
import { planRecovery } from '../src/engine/respond/recover.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { verifyAccounts } from '../src/engine/respond/verify.ts';
import type { Plan } from '../src/domain/plan.ts';
import { PlainClient } from '../src/simulator/attack/http.ts';
import { mailboxOf } from '../src/simulator/state/mailbox.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.simulator.close();
  rig = null;
});

const graph = 'graph.microsoft.com';

/** A contained account from which the attacker, in his stolen session, deleted two messages for good. */
async function robbed(roleGiven: boolean) {
  const own = await breachedTenant('invoice-fraud');
  rig = own;
  const built = own.simulator.scenarios[0]!;
  const { tenant, attackBegan: since } = built;
  const [account] = own.accounts;
  const box = mailboxOf(tenant, account!.upn)!;
  const session = built.weapons.find((weapon) => weapon.kind === 'session')!;
  const attacker = new PlainClient(own.simulator.origin, '203.0.113.66', 'axios/1.7.2');
  const token = await attacker.refresh(tenant.id, session.clientId, session.refreshToken, `https://${graph}`);
  // What he deleted after his fraud stands there already, beside what he deletes now.
  const before = box.recoverable.map(({ message }) => message.subject);
  const messages = structuredClone(box.messages.slice(0, 2));
  for (const { id } of messages) {
    const path = `/v1.0/users/${account!.upn}/messages/${id}/permanentDelete`;
    expect((await attacker.json('POST', graph, path, token!, {})).status).toBe(204);
  }
  const { roleAssignments } = tenant.exchange;
  const given = roleAssignments.findIndex((one) => one['Role'] === 'Mailbox Import Export');
  expect(given).toBeGreaterThanOrEqual(0);
  if (!roleGiven) roleAssignments.splice(given, 1);
  const run = own.run('test');
  await runPlan(run, await planContainment(own.connection, own.accounts, { ...planDefaults, since }), []);
  const plan = async (only: readonly string[]): Promise<Plan> =>
    planRecovery(
      own.connection,
      own.accounts,
      await verifyAccounts(own.connection, own.accounts, run.journal.entries, since),
      { ...planDefaults, number: 2, since, only, handOver: 'pass', force: null },
    );
  return { own, run, box, before, messages, plan };
}

describe('mail that the attacker deleted for good', () => {
  it('is shown with subject, moment and session, and given back only where somebody chooses it', async () => {
    const { run, box, before, messages, plan } = await robbed(true);
    const shown = (await plan([])).steps.filter((step) => step.action === 'restore-deleted-mail');
    expect(shown.filter(({ selected }) => selected)).toEqual([]);
    expect(shown.map(({ target }) => /^"(.*)"/.exec(target.label)?.[1]).sort()).toEqual(
      [...before, ...messages.map(({ subject }) => subject)].sort(),
    );
    for (const step of shown)
      expect(step.reasons[0]!.text.de).toMatch(
        /von anna\.weber@.*Adresse 203\.0\.113\.66, Sitzung [0-9a-f-]{36}/,
      );

    const wanted = shown.find(({ target }) => target.label.includes(messages[0]!.subject))!;
    const one = await plan([wanted.target.key]);
    expect(one.steps.filter((step) => step.selected).map((step) => step.target.key)).toEqual([
      wanted.target.key,
    ]);
    const report = await runPlan(run, one, []);
    expect(report.steps.map(({ outcome }) => outcome)).toEqual(['done']);
    const ids = messages.map(({ id }) => id);
    const back = box.messages.filter(({ id }) => ids.includes(id));
    expect(back).toHaveLength(1);
    expect(messages).toContainEqual(back[0]);
    expect((await plan([])).steps.filter((step) => step.action === 'restore-deleted-mail')).toHaveLength(
      shown.length - 1,
    );
  });

  it('is shown all the same where the audit log cannot be read, and that is said', async () => {
    const { own, plan } = await robbed(true);
    own.simulator.world.faults.push({
      kind: 'error',
      status: 403,
      path: /#Search-UnifiedAuditLog$/,
      times: Number.POSITIVE_INFINITY,
    });
    const shown = (await plan([])).steps.filter((step) => step.action === 'restore-deleted-mail');
    expect(shown.length).toBeGreaterThan(0);
    for (const step of shown) expect(step.reasons[0]!.text.en).toContain('the audit log could not be read');
  });

  it('is not looked at without the role that nobody has by default, and that is said with the way to it', async () => {
    const { plan } = await robbed(false);
    const { steps, guards, blind } = await plan([]);
    expect(steps.map(({ action }) => action)).not.toContain('restore-deleted-mail');
    expect(blind).toEqual([]);
    expect(guards.find(({ code }) => code === 'deleted-mail-unread')).toMatchObject({
      level: 'warn',
      text: { de: expect.stringContaining('wurde nicht geprüft') as string },
      next: { en: expect.stringContaining('Organization Management') as string },
    });
  });

  it('is lost after the days for which Exchange keeps it', async () => {
    const { own, plan } = await robbed(true);
    own.simulator.world.clock.advance(15 * 86_400_000);
    expect((await plan([])).steps.map(({ action }) => action)).not.toContain('restore-deleted-mail');
  });
});
