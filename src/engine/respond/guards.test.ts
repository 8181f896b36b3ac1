import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../domain/account.ts';
import type { GuardWarning } from '../../domain/plan.ts';
import { resolveAccount } from '../../microsoft/accounts.ts';
import { type Rig, breachedTenant, planDefaults } from '../../../test/support/tenant.ts';
import { checkGuards } from './guards.ts';
import { planContainment } from './plan.ts';
import { runPlan } from './run-plan.ts';

let rig: Rig;
let anna: Account;
beforeAll(async () => {
  rig = await breachedTenant('invoice-fraud');
  anna = rig.accounts[0]!;
});
afterAll(() => rig.simulator.close());

const none = { breakGlass: [] };
const brief = (found: readonly GuardWarning[]): string[] =>
  found.map((guard) => `${guard.level} ${guard.code}`).sort();

async function guardsOf(changes: Partial<Account>): Promise<string[]> {
  return brief(await checkGuards(rig.connection, [{ ...anna, ...changes }], none));
}

describe('guards', () => {
  it('say nothing of an ordinary account', async () => {
    expect(await guardsOf({})).toEqual([]);
  });

  it('stop an operator who would lock himself out, by his object id and not by his name', async () => {
    const signedIn = (id: string): typeof rig.connection => ({
      ...rig.connection,
      operator: { ...rig.connection.operator, kind: 'user', id, name: anna.upn },
    });
    expect(brief(await checkGuards(signedIn(anna.id), [anna], none))).toEqual(['stop operator']);
    expect(brief(await checkGuards(signedIn('somebody-else'), [anna], none))).toEqual([]);
  });

  it('stop at an emergency account, by its name or because it was named so, in any case of letters', async () => {
    expect(await guardsOf({ upn: 'notfall@nordlicht.example' })).toEqual(['stop break-glass']);
    expect(await guardsOf({ displayName: 'Break-Glass 2' })).toEqual(['stop break-glass']);
    expect(await guardsOf({ displayName: 'Emergency Access' })).toEqual(['stop break-glass']);
    const named = await checkGuards(rig.connection, [anna], { breakGlass: [anna.upn.toUpperCase()] });
    expect(brief(named)).toEqual(['stop break-glass']);
  });

  it('stop at the account that synchronises the directory', async () => {
    expect(await guardsOf({ upn: 'Sync_DC01_0815@nordlicht.example' })).toEqual(['stop sync-account']);
    expect(await guardsOf({ displayName: 'On-Premises Directory Synchronization Service Account' })).toEqual([
      'stop sync-account',
    ]);
    expect(await guardsOf({ upn: 'synchronsprecher@nordlicht.example' })).toEqual([]);
  });

  it('warn of what must be done elsewhere', async () => {
    expect(await guardsOf({ mailbox: 'shared' })).toEqual(['warn shared-mailbox']);
    expect(await guardsOf({ kind: 'guest' })).toEqual(['warn guest']);
    expect(await guardsOf({ synced: true })).toEqual(['warn synced']);
    expect(await guardsOf({ synced: true, federated: true })).toEqual(['warn federated']);
  });

  it('stop before the last global administrator who can sign in, and not while another remains', async () => {
    const { tenant } = rig.simulator.scenarios[0]!;
    const [it_, emergency] = await Promise.all(
      ['it', 'notfall'].map((name) => resolveAccount(rig.connection, `${name}@nordlicht.example`)),
    );
    const renamed = { ...emergency!, upn: 'second@nordlicht.example', displayName: 'Second' };
    expect(brief(await checkGuards(rig.connection, [it_!], none))).toEqual([]);
    expect(brief(await checkGuards(rig.connection, [it_!, renamed], none))).toEqual([
      'stop last-admin',
      'stop last-admin',
    ]);
    const user = tenant.users.find((candidate) => candidate.id === emergency!.id)!;
    user.accountEnabled = false;
    expect(brief(await checkGuards(rig.connection, [it_!], none))).toEqual(['stop last-admin']);
    user.accountEnabled = true;
  });

  it('tell that the other administrators could not be read, instead of guessing', async () => {
    const it_ = await resolveAccount(rig.connection, 'it@nordlicht.example');
    rig.simulator.world.faults.push({
      kind: 'error',
      status: 403,
      path: /roleManagement\/directory\/roleAssignments$/,
      times: 1,
    });
    expect(brief(await checkGuards(rig.connection, [it_], none))).toEqual(['warn last-admin-unknown']);
  });

  it('hold the plan until the second word is said, and only for the guard that it names', async () => {
    const plan = await planContainment(rig.connection, [anna], {
      ...planDefaults,
      only: ['block-sign-in'],
      breakGlass: [anna.upn],
    });
    const context = rig.run('guarded');
    await expect(runPlan(context, plan, [])).rejects.toMatchObject({ code: 'guarded' });
    await expect(runPlan(context, plan, ['last-admin'])).rejects.toMatchObject({ code: 'guarded' });
    expect(context.journal.entries).toEqual([]);
    const report = await runPlan(context, plan, ['break-glass']);
    expect(report.steps.map((step) => step.outcome)).toEqual(['done']);
    expect(context.journal.entries.slice(0, 2).map((entry) => entry.event)).toEqual(['override', 'plan']);
  });
});
