import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { afterEach, describe, expect, it } from 'vitest';
import { makeClientCertificate } from '../src/simulator/tls/certificates.ts';
import { type Desk, desk, inBoth, leaveDesk, told, writes } from './support/desk.ts';

// Bad input and bad luck through the whole program: a stable code, a sentence, what to do next, and nothing lost.

afterEach(leaveDesk);

describe('signing in', () => {
  it('to no tenant at all is told before anything else', async () => {
    const own = await desk('invoice-fraud', false);
    expect(await inBoth(own, ['footholds', own.victim])).toMatchObject({ exit: 5, code: 'not-signed-in' });
  });

  it('to a tenant that does not exist names the domain', async () => {
    const own = await desk('invoice-fraud', false);
    const argv = own.login.with(2, 'no-such-firm.example');
    expect(await inBoth(own, [...argv, '--method', 'secret'])).toMatchObject({
      exit: 1,
      code: 'unknown-tenant',
      message: expect.stringContaining('no-such-firm.example') as string,
    });
  });

  it('to a tenant that nobody signed in to points to the ones that are known', async () => {
    const own = await desk('invoice-fraud');
    expect(await inBoth(own, ['footholds', own.victim, '--tenant', 'another.example'])).toMatchObject({
      exit: 5,
      code: 'unknown-tenant',
      next: expect.stringContaining('evict status') as string,
    });
  });

  it('with a wrong secret keeps no profile, and never prints the secret', async () => {
    const own = await desk('invoice-fraud', false);
    const wrong = { EVICT_CLIENT_SECRET: 'invented-wrong-secret-4711' };
    const run = await own.run([...own.login, '--method', 'secret'], wrong);
    expect(told(run)).toMatchObject({ exit: 5, code: 'secret-wrong' });
    expect(run.stderr).not.toContain('invented-wrong-secret-4711');
    expect(told(await own.run(['footholds', own.victim]))).toMatchObject({ code: 'not-signed-in' });
  });

  it('with a secret that became wrong later says so in both languages', async () => {
    const own = await desk('invoice-fraud');
    const wrong = { EVICT_CLIENT_SECRET: 'invented-wrong-secret-4711' };
    expect(await inBoth(own, ['footholds', own.victim], wrong)).toMatchObject({
      exit: 5,
      code: 'secret-wrong',
    });
  });

  it('with an expired certificate tells the day on which it ended', async () => {
    const own = await desk('invoice-fraud', false);
    const file = join(own.folder, 'operator.pem');
    const made = makeClientCertificate(new Date('2024-01-02T00:00:00Z'), new Date('2025-01-02T00:00:00Z'));
    writeFileSync(file, `${made.certificate}${made.key}`);
    const argv = [...own.login, '--method', 'certificate', '--certificate'];
    expect(await inBoth(own, [...argv, file])).toMatchObject({
      exit: 5,
      code: 'certificate-expired',
      message: expect.stringContaining('02 Jan 2025') as string,
    });
    expect((await inBoth(own, [...argv, join(own.folder, 'none.pem')])).message).toContain('none.pem');
  });

  it('with a certificate that the app does not know says where to upload it', async () => {
    const own = await desk('invoice-fraud', false);
    const file = join(own.folder, 'operator.pem');
    const made = makeClientCertificate(new Date(), new Date(Date.now() + 86_400_000));
    writeFileSync(file, `${made.certificate}${made.key}`);
    const run = await own.run([...own.login, '--method', 'certificate', '--certificate', file]);
    expect(told(run)).toMatchObject({ exit: 5, code: 'certificate-refused' });
    expect(run.stderr).not.toContain('PRIVATE KEY');
  });
});

describe('a containment', () => {
  it('of a user who does not exist sends nothing and begins no case', async () => {
    const own = await desk('invoice-fraud');
    expect(await inBoth(own, ['contain', 'nobody@nordlicht.example', '--yes'])).toMatchObject({
      exit: 1,
      code: 'user-not-found',
      message: expect.stringContaining('nobody@nordlicht.example') as string,
    });
    expect([writes(own), told(await own.run(['case', 'show', 'none'])).code]).toEqual([
      '{}',
      'case-not-found',
    ]);
  });

  it('of the emergency account needs the second word', async () => {
    const own = await desk('invoice-fraud');
    expect(await inBoth(own, ['contain', 'notfall@nordlicht.example', '--yes'])).toMatchObject({
      exit: 1,
      code: 'guarded',
      next: expect.stringContaining('--override break-glass') as string,
    });
    expect(writes(own)).toBe('{}');
  });

  it('of an account that is kept as an emergency account needs the second word, unnamed', async () => {
    const own = await desk('invoice-fraud');
    const account = own.victim;
    const folder = join(own.cases, '_assessments', own.simulator.scenarios[0]!.tenant.domain);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tenant.yml'), `breakGlass: [${account}]\n`);
    expect(await inBoth(own, ['contain', account, '--yes'])).toMatchObject({
      exit: 1,
      code: 'guarded',
      next: expect.stringContaining('--override break-glass') as string,
    });
    expect(writes(own)).toBe('{}');
  });

  it('without a permission says which one and what it is for, and sends no write while it only plans', async () => {
    const own = await desk('invoice-fraud');
    withoutExchange(own);
    const run = await own.run(['contain', own.victim, '--dry-run']);
    const plan = JSON.parse(run.stdout) as {
      missing: { consequence: { en: string; de: string } }[];
      blind: unknown[];
    };
    expect({ exit: run.code, missing: plan.missing.length > 0 || plan.blind.length > 0 }).toEqual({
      exit: plan.missing.length > 0 ? 5 : 4,
      missing: true,
    });
    expect(writes(own)).toBe('{}');
  });

  it('without a permission does all that it can, and says that it is a part', async () => {
    const own = await desk('invoice-fraud');
    withoutExchange(own);
    const run = await own.run(['contain', own.victim, '--yes', '--case', 'partly']);
    expect(run.code).toBe(4);
    const data = JSON.parse(run.stdout) as {
      steps: { step: string; outcome: string }[];
      verification: { clean: boolean; blind: { why: { de: string } }[] };
    };
    expect(data.steps.map((step) => step.outcome)).toContain('done');
    expect(data.verification.clean).toBe(false);
    expect(data.verification.blind.length).toBeGreaterThan(0);
    const { tenant } = own.simulator.scenarios[0]!;
    expect(tenant.users.find((user) => user.userPrincipalName === own.victim)!.accountEnabled).toBe(false);
  });

  it.each(['--only', '--skip', '--keep'])(
    'with a slip in what %s names is refused, instead of doing more or less than was meant',
    async (option) => {
      const own = await desk('invoice-fraud');
      const argv = ['contain', own.victim, '--yes', option, 'clear-fowarding'];
      expect(await inBoth(own, argv)).toMatchObject({
        exit: 1,
        code: 'unknown-name',
        message: expect.stringContaining('clear-fowarding') as string,
      });
      expect(writes(own)).toBe('{}');
    },
  );

  it('without P1 and P2 leaves out what has no licence, and nothing counts as unread for that', async () => {
    const own = await desk('invoice-fraud');
    const run = await own.run(['contain', own.victim, '--dry-run']);
    const plan = JSON.parse(run.stdout) as {
      steps: { action: string }[];
      blind: unknown[];
      missing: unknown[];
    };
    expect([run.code, plan.blind, plan.missing]).toEqual([0, [], []]);
    expect(plan.steps.map((step) => step.action)).not.toContain('confirm-compromised');
  });
});

/** Takes the operator's way into Exchange Online: the app role and the directory roles. */
function withoutExchange({ simulator: started }: Desk): void {
  const { tenant, operator } = started.scenarios[0]!;
  const app = tenant.servicePrincipals.find((candidate) => candidate.appId === operator.clientId)!;
  tenant.appRoleAssignments = tenant.appRoleAssignments.filter(
    (item) => item.principalId !== app.id || item.resourceDisplayName !== 'Office 365 Exchange Online',
  );
}

describe('a plan that a person edited', () => {
  it('is refused where it no longer fits; nothing is sent, and the file stays as it was', async () => {
    const own = await desk('invoice-fraud');
    const file = join(own.folder, 'plan.yml');
    const argv = ['contain', own.victim, '--plan', file, '--yes'];
    expect((await own.run(argv)).code).toBe(0);
    const draft = parse(readFileSync(file, 'utf8')) as { steps: { target: { before: unknown } }[] };
    draft.steps[0]!.target.before = { enabled: false };
    const edited = stringify(draft);
    writeFileSync(file, edited);
    expect(await inBoth(own, argv)).toMatchObject({ exit: 1, code: 'plan-changed' });
    expect([writes(own), readFileSync(file, 'utf8')]).toEqual(['{}', edited]);
  });

  it('that is no plan any more is refused with the place', async () => {
    const own = await desk('invoice-fraud');
    const file = join(own.folder, 'plan.yml');
    writeFileSync(file, 'schema: evict.plan/1\nid: x\nkind: contain\n');
    expect(await inBoth(own, ['contain', own.victim, '--plan', file, '--yes'])).toMatchObject({
      exit: 1,
      code: 'plan-unreadable',
      message: expect.stringContaining('plan.yml') as string,
    });
    expect(writes(own)).toBe('{}');
  });
});

describe('a case', () => {
  /** A contained case whose journal somebody changed in its third line. */
  async function damaged(): Promise<{
    readonly own: Desk;
    readonly journal: string;
    readonly bytes: Buffer;
  }> {
    const own = await desk('invoice-fraud');
    const run = await own.run(['contain', own.victim, '--case', 'night', '--only', 'block-sign-in', '--yes']);
    expect(run.code).toBe(3);
    const journal = join(own.cases, 'night', 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n');
    writeFileSync(journal, lines.with(2, lines[2]!.replace('"sent"', '"lost"')).join('\n'));
    return { own, journal, bytes: readFileSync(journal) };
  }

  it('with a damaged journal is not gone on with by any command; the file stays as evidence', async () => {
    const { own, journal, bytes } = await damaged();
    const before = writes(own);
    for (const argv of [
      ['resume', 'night'],
      ['undo', 'night', '--yes'],
      ['verify', own.victim, '--case', 'night'],
      ['recover', own.victim, '--case', 'night', '--yes'],
      ['contain', own.victim, '--case', 'night', '--yes'],
      ['report', 'night'],
    ])
      expect({ argv, ...(await inBoth(own, argv)) }).toMatchObject({
        argv,
        exit: 1,
        code: 'journal-damaged',
        message: expect.stringContaining('line 3; the 2 lines before it are intact') as string,
      });
    expect([writes(own), readFileSync(journal)]).toEqual([before, bytes]);
    expect(readdirSync(join(own.cases, 'night'))).not.toContain('lock');
  });

  it('with a journal whose end is gone is told by every command that reads it', async () => {
    const own = await desk('invoice-fraud');
    await own.run(['contain', own.victim, '--case', 'night', '--only', 'block-sign-in', '--yes']);
    const journal = join(own.cases, 'night', 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n');
    const before = writes(own);
    const commands = [
      ['resume', 'night'],
      ['undo', 'night', '--yes'],
      ['verify', own.victim],
      ['recover', own.victim, '--yes'],
      ['contain', own.victim, '--case', 'night', '--yes'],
      ['assess', '--case', 'night'],
    ];
    for (const kept of [lines.length - 2, 1, 0])
      for (const argv of commands) {
        if (kept === 0) rmSync(journal, { force: true });
        else writeFileSync(journal, `${lines.slice(0, kept).join('\n')}\n`);
        expect({ argv, ...(await inBoth(own, argv)) }).toMatchObject({
          argv,
          exit: 1,
          code: 'journal-cut',
          message: expect.stringContaining(`only ${kept} are there`) as string,
        });
      }
    expect(writes(own)).toBe(before);
  });

  it('with a journal whose end is in doubt still shows what can be verified, and says so', async () => {
    const own = await desk('invoice-fraud');
    await own.run(['contain', own.victim, '--case', 'night', '--only', 'block-sign-in', '--yes']);
    const journal = join(own.cases, 'night', 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
    const shown = async () => {
      const run = await own.run(['case', 'show', 'night']);
      const data = JSON.parse(run.stdout) as { journal: object; steps: readonly object[] };
      return { code: run.code, journal: data.journal, steps: data.steps.length, stderr: run.stderr };
    };
    writeFileSync(journal, `${lines.slice(0, -1).join('\n')}\n`);
    expect(await shown()).toMatchObject({
      code: 4,
      journal: { entries: lines.length - 1, intact: false, problem: 'journal-cut' },
      steps: 1,
      stderr: expect.stringContaining(`only ${lines.length - 1} are there`) as string,
    });
    writeFileSync(journal, `${lines.join('\n')}\n`);
    rmSync(`${journal}.head`);
    expect(await shown()).toMatchObject({
      code: 4,
      journal: { entries: lines.length, intact: false, problem: 'journal-head' },
      steps: 1,
      stderr: expect.stringContaining('Put journal.jsonl and journal.jsonl.head back') as string,
    });
    const out = join(own.cases, 'told.html');
    expect((await own.run(['report', 'night', '--out', out])).code).toBe(4);
    expect(readFileSync(out, 'utf8')).toContain('journal-head');
  });

  it('with a damaged journal can be left behind: the way out that the error names works', async () => {
    const { own } = await damaged();
    expect((await own.run(['footholds', own.victim])).code).toBe(3);
    const run = await own.run(['contain', own.victim, '--yes']);
    expect(run.code).toBe(0);
    expect((JSON.parse(run.stdout) as { case: string }).case).not.toBe('night');
  });

  it('whose file is damaged is told as that, and not as a bug', async () => {
    const own = await desk('invoice-fraud');
    mkdirSync(join(own.cases, 'torn'), { recursive: true });
    writeFileSync(join(own.cases, 'torn', 'case.json'), '{');
    expect(await inBoth(own, ['resume', 'torn'])).toMatchObject({ exit: 1, code: 'case-damaged' });
  });

  it('that another run is working on is not touched', async () => {
    const own = await desk('invoice-fraud');
    await own.run(['contain', own.victim, '--case', 'night', '--only', 'block-sign-in', '--yes']);
    writeFileSync(join(own.cases, 'night', 'lock'), String(process.ppid));
    const before = writes(own);
    expect(await inBoth(own, ['undo', 'night', '--yes'])).toMatchObject({ exit: 1, code: 'case-busy' });
    expect(writes(own)).toBe(before);
  });

  it.each([
    [['undo', 'night', '9.99', '--yes'], 'unknown-step', 1],
    [['undo', '../night', '--yes'], 'case-name', 2],
    [['resume', 'no-such-case'], 'case-not-found', 1],
  ] as const)('named wrongly in %j is told as %s', async (argv, code, exit) => {
    const own = await desk('invoice-fraud');
    await own.run(['contain', own.victim, '--case', 'night', '--only', 'block-sign-in', '--yes']);
    expect(await inBoth(own, argv)).toMatchObject({ exit, code });
  });

  it('whose account does not verify clean is not given back', async () => {
    const own = await desk('invoice-fraud');
    await own.run(['contain', own.victim, '--case', 'night', '--only', 'block-sign-in', '--yes']);
    expect(await inBoth(own, ['recover', own.victim, '--yes'])).toMatchObject({
      exit: 3,
      code: 'not-clean',
      next: expect.stringContaining('--force') as string,
    });
  });

  it('that was refused is not taken for the one in which something was done', async () => {
    const own = await desk('invoice-fraud');
    await own.run(['contain', own.victim, '--case', 'night', '--only', 'block-sign-in', '--yes']);
    expect(await inBoth(own, ['contain', own.victim, '--case', 'second'])).toMatchObject({
      exit: 2,
      code: 'input-needed',
    });
    const run = await own.run(['verify', own.victim]);
    expect((JSON.parse(run.stdout) as { case: string }).case).toBe('night');
  });

  it('tells that kept evidence was changed since', async () => {
    const own = await desk('invoice-fraud');
    await own.run(['contain', own.victim, '--case', 'night', '--only', 'clear-forwarding', '--yes']);
    expect((await own.run(['case', 'show', 'night'])).code).toBe(0);
    const folder = join(own.cases, 'night', 'evidence');
    const file = readdirSync(folder).find((name) => name.includes('clear-forwarding'))!;
    writeFileSync(join(folder, file), '{}');
    const run = await own.run(['case', 'show', 'night']);
    expect(run.code).toBe(3);
    expect((JSON.parse(run.stdout) as { evidence: object }).evidence).toEqual({
      kept: 1,
      problems: [{ line: 1, file, problem: 'changed' }],
    });
  });
});
