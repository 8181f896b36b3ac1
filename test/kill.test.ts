import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planContainment } from '../src/engine/respond/plan.ts';
import { resumeCase } from '../src/engine/respond/resume.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { Journal, readJournal } from '../src/evidence/journal.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { built, respondInChild } from './support/respond-in-child.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

const scenario = 'invoice-fraud';

/** Writes that must never be sent twice, as the tenant counted them. */
function onceOnly(rig: Rig): unknown {
  const { writes } = rig.simulator.world;
  return {
    password: writes['PATCH /users/{user}'],
    rules: writes['Disable-InboxRule'],
    forwarding: writes['Set-Mailbox'],
    protocols: writes['Set-CASMailbox'],
  };
}

describe.skipIf(!built)('a run that is killed with SIGKILL', () => {
  it(
    'ends, resumed, in the state of an undisturbed run, at whichever moment of its journal it died',
    { timeout: 600_000 },
    async () => {
      const whole = await breachedTenant(scenario);
      expect(await respondInChild(whole, 'contain', null)).toBeNull();
      const expected = onceOnly(whole);
      const { length } = whole.run('test').journal.entries;
      await whole.simulator.close();
      const moments = Array.from({ length }, (_, index) => index + 1).flatMap((line) =>
        (['before', 'written'] as const).map((moment) => ({ moment, line })),
      );
      for (const { moment, line } of moments) {
        const rig = await breachedTenant(scenario);
        try {
          const at = `killed ${moment} line ${line}`;
          expect(await respondInChild(rig, 'contain', { moment, line }), at).toBe('SIGKILL');
          if (rig.run('test').journal.entries.length === 0) continue;
          const report = await resumeCase(rig.run('test'));
          expect(report.finished, at).toBe(true);
          expect(
            (await rig.simulator.attack(scenario)).filter((attempt) => attempt.works),
            at,
          ).toEqual([]);
          expect(onceOnly(rig), at).toEqual(expected);
        } finally {
          await rig.simulator.close();
        }
      }
    },
  );
});

describe('a journal', () => {
  it('survives an end in the middle of a line: the torn tail is set aside, the rest holds', async () => {
    const rig = await breachedTenant(scenario);
    try {
      const context = rig.run('test');
      const file = join(context.folder, 'journal.jsonl');
      await runPlan(
        context,
        await planContainment(rig.connection, rig.accounts, { ...planDefaults, since: null }),
        [],
      );
      const whole = readJournal(file, false).length;
      // As a death in the middle of one more line leaves it.
      appendFileSync(file, readFileSync(file).subarray(0, 40));
      const journal = new Journal(file, systemClock);
      expect(journal.entries).toHaveLength(whole);
      expect(readFileSync(`${file}.torn`).length).toBeGreaterThan(0);
      expect((await resumeCase(rig.run('test'))).finished).toBe(true);
    } finally {
      await rig.simulator.close();
    }
  });

  it('that somebody changed is not gone on with, and the line is named', async () => {
    const rig = await breachedTenant(scenario);
    try {
      const context = rig.run('test');
      const file = join(context.folder, 'journal.jsonl');
      await runPlan(
        context,
        await planContainment(rig.connection, rig.accounts, {
          ...planDefaults,
          since: null,
          only: ['block-sign-in'],
        }),
        [],
      );
      const lines = readFileSync(file, 'utf8').split('\n');
      lines[2] = lines[2]!.replace('"event":"', '"event":"x');
      writeFileSync(file, lines.join('\n'));
      expect(() => new Journal(file, systemClock)).toThrow(/line 3/);
    } finally {
      await rig.simulator.close();
    }
  });
});

describe('a request whose answer is lost', () => {
  it('is not sent again: the tenant says whether it took effect', async () => {
    const rig = await breachedTenant(scenario);
    try {
      rig.simulator.world.faults.push({
        kind: 'drop-after',
        path: /#Disable-InboxRule|#Set-Mailbox$/,
        times: 2,
      });
      const plan = await planContainment(rig.connection, rig.accounts, {
        ...planDefaults,
        since: rig.simulator.scenarios[0]!.attackBegan,
      });
      const report = await runPlan(rig.run('test'), plan, []);
      expect(report.steps.map((step) => step.outcome).filter((outcome) => outcome !== 'done')).toEqual([]);
      expect(rig.simulator.world.faults[0]?.times).toBe(0);
      const ruleSteps = plan.steps.filter(
        (step) => step.selected && step.action === 'disable-inbox-rule',
      ).length;
      expect(rig.simulator.world.writes['Disable-InboxRule']).toBe(ruleSteps);
    } finally {
      await rig.simulator.close();
    }
  });
});
