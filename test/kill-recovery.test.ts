import { cpSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { planContainment } from '../src/engine/respond/plan.ts';
import { planRecovery } from '../src/engine/respond/recover.ts';
import { plansIn, resumeCase } from '../src/engine/respond/resume.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { cutOffUndo, undoCase } from '../src/engine/respond/undo.ts';
import { verifyAccounts } from '../src/engine/respond/verify.ts';
import { seededRandom } from '../src/kernel/random.ts';
import type { Random } from '../src/kernel/random.ts';
import { built, respondInChild } from './support/respond-in-child.ts';
import type { Death } from './support/respond-in-child.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';
import { comparable } from './support/whole-tenant.ts';

/** Every moment takes minutes; a run of the tests dies at this many, drawn anew each day. `EVICT_KILLS=all` dies at all. */
const deaths = process.env['EVICT_KILLS'] ?? '3';
const seed = process.env['EVICT_SEED'] ?? new Date().toISOString().slice(0, 10);

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.simulator.close();
  rig = null;
});

async function contain(own: Rig): Promise<void> {
  const since = own.simulator.scenarios[0]!.attackBegan;
  const plan = await planContainment(own.connection, own.accounts, { ...planDefaults, since });
  expect((await runPlan(own.run('test'), plan, [])).finished).toBe(true);
}

async function recover(own: Rig): Promise<void> {
  const { connection, accounts } = own;
  const run = own.run('test');
  const since = own.simulator.scenarios[0]!.attackBegan;
  const verification = await verifyAccounts(connection, accounts, run.journal.entries, since);
  const options = { ...planDefaults, number: 2, since, handOver: 'pass', force: null } as const;
  const plan = await planRecovery(connection, accounts, verification, options);
  expect((await runPlan(run, plan, [])).finished).toBe(true);
}

/** As an administrator goes on: `resume` where the journal holds something begun, else the command again. */
async function goOn(own: Rig, work: 'recover' | 'undo', plans: number): Promise<void> {
  const run = own.run('test');
  const { entries } = run.journal;
  if (work === 'recover' && plansIn(entries).length === plans) return recover(own);
  if (work === 'undo' && cutOffUndo(entries) === null) {
    const reports = await undoCase(run, plansIn(entries), []);
    expect(reports.flatMap(({ steps }) => steps).filter(isOpen)).toEqual([]);
    return;
  }
  const report = await resumeCase(run);
  expect(report.steps.filter(isOpen)).toEqual([]);
  expect(report.finished).toBe(true);
}

function isOpen({ outcome }: { readonly outcome: string }): boolean {
  return ['failed', 'conflict', 'unverified'].includes(outcome);
}

/** A case at one moment, to which tenant and folder can be put back: building both anew takes seconds. */
function keep(own: Rig): () => void {
  const [{ tenant }] = own.simulator.scenarios as [(typeof own.simulator.scenarios)[0] & object];
  const { world } = own.simulator;
  const state = structuredClone(tenant);
  const counted = { ...world.writes };
  cpSync(own.casesFolder, `${own.casesFolder}.kept`, { recursive: true });
  return () => {
    Object.assign(tenant, structuredClone(state));
    for (const kind of Object.keys(world.writes)) delete world.writes[kind];
    Object.assign(world.writes, counted);
    rmSync(own.casesFolder, { recursive: true });
    cpSync(`${own.casesFolder}.kept`, own.casesFolder, { recursive: true });
  };
}

/** Some of them, by chance, each once. */
function drawn<T>(all: readonly T[], count: number, random: Random): readonly T[] {
  const rest = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () =>
    rest.splice(random.integer(rest.length), 1),
  ).flat();
}

describe.skipIf(!built).each([
  ['recover', 'invoice-fraud'],
  ['undo', 'invoice-fraud'],
  ['undo', 'aitm-device'],
  ['undo', 'admin-takeover'],
] as const)('%s of %s that is killed with SIGKILL', (work, scenario) => {
  it(
    'ends, gone on with, in the tenant of an undisturbed run, with no write sent twice',
    { timeout: 900_000 },
    async () => {
      const own = await breachedTenant(scenario);
      rig = own;
      await contain(own);
      if (work === 'undo') await recover(own);
      const putBack = keep(own);
      const { world } = own.simulator;
      const before = own.simulator.snapshot(scenario);
      const begun = own.run('test').journal.entries.length;
      const sent = Object.values(world.writes).reduce((sum, count) => sum + count, 0);

      expect(await respondInChild(own, work, null)).toBeNull();
      const expected = {
        tenant: comparable(before, own.simulator.snapshot(scenario)),
        writes: { ...world.writes },
      };
      const lines = own.run('test').journal.entries.length - begun;
      const writes = Object.values(world.writes).reduce((sum, count) => sum + count, 0) - sent;
      expect([lines > 10, writes > 3]).toEqual([true, true]);
      const count = (length: number): readonly number[] => Array.from({ length }, (_, index) => index + 1);
      const all: readonly Death[] = [
        ...count(lines).flatMap((line) =>
          (['before', 'written'] as const).map((moment) => ({ moment, line })),
        ),
        ...count(writes).map((line) => ({ moment: 'answer' as const, line })),
      ];
      const chosen =
        deaths === 'all' ? all : drawn(all, Number(deaths), seededRandom(`${seed} ${work} ${scenario}`));
      for (const death of chosen) {
        putBack();
        const at = { at: `${death.moment} ${death.line}`, seed };
        expect({ ...at, signal: await respondInChild(own, work, death) }).toEqual({
          ...at,
          signal: 'SIGKILL',
        });
        await goOn(own, work, work === 'undo' ? 2 : 1);
        expect({ ...at, tenant: comparable(before, own.simulator.snapshot(scenario)) }).toEqual({
          ...at,
          tenant: expected.tenant,
        });
        expect({ ...at, writes: world.writes }).toEqual({ ...at, writes: expected.writes });
      }
    },
  );
});
