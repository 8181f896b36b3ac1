import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { decide } from '../src/cli/respond/approve.ts';
import type { CommandContext } from '../src/cli/command.ts';
import { mailboxOf } from '../src/simulator/state/mailbox.ts';
import type { Plan } from '../src/domain/plan.ts';
import { type Desk, desk, inBoth, leaveDesk, writes } from './support/desk.ts';

// A containment as its operator lives it: over several runs, with and without somebody to ask.

afterEach(leaveDesk);

interface Contained {
  readonly case: string;
  readonly plan: Plan;
  readonly verification: {
    readonly clean: boolean;
    readonly accounts: readonly { readonly gone: string[] }[];
  };
}

async function contain(own: Desk, ...more: string[]): Promise<Contained & { readonly exit: number }> {
  const run = await own.run(['contain', own.victim, '--yes', ...more]);
  return { ...(JSON.parse(run.stdout) as Contained), exit: run.code };
}

const undecided = (plan: Plan): readonly string[] =>
  plan.steps.filter((step) => step.undecided).map((step) => step.foothold!);

describe('what only a person can judge', () => {
  it('is neither removed nor called clean where nobody was asked, until it is named', async () => {
    const own = await desk('aitm-device');
    const first = await contain(own);
    const open = undecided(first.plan);
    expect(open.map((id) => id.split(':')[0])).toContain('mfa-method');
    expect([first.exit, first.verification.clean]).toEqual([3, false]);
    expect(await inBoth(own, ['recover', own.victim, '--yes'])).toMatchObject({
      exit: 3,
      code: 'not-clean',
    });
    const [attackers, ...others] = open as [string, ...string[]];
    const second = await contain(own, '--only', attackers, '--case', first.case);
    expect(second.exit).toBe(others.length > 0 ? 3 : 0);
    expect(second.verification.accounts[0]!.gone).toContain(attackers);
    const third = await contain(own, '--keep', ...others, '--case', first.case);
    expect([third.exit, third.verification.clean]).toEqual([0, true]);
    expect((await own.run(['recover', own.victim, '--yes'])).code).toBe(0);
  });

  it('is asked about one by one: yes removes it, no keeps it for good', async () => {
    const own = await desk('aitm-device');
    const run = await own.run(['contain', own.victim, '--dry-run']);
    const plan = JSON.parse(run.stdout) as Plan;
    const open = undecided(plan);
    const asked: string[] = [];
    const context = {
      language: 'en',
      talk: { show: (blocks: readonly object[]) => asked.push(JSON.stringify(blocks)) },
      ask: { confirm: () => Promise.resolve(asked.length === 1) },
    } as unknown as CommandContext;
    const decided = await decide(context, plan, false);
    expect(asked).toHaveLength(open.length);
    const outcome = decided.steps
      .filter((step) => open.includes(step.foothold ?? ''))
      .map(({ selected, kept, undecided: still }) => ({ selected, kept, still }));
    expect(outcome[0]).toEqual({ selected: true, kept: false, still: false });
    expect(outcome.slice(1)).toEqual(
      open.slice(1).map(() => ({ selected: false, kept: true, still: false })),
    );
    expect(await decide(context, plan, true)).toBe(plan);
  });
});

describe('mail that was deleted for good', () => {
  it('is given back by its key, all of it, or not at all, without a person', async () => {
    const own = await desk('invoice-fraud');
    const since = own.simulator.scenarios[0]!.attackBegan;
    await contain(own, '--since', since);
    const planned = async (...more: string[]): Promise<Plan> =>
      JSON.parse(
        (await own.run(['recover', own.victim, '--dry-run', '--deleted-mail', ...more])).stdout,
      ) as Plan;
    const chosen = (plan: Plan): readonly string[] =>
      plan.steps
        .filter((step) => step.action === 'restore-deleted-mail' && step.selected)
        .map(({ target }) => target.key);
    const all = chosen(await planned('all'));
    expect(all).toHaveLength(own.simulator.scenarios[0]!.deleted.length);
    expect(chosen(await planned('none'))).toEqual([]);
    expect(chosen(await planned(all[0]!))).toEqual([all[0]]);
    const slip = await own.run(['recover', own.victim, '--yes', '--deleted-mail', `${all[0]}0`]);
    expect([slip.code, slip.stderr]).toEqual([1, expect.stringContaining('nothing was sent')]);
    const done = await own.run(['recover', own.victim, '--yes', '--deleted-mail', 'all']);
    const { steps } = JSON.parse(done.stdout) as { steps: readonly { outcome: string }[] };
    expect([done.code, new Set(steps.map(({ outcome }) => outcome))]).toEqual([0, new Set(['done'])]);
    const box = mailboxOf(own.simulator.scenarios[0]!.tenant, own.victim)!;
    expect(box.recoverable).toEqual([]);
  });
});

describe('a second containment', () => {
  it('goes on in the case of the first, and judges by the same start of the incident', async () => {
    const own = await desk('aitm-device');
    const since = own.simulator.scenarios[0]!.attackBegan;
    const first = await contain(own, '--since', since);
    expect([first.exit, undecided(first.plan)]).toEqual([0, []]);
    expect((await own.run(['verify', own.victim])).code).toBe(0);
    const second = await contain(own);
    expect([second.case, second.plan.since, second.exit]).toEqual([first.case, since, 0]);
    expect(second.plan.steps.every((step) => step.id.startsWith('2.'))).toBe(true);
    expect(readdirSync(own.cases)).toEqual([first.case]);
  });

  it('begins a case of its own where it is given a name', async () => {
    const own = await desk('invoice-fraud');
    await contain(own, '--only', 'block-sign-in');
    expect((await contain(own, '--case', 'other', '--only', 'revoke-sessions')).case).toBe('other');
  });
});

describe('a containment that is not begun', () => {
  it('leaves no case behind', async () => {
    const own = await desk('invoice-fraud');
    expect(await inBoth(own, ['contain', own.victim])).toMatchObject({ exit: 2, code: 'input-needed' });
    expect(await inBoth(own, ['contain', own.victim, '--yes'], { EVICT_SHOW_SECRETS: '' })).toMatchObject({
      code: 'nobody-watches',
    });
    expect([existsSync(own.cases), writes(own)]).toEqual([false, '{}']);
  });

  it('says where its plan cannot be written', async () => {
    const own = await desk('invoice-fraud');
    const file = join(own.folder, 'no', 'such', 'folder', 'plan.yml');
    expect(await inBoth(own, ['contain', own.victim, '--plan', file])).toMatchObject({
      exit: 1,
      code: 'plan-unwritable',
    });
  });
});

describe('a saved plan', () => {
  it('is checked against the tenant by --dry-run too, and not narrowed from outside', async () => {
    const own = await desk('invoice-fraud');
    const file = join(own.folder, 'plan.yml');
    const argv = ['contain', own.victim, '--plan', file];
    expect((await own.run(argv)).code).toBe(0);
    expect((await own.run([...argv, '--dry-run'])).code).toBe(0);
    expect(await inBoth(own, [...argv, '--only', 'block-sign-in', '--yes'])).toMatchObject({
      exit: 2,
      code: 'plan-decides',
    });
    await contain(own, '--only', 'clear-forwarding');
    expect(await inBoth(own, [...argv, '--dry-run'])).toMatchObject({ exit: 1, code: 'plan-changed' });
    expect(readFileSync(file, 'utf8')).toContain('clear-forwarding');
  });

  it('names each account once, however often and however it was typed', async () => {
    const own = await desk('invoice-fraud');
    const run = await own.run(['contain', own.victim, own.victim.toUpperCase(), '--dry-run']);
    const plan = JSON.parse(run.stdout) as Plan;
    expect(plan.accounts.map((account) => account.upn)).toEqual([own.victim]);
  });
});
