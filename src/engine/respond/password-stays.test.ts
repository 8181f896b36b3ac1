import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan, Step } from '../../domain/plan.ts';
import { toJson } from '../../kernel/json.ts';
import { resolveAccount } from '../../microsoft/accounts.ts';
import { type Rig, breachedTenant, planDefaults } from '../../../test/support/tenant.ts';
import type { RunContext } from './events.ts';
import { planContainment } from './plan.ts';
import type { PlanOptions } from './plan.ts';
import { runPlan } from './run-plan.ts';
import { undoPlan } from './undo.ts';

let rig: Rig;
let context: RunContext;
let first: Plan;
beforeEach(async () => {
  rig = await breachedTenant('invoice-fraud');
  context = { ...rig.run('test'), patience: 0 };
  first = await again({ number: 1 });
  await runPlan(context, first, []);
});
afterEach(() => rig.simulator.close());

/** A containment as a second run of the command would plan it. */
async function again(options: Partial<PlanOptions> = {}): Promise<Plan> {
  const accounts = await Promise.all(rig.accounts.map(({ upn }) => resolveAccount(rig.connection, upn)));
  const { entries: journal } = context.journal;
  return planContainment(rig.connection, accounts, { ...planDefaults, number: 2, journal, ...options });
}

function reset(plan: Plan): Step {
  return plan.steps.find((step) => step.action === 'reset-password')!;
}

const user = () => rig.simulator.scenarios[0]!.tenant.users.find((item) => item.id === rig.accounts[0]!.id)!;
const graph = () => rig.connection.graph;

function enable(accountEnabled: boolean): Promise<void> {
  const clientRequestId = rig.connection.random.uuid();
  return graph().send('PATCH', `/users/${user().id}`, { accountEnabled }, { clientRequestId });
}

describe('a second containment', () => {
  it('leaves the password that the first one set, says why, and sends nothing for it', async () => {
    expect(reset(first)).toMatchObject({ selected: true });
    const password = user()._password;
    const plan = await again();
    expect(reset(plan)).toMatchObject({ selected: false, kept: true, undecided: false });
    expect(reset(plan).reasons[0]).toMatchObject({ speaks: 'against' });
    expect(reset(plan).reasons[0]!.text.de).toContain('--only reset-password');
    await runPlan(context, plan, []);
    expect(user()._password).toBe(password);
    expect(reset(await again({ number: 3 })).selected).toBe(false);
  });

  it('sets it all the same where somebody names it', async () => {
    expect(reset(await again({ only: ['reset-password'] })).selected).toBe(true);
  });

  it('sets it anew where the case does not hold the first one', async () => {
    expect(reset(await again({ journal: [] })).selected).toBe(true);
  });

  it('sets it anew where somebody allowed sign-in meanwhile, even if it is blocked again', async () => {
    await enable(true);
    expect(reset(await again()).selected).toBe(true);
    await enable(false);
    expect(reset(await again()).selected).toBe(true);
  });

  it('sets it anew where the block was taken back and set again in this case', async () => {
    const block = first.steps.find((step) => step.action === 'block-sign-in')!;
    await undoPlan(context, first, [block.id]);
    user().accountEnabled = false;
    expect(reset(await again()).selected).toBe(true);
  });

  it('sets it anew where somebody set another', async () => {
    user().lastPasswordChangeDateTime = new Date(Date.now() + 3_600_000).toISOString();
    expect(reset(await again()).selected).toBe(true);
  });

  it('sets it anew where the log of the directory cannot be read', async () => {
    rig.simulator.world.faults.push({ kind: 'error', status: 403, path: /directoryAudits/, times: 99 });
    expect(reset(await again()).selected).toBe(true);
  });

  it('sets it anew where the account was not blocked before the first one', async () => {
    const journal = context.journal.entries.map((entry) => {
      if (entry.event !== 'plan') return entry;
      const plan = {
        ...first,
        steps: first.steps.filter((step) => step.action !== 'block-sign-in'),
      };
      return { ...entry, data: toJson(plan) };
    });
    expect(reset(await again({ journal })).selected).toBe(true);
  });
});
