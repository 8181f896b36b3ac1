import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../domain/plan.ts';
import { type Rig, breachedTenant } from '../../../test/support/tenant.ts';
import { planRecovery } from './recover.ts';
import { verifyAccounts } from './verify.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await breachedTenant('aitm-device');
});
afterEach(() => rig.simulator.close());

async function planned(breakGlass: readonly string[], accounts = rig.accounts): Promise<Plan> {
  const verification = await verifyAccounts(rig.connection, rig.accounts, [], null);
  return planRecovery(rig.connection, accounts, verification, {
    case: 'test',
    number: 1,
    since: null,
    only: [],
    skip: [],
    breakGlass,
    handOver: 'pass',
    force: 'a test of what is planned',
  });
}

const actionsOf = (plan: Plan): readonly string[] => plan.steps.map((step) => step.action);

describe('the plan of a recovery', () => {
  it('leaves emergency accounts out of its policy by object id, however they were named', async () => {
    const { users } = rig.simulator.scenarios[0]!.tenant;
    const emergency = users.find((user) => user.userPrincipalName.startsWith('breakglass@'))!;
    const plan = await planned([emergency.userPrincipalName.toUpperCase()]);
    expect(plan.steps.find((step) => step.action === 'require-mfa')!.target.after).toMatchObject({
      excludeUsers: [emergency.id],
    });
  });

  it('is not made where an emergency account was named that does not exist', async () => {
    await expect(planned(['brakeglass@alpenblick.example'])).rejects.toMatchObject({
      code: 'user-not-found',
    });
  });

  it('issues no pass to a guest, whose methods belong to another organisation', async () => {
    expect(actionsOf(await planned([]))).toContain('issue-temporary-access-pass');
    const guests = rig.accounts.map((account) => ({ ...account, kind: 'guest' as const }));
    expect(actionsOf(await planned([], guests))).not.toContain('issue-temporary-access-pass');
  });
});
