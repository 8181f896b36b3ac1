import { afterEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../src/domain/assessment.ts';
import type { Connection } from '../src/domain/clients.ts';
import type { Snapshot } from '../src/domain/snapshot.ts';
import { assess, counts } from '../src/engine/assess/index.ts';
import { takeSnapshot } from '../src/engine/assess/take-snapshot.ts';
import { planHardening, recommendedChanges } from '../src/engine/harden/index.ts';
import { plansIn } from '../src/engine/respond/resume.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { undoCase } from '../src/engine/respond/undo.ts';
import { dnsClient } from '../src/microsoft/dns/resolver.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.simulator.close();
  rig = null;
});

async function look(
  connection: Connection,
): Promise<{ readonly snapshot: Snapshot; readonly assessment: Assessment }> {
  const dns = dnsClient('127.0.0.1:9');
  const snapshot = await takeSnapshot({ connection, dns, deep: true, tell: () => {} });
  return { snapshot, assessment: assess({ snapshot, file: null, sha256: '', today: '2026-11-25' }) };
}

const failed = (assessment: Assessment): ReadonlyMap<string, string> =>
  new Map(
    assessment.results
      .filter(counts)
      .flatMap((result) => (result.action ? [[result.id, result.action]] : [])),
  );

/** What was read, without the moments at which it was. */
const values = (snapshot: Snapshot): object =>
  Object.fromEntries(
    Object.entries(snapshot.settings).map(([id, reading]) => [
      id,
      reading.state === 'read' ? reading.value : reading.state,
    ]),
  );

describe('a neglected tenant', () => {
  it('has each fixable failure mended, read back, and given back exactly', async () => {
    rig = await breachedTenant('neglected');
    const { connection } = rig;
    const before = await look(connection);
    const changes = recommendedChanges(before.assessment);
    const given = { breakGlass: ['00000000-0000-4000-8000-00000000b6b6'], notify: ['it@example.org'] };
    const plan = await planHardening(connection, changes, before.snapshot, {
      ...planDefaults,
      given,
      tell: () => {},
    });
    const run = rig.run('harden');
    const report = await runPlan(run, plan, []);
    expect(report.steps.filter((step) => step.outcome !== 'done')).toEqual([]);

    const after = await look(connection);
    console.log([...failed(before.assessment)].length, plan.steps.length, plan.blind, [
      ...failed(after.assessment),
    ]);

    await undoCase(run, plansIn(run.journal.entries), []);
    expect(values((await look(connection)).snapshot)).toEqual(values(before.snapshot));
  });
});
