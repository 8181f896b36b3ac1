import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account } from '../domain/account.ts';
import type { Action, ApplyContext, FindHints, HandedSecret, Target } from '../domain/action.ts';
import type { Connection } from '../domain/clients.ts';
import type { Foothold } from '../domain/foothold.ts';
import { systemClock } from '../kernel/clock.ts';
import { type Json, sameJson } from '../kernel/json.ts';
import { seededRandom } from '../kernel/random.ts';
import { acceptedDomains, resolveAccount } from '../microsoft/accounts.ts';
import { createConnection } from '../microsoft/auth/connect.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import { actionById, actions } from './index.ts';

// Every action against the simulated tenants, in the order of a plan, without the engine: what the engine adds (journal,
// guards, resume) is tested there.

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Stage {
  readonly simulator: Simulator;
  readonly connection: Connection;
  readonly accounts: readonly Account[];
  readonly hints: FindHints;
  readonly handed: HandedSecret[];
}

async function stage(scenario: string): Promise<Stage> {
  const simulator = await startSimulator({ scenarios: [scenario] });
  const home = mkdtempSync(join(tmpdir(), 'evict-actions-'));
  closing.push(async () => {
    await simulator.close();
    rmSync(home, { recursive: true, force: true });
  });
  const built = simulator.scenarios[0]!;
  const connection = await createConnection(
    {
      name: scenario,
      tenantId: built.tenant.id,
      domain: built.tenant.domain,
      displayName: scenario,
      cloud: 'global',
      clientId: built.operator.clientId,
      method: 'secret',
      endpoint: simulator.origin,
    },
    {
      homeFolder: home,
      environment: { EVICT_CLIENT_SECRET: built.operator.secret },
      clock: systemClock,
      random: seededRandom(scenario),
    },
  );
  const accounts = await Promise.all(built.victims.map((upn) => resolveAccount(connection, upn)));
  const hints = {
    since: built.attackBegan,
    acceptedDomains: await acceptedDomains(connection),
    implicated: new Set<string>(),
  };
  return { simulator, connection, accounts, hints, handed: [] };
}

async function allFootholds({ connection, accounts, hints }: Stage): Promise<readonly Foothold[]> {
  const found = new Map<string, Foothold>();
  for (const account of accounts) {
    for (const action of actions) {
      for (const foothold of (await action.find?.(connection, account, hints)) ?? []) {
        found.set(foothold.id, foothold);
      }
    }
  }
  return [...found.values()];
}

interface Step {
  readonly action: Action;
  readonly target: Target;
}

/** The plan of containment: what is suggested for removal, and the locks on every account, in order. */
async function plan(stage: Stage): Promise<readonly Step[]> {
  const footholds = (await allFootholds(stage)).filter((one) => one.suggestion === 'remove');
  const steps: Step[] = [];
  for (const action of actions) {
    const always = ['block-sign-in', 'revoke-sessions', 'revoke-sessions-again', 'reset-password'];
    for (const account of stage.accounts) {
      if (!always.includes(action.id)) continue;
      const target = await action.preview(stage.connection, account, null, {});
      if (target !== null) steps.push({ action, target });
    }
    for (const foothold of footholds.filter((one) => one.action === action.id)) {
      const account = stage.accounts.find((one) => one.upn === foothold.account) ?? null;
      const target = await action.preview(stage.connection, account, foothold, {});
      expect({ foothold: foothold.id, target: target !== null }).toEqual({
        foothold: foothold.id,
        target: true,
      });
      steps.push({ action, target: target! });
    }
  }
  return steps;
}

function context(stage: Stage): ApplyContext {
  return {
    connection: stage.connection,
    clientRequestId: stage.connection.random.uuid(),
    hand: (secret) => stage.handed.push(secret),
  };
}

function holds({ action, target }: Step, state: Json): boolean {
  return action.holds?.(state, target) ?? sameJson(state, target.after);
}

function isRestored({ action, target }: Step, state: Json): boolean {
  return action.restored?.(state, target) ?? sameJson(state, target.before);
}

async function apply(stage: Stage, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const { action, target } = step;
    const what = `${action.id} ${target.label}`;
    if (!action.repeat) {
      const before = await action.read(stage.connection, target);
      expect({ what, before }).toEqual({ what, before: target.before });
    }
    expect({ what, result: await action.apply(context(stage), target) }).toEqual({
      what,
      result: { outcome: 'sent' },
    });
    const state = await action.read(stage.connection, target);
    expect({ what, holds: holds(step, state), state }).toMatchObject({ what, holds: true });
  }
}

async function undo(stage: Stage, steps: readonly Step[]): Promise<void> {
  for (const step of [...steps].reverse()) {
    const { action, target } = step;
    if (action.reversible !== 'yes') continue;
    const what = `${action.id} ${target.label}`;
    await action.undo!(context(stage), target);
    const state = await action.read(stage.connection, target);
    expect({ what, restored: isRestored(step, state), state }).toMatchObject({ what, restored: true });
  }
}

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])('containing %s', (scenario) => {
  it('leaves the attacker nothing and the innocent everything', async () => {
    const set = await stage(scenario);
    const before = await set.simulator.attack(scenario);
    expect(before.filter((one) => !one.works)).toEqual([]);
    await apply(set, await plan(set));
    const after = await set.simulator.attack(scenario);
    expect(after.filter((one) => one.works)).toEqual([]);
    const innocents = await set.simulator.innocents(scenario);
    const hurt = innocents.filter((one) => !one.stands).map((one) => one.what);
    // A blocked account cannot travel; recovery ends that.
    expect(hurt.filter((one) => !one.startsWith('journey'))).toEqual([]);
    const rest = (await allFootholds(set)).filter((one) => one.suggestion === 'remove');
    expect(rest.map((one) => one.id)).toEqual([]);
  });

  it('is undone exactly, step by step', async () => {
    const set = await stage(scenario);
    const steps = await plan(set);
    await apply(set, steps);
    await undo(set, steps);
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
