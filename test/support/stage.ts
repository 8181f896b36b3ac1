import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Account } from '../../src/domain/account.ts';
import type { Action, ApplyContext, FindHints, HandedSecret, Target } from '../../src/domain/action.ts';
import type { Connection } from '../../src/domain/clients.ts';
import type { Foothold } from '../../src/domain/foothold.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { type Json, sameJson } from '../../src/kernel/json.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { acceptedDomains, resolveAccount } from '../../src/microsoft/accounts.ts';
import { createConnection } from '../../src/microsoft/auth/connect.ts';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { actions } from '../../src/actions/index.ts';

// For tests: runs actions against a simulated tenant in the order of a plan, without the engine.

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

export interface Stage {
  readonly simulator: Simulator;
  readonly connection: Connection;
  readonly accounts: readonly Account[];
  readonly hints: FindHints;
  readonly handed: HandedSecret[];
}

export async function stage(scenario: string): Promise<Stage> {
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
    implicated: [],
  };
  return { simulator, connection, accounts, hints, handed: [] };
}

export async function allFootholds({ connection, accounts, hints }: Stage): Promise<readonly Foothold[]> {
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

export interface Step {
  readonly action: Action;
  readonly target: Target;
}

/** The plan of containment: what is suggested for removal, and the locks on every account, in order. */
export async function plan(stage: Stage): Promise<readonly Step[]> {
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

export async function apply(stage: Stage, steps: readonly Step[]): Promise<void> {
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

export async function undo(stage: Stage, steps: readonly Step[]): Promise<void> {
  for (const step of [...steps].reverse()) {
    const { action, target } = step;
    if (action.reversible !== 'yes') continue;
    const what = `${action.id} ${target.label}`;
    await action.undo!(context(stage), target);
    const state = await action.read(stage.connection, target);
    expect({ what, restored: isRestored(step, state), state }).toMatchObject({ what, restored: true });
  }
}

/** What some actions find for an account and how they would change it; actions that find nothing are previewed alone. */
export async function previewAll(
  { connection, hints }: Stage,
  account: Account,
  ids: readonly string[],
): Promise<{ readonly footholds: readonly Foothold[]; readonly steps: readonly Step[] }> {
  const footholds: Foothold[] = [];
  const steps: Step[] = [];
  for (const id of ids) {
    const action = actions.find((one) => one.id === id)!;
    const found = (await action.find?.(connection, account, hints)) ?? [];
    const wanted = found.filter((one) => one.suggestion !== 'keep');
    footholds.push(...wanted);
    for (const foothold of action.find ? wanted : [null]) {
      const target = await action.preview(connection, account, foothold, {});
      if (target !== null) steps.push({ action, target });
    }
  }
  return { footholds, steps };
}

/** A deep copy, for comparing a state with itself later. */
export function accountCopy<T>(state: T): T {
  return structuredClone(state);
}
