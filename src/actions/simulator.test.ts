import { describe, expect, it } from 'vitest';
import { actionById } from './index.ts';
import { type Step, allFootholds, apply, plan, stage, undo } from '../../test/support/stage.ts';

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])('containing %s', (scenario) => {
  it('leaves the attacker nothing and the innocent everything', async () => {
    const set = await stage(scenario);
    const before = await set.simulator.attack(scenario);
    expect(before.filter((one) => !one.works)).toEqual([]);
    await apply(set, await plan(set));
    const after = await set.simulator.attack(scenario);
    expect(after.filter((one) => one.works)).toEqual([]);
    const innocents = await set.simulator.innocents(scenario);
    const hurt = innocents.filter((one) => !one.stands).map((one) => one.what.en);
    // A blocked account cannot travel; recovery ends that.
    expect(hurt.filter((one) => !one.startsWith('journey'))).toEqual([]);
    const rest = (await allFootholds(set)).filter((one) => one.suggestion === 'remove');
    expect(rest.map((one) => one.id)).toEqual([]);
  });

  it('is undone exactly, step by step', async () => {
    const set = await stage(scenario);
    const steps = (await plan(set)).filter((step) => step.action.reversible === 'yes');
    const before = comparable(set.simulator.snapshot(scenario));
    await apply(set, steps);
    expect(comparable(set.simulator.snapshot(scenario))).not.toEqual(before);
    await undo(set, steps);
    expect(comparable(set.simulator.snapshot(scenario))).toEqual(before);
  });

  it('hands over one password for each account, and tells it to nobody else', async () => {
    const set = await stage(scenario);
    const steps = await plan(set);
    await apply(set, steps);
    expect(set.handed.map((one) => one.account).sort()).toEqual(set.accounts.map((one) => one.upn).sort());
    expect(JSON.stringify({ steps, handed: set.handed })).not.toContain(set.handed[0]!.value.reveal());
  });
});

describe('recovering invoice-fraud', () => {
  it('gives the owner a pass, MFA, sign-in and the right to send, each once', async () => {
    const set = await stage('invoice-fraud');
    await apply(set, await plan(set));
    const account = set.accounts[0]!;
    const recovery: Step[] = [];
    for (const id of ['require-mfa', 'issue-temporary-access-pass', 'enable-sign-in', 'unblock-sender']) {
      const action = actionById(id)!;
      const target = await action.preview(set.connection, account, null, {});
      expect({ id, target: target !== null }).toEqual({ id, target: true });
      recovery.push({ action, target: target! });
    }
    await apply(set, recovery);
    expect(set.handed.map((one) => one.kind)).toEqual(['password', 'temporary-access-pass']);
    expect(await actionById('unblock-sender')!.preview(set.connection, account, null, {})).toBeNull();
    expect((await set.simulator.attack('invoice-fraud')).filter((one) => one.works)).toEqual([]);
    await undo(set, recovery);
  });
});

/** Without what Microsoft mints anew (ids of grants and assignments), in one order, and without dates of change. */
function comparable(state: unknown): unknown {
  if (Array.isArray(state)) {
    const items = state.map(comparable);
    return items.every((item) => typeof item === 'object' && item !== null)
      ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : items;
  }
  if (typeof state !== 'object' || state === null) return state;
  const minted = 'principalId' in state || 'consentType' in state;
  return Object.fromEntries(
    Object.entries(state)
      .filter(([key]) => key !== 'WhenChanged' && !(minted && (key === 'id' || key === 'createdDateTime')))
      .map(([key, value]) => [key, comparable(value)]),
  );
}
