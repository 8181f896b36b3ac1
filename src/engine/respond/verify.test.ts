import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../domain/plan.ts';
import { type Rig, breachedTenant, planDefaults } from '../../../test/support/tenant.ts';
import type { RunContext } from './events.ts';
import { planContainment } from './plan.ts';
import type { PlanOptions } from './plan.ts';
import { planRecovery } from './recover.ts';
import { runPlan } from './run-plan.ts';
import { undoCase } from './undo.ts';
import { verifyAccounts } from './verify.ts';
import type { AccountVerification, Verification } from './verify.ts';

let rig: Rig;
let context: RunContext;
beforeEach(async () => {
  rig = await breachedTenant('invoice-fraud');
  context = rig.run('test');
});
afterEach(() => rig.simulator.close());

const since = (): string => rig.simulator.scenarios[0]!.attackBegan;

async function contain(options: Partial<PlanOptions> = {}): Promise<Plan> {
  const plan = await planContainment(rig.connection, rig.accounts, {
    ...planDefaults,
    since: since(),
    ...options,
  });
  await runPlan(context, plan, []);
  return plan;
}

async function verified(): Promise<Verification & { readonly anna: AccountVerification }> {
  const verification = await verifyAccounts(rig.connection, rig.accounts, context.journal.entries, since());
  return { ...verification, anna: verification.accounts[0]! };
}

const recovery = {
  case: 'test',
  number: 2,
  since: null,
  only: [],
  skip: [],
  breakGlass: [],
  handOver: 'pass',
  force: null,
} as const;

describe('verification', () => {
  it('is clean after a whole containment, and names what is gone', async () => {
    const plan = await contain();
    const { clean, anna } = await verified();
    expect(clean).toBe(true);
    const removed = plan.steps.filter((step) => step.selected && step.foothold).map((step) => step.foothold);
    expect(new Set(anna.gone)).toEqual(new Set(removed));
  });

  it.each<[string, Partial<PlanOptions>]>([
    ['with --only', { only: ['block-sign-in'] }],
    ['with --skip', { skip: ['disable-inbox-rule', 'clear-forwarding'] }],
  ])('leaves open what a containment narrowed %s did not touch', async (_how, options) => {
    await contain(options);
    const verification = await verified();
    expect(verification.clean).toBe(false);
    expect(verification.anna.remaining.map((foothold) => foothold.kind)).toContain('forwarding');
    await expect(planRecovery(rig.connection, rig.accounts, verification, recovery)).rejects.toMatchObject({
      code: 'not-clean',
      side: 'open',
    });
    const forced = await planRecovery(rig.connection, rig.accounts, verification, {
      ...recovery,
      force: 'the owner travels',
    });
    expect(forced.steps.length).toBeGreaterThan(0);
  });

  it('accepts what a person called innocent with --keep', async () => {
    await contain({ keep: ['clear-forwarding'] });
    const { clean, anna } = await verified();
    expect(clean).toBe(true);
    expect(anna.kept.map((foothold) => foothold.kind)).toContain('forwarding');
  });

  it('takes the newest decision: what was kept first and removed later is no longer kept', async () => {
    await contain({ keep: ['clear-forwarding'] });
    await contain({ number: 2 });
    expect((await verified()).anna.kept.map((foothold) => foothold.kind)).not.toContain('forwarding');
  });

  it('says that something is back when it is there again', async () => {
    const plan = await contain();
    const box = rig.simulator.scenarios[0]!.tenant.mailboxes.find(
      ({ properties }) => properties.UserPrincipalName === rig.accounts[0]!.upn,
    )!;
    box.rules.find((rule) => rule['Name'] === '..')!['Enabled'] = true;
    const { clean, anna } = await verified();
    expect(clean).toBe(false);
    expect(anna.back.map((foothold) => foothold.kind)).toEqual(['inbox-rule']);
    expect(plan.steps.map((step) => step.foothold)).toContain(anna.back[0]!.id);
  });

  it('does not call it back what the operator himself took back', async () => {
    const plan = await contain();
    const step = plan.steps.find((candidate) => candidate.action === 'clear-forwarding')!;
    await undoCase(context, [plan], [step.id]);
    const { anna } = await verified();
    expect(anna.back).toEqual([]);
    expect(anna.remaining.map((foothold) => foothold.id)).toEqual([step.foothold]);
  });

  it('says that something is new when no plan of the case knew it', async () => {
    const { anna } = await verified();
    expect(anna.fresh.map((foothold) => foothold.kind)).toContain('forwarding');
    expect(anna.back).toEqual([]);
  });

  it('is not clean where something could not be read', async () => {
    await contain();
    rig.simulator.world.faults.push({ kind: 'error', status: 403, path: /#Get-InboxRule$/, times: 99 });
    const verification = await verified();
    expect(verification.anna.clean).toBe(true);
    expect(verification.clean).toBe(false);
    await expect(planRecovery(rig.connection, rig.accounts, verification, recovery)).rejects.toMatchObject({
      code: 'not-clean',
    });
  });
});
