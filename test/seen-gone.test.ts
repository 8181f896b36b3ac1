import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../src/domain/plan.ts';
import { signIn } from './support/program.ts';
import { breachedTenant } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';
import { evict } from './support/terminal.ts';
import type { Run } from './support/terminal.ts';

// Somebody tidied up between the attack and the containment: one rule by cmdlet, another without a trace.

let rig: Rig;
let upn: string;

beforeAll(async () => {
  rig = await breachedTenant('invoice-fraud');
  signIn(rig);
  upn = rig.accounts[0]!.upn;
  const box = rig.simulator.scenarios[0]!.tenant.mailboxes.find(
    ({ properties }) => properties.UserPrincipalName === upn,
  )!;
  await rig.connection.exchange.write({
    cmdlet: 'Remove-InboxRule',
    parameters: { Identity: `${upn}\\..`, Mailbox: upn, Confirm: false },
    anchor: { mailbox: upn },
    clientRequestId: rig.connection.random.uuid(),
  });
  box.rules = box.rules.filter(({ Name }) => Name !== 'Systemregel');
}, 60_000);

afterAll(() => rig.simulator.close());

const run = (...argv: readonly string[]): Promise<Run> =>
  evict(argv, {
    environment: {
      EVICT_HOME: rig.home,
      EVICT_CASES: rig.casesFolder,
      EVICT_CLIENT_SECRET: rig.simulator.scenarios[0]!.operator.secret,
      EVICT_SHOW_SECRETS: '1',
    },
  });

const gone = async (): Promise<NonNullable<Plan['gone']>> =>
  (JSON.parse((await run('contain', '--case', 'tidied', '--dry-run', '--output', 'json')).stdout) as Plan)
    .gone!;

describe('what the logs saw being made and the tenant does not hold any more', () => {
  it('is listed with who took it away, or when it was last seen, by records, and gets no step', async () => {
    const looked = await run('investigate', '--case', 'tidied', '--output', 'json');
    expect([0, 3, 4], looked.stderr).toContain(looked.code);
    const planned = await run('contain', '--case', 'tidied', '--dry-run', '--output', 'json');
    const plan = JSON.parse(planned.stdout) as Plan;
    const rules = plan.gone!.filter(({ kind }) => kind === 'inbox-rule');
    expect(rules.map(({ key }) => key.split('\\').at(-1))).toEqual(['..', 'Systemregel']);
    const [removed, vanished] = rules;
    expect(removed!.removed).toMatchObject({ operation: 'Remove-InboxRule' });
    expect(removed!.removed!.record).not.toBe('');
    expect(removed!.records.length).toBeGreaterThan(0);
    expect(vanished!.removed).toBeNull();
    expect(plan.steps.filter(({ target }) => target.label.includes('Systemregel'))).toEqual([]);
    // The forwarding is still there, and is no object that a log names: it must not be called gone.
    expect(plan.gone!.map(({ kind }) => kind)).not.toContain('forwarding');
    expect(plan.steps.map(({ action }) => action)).toContain('clear-forwarding');

    const shown = await run('contain', '--case', 'tidied', '--dry-run', '--output', 'md', '--lang', 'de');
    expect(shown.stdout).toContain('Gesehen, jetzt weg');
    expect(shown.stdout).toContain('Remove-InboxRule');
    expect(shown.stdout).toContain('kein Eintrag sagt, wer es entfernt hat');
  });

  it('names the step of the case that took it away, and stands in the report', async () => {
    const contained = await run('contain', '--case', 'tidied', '--yes', '--skip', 'reset-password');
    expect([0, 3, 4], contained.stderr).toContain(contained.code);
    const later = await gone();
    const forwarding = later.find(({ kind }) => kind === 'forwarding');
    expect(forwarding?.step).toMatch(/^1\.\d\d$/);
    await run('report', 'tidied', '--format', 'md', '--lang', 'en');
    const report = readFileSync(join(rig.casesFolder, 'tidied', 'reports', 'technical-en.md'), 'utf8');
    expect(report).toContain('Seen, gone now');
    expect(report).toMatch(/gone since .*Remove-InboxRule/);
  });
});
