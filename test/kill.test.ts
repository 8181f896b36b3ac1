import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planContainment } from '../src/engine/respond/plan.ts';
import { resumeCase } from '../src/engine/respond/resume.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { Journal, readJournal } from '../src/evidence/journal.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

/** `written`: on the disk, but not yet in the head that counts the lines. */
type Moment = 'before' | 'written';

const child = fileURLToPath(new URL('support/contain-child.mjs', import.meta.url));
const built = existsSync(new URL('../dist/cli/main.js', import.meta.url));
const scenario = 'invoice-fraud';

/** Contains in a child process that kills itself at this moment; `line` 0 lets it live. */
async function containInChild(
  rig: Rig,
  moment: Moment,
  line: number,
): Promise<{ readonly signal: string | null; readonly lines: number }> {
  const { folder } = rig.run('test');
  const [attack] = rig.simulator.scenarios;
  const given = JSON.stringify({
    profile: rig.profile,
    secret: attack!.operator.secret,
    home: rig.home,
    folder,
    accounts: attack!.victims,
    since: attack!.attackBegan,
    moment,
    line,
  });
  const signal = await new Promise<string | null>((resolve, reject) => {
    const running = spawn(process.execPath, [child, given], { stdio: ['ignore', 'ignore', 'inherit'] });
    running.once('error', reject);
    running.once('exit', (_code, how) => resolve(how));
  });
  return { signal, lines: readJournal(join(folder, 'journal.jsonl'), true).length };
}

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
      const undisturbed = await containInChild(whole, 'before', 0);
      const expected = onceOnly(whole);
      expect(undisturbed.signal).toBeNull();
      await whole.simulator.close();
      const moments = Array.from({ length: undisturbed.lines }, (_, index) => index + 1).flatMap((line) =>
        (['before', 'written'] as const).map((moment) => ({ moment, line })),
      );
      for (const { moment, line } of moments) {
        const rig = await breachedTenant(scenario);
        try {
          const killed = await containInChild(rig, moment, line);
          const at = `killed ${moment} line ${line}`;
          expect(killed.signal, at).toBe('SIGKILL');
          if (killed.lines === 0) continue;
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
