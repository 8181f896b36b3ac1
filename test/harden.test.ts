import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { actionById } from '../src/actions/index.ts';
import type { Assessment } from '../src/domain/assessment.ts';
import type { Connection } from '../src/domain/clients.ts';
import type { Plan } from '../src/domain/plan.ts';
import type { Snapshot } from '../src/domain/snapshot.ts';
import { assess, counts } from '../src/engine/assess/index.ts';
import { takeSnapshot } from '../src/engine/assess/take-snapshot.ts';
import { planEnforcement } from '../src/engine/harden/enforce.ts';
import { namedChanges, planHardening, recommendedChanges } from '../src/engine/harden/index.ts';
import type { Wanted } from '../src/engine/harden/index.ts';
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
  const breakGlass = ['backup@faehrhaus.example'];
  return {
    snapshot,
    assessment: assess({
      snapshot,
      file: null,
      sha256: '',
      today: '2026-11-25',
      particulars: { breakGlass },
    }),
  };
}

const failed = (assessment: Assessment): readonly string[] =>
  assessment.results.filter((result) => counts(result) && result.action).map((result) => result.id);

const options = (breakGlass: string) => ({
  ...planDefaults,
  given: { breakGlass: [breakGlass], notify: ['it@example.org'] },
  tell: () => {},
});

function plan(from: Rig, changes: readonly Wanted[], snapshot: Snapshot): Promise<Plan> {
  return planHardening(from.connection, changes, snapshot, options(emergency(from)));
}

/** The invented account `backup` stands for an emergency account. */
function emergency({ simulator }: Rig): string {
  const { users } = simulator.scenarios[0]!.tenant;
  return users.find((user) => user.userPrincipalName.startsWith('backup@'))!.id;
}

/**
 * Everything that the simulated tenant is, but for its logs. A role that is given back to a policy has another place in a
 * list without an order.
 */
function stateOf({ simulator }: Rig): unknown {
  // Sign-ins of the test, and dates of changes, are traces and no settings.
  const traces = ['_changed', 'sessions', 'operations'];
  return JSON.parse(
    JSON.stringify(simulator.snapshot('neglected'), (key, value: unknown) => {
      if (key === 'AssignedRoles' && Array.isArray(value)) return value.toSorted();
      return traces.includes(key) ? undefined : value;
    }),
  );
}

/** Somebody's old mail program signs in: there is no HTTP of it, and the simulator takes this for it. */
async function oldMailProgram(from: Rig, upn: string, protocol = 'imap'): Promise<number> {
  const user = from.simulator.scenarios[0]!.tenant.users.find((one) => one.userPrincipalName === upn)!;
  const answer = await request(`${from.simulator.origin}/legacy/${protocol}`, {
    method: 'POST',
    headers: { host: 'outlook.office365.com', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user: upn, password: user._password }).toString(),
  });
  await answer.body.text();
  return answer.statusCode;
}

describe('a neglected tenant', () => {
  it('has each fixable failure mended, read back, and given back to the byte', async () => {
    const found = (rig = await breachedTenant('neglected'));
    const { connection } = found;
    const whole = stateOf(found);
    const before = await look(connection);
    expect(failed(before.assessment).length).toBeGreaterThan(75);

    const changes = namedChanges(before.assessment, failed(before.assessment));
    const first = await plan(found, changes, before.snapshot);
    const run = found.run('harden');
    const report = await runPlan(run, first, []);
    // The registrar's records are not Microsoft's to set: the step says so, and names them.
    const left = report.steps.filter((step) => step.outcome !== 'done');
    expect(left.map((step) => [step.outcome, /CNAME/.test(step.text?.en ?? '')])).toEqual([['manual', true]]);
    // The presets exist only once somebody has been through their assistant in the portal.
    expect(first.blind.map((one) => one.what.en)).toEqual([
      'Every mailbox has the Standard or Strict preset security policy',
    ]);

    const between = await look(connection);
    const waiting = failed(between.assessment).filter(
      (id) => !['preset-policies-on', 'dkim-signed'].includes(id),
    );
    // What is left waits for its policy to be enforced.
    for (const id of waiting) {
      const action = between.assessment.results.find((result) => result.id === id)!.action!;
      expect(actionById(action)?.d3fend, id).toEqual(['D3-UAP']);
    }
    const second = await planEnforcement(connection, { ...options(emergency(found)), number: 2 });
    const enforced = await runPlan(run, second, []);
    expect(enforced.steps.map((step) => step.outcome)).toEqual(second.steps.map(() => 'done'));

    const after = await look(connection);
    expect(failed(after.assessment).toSorted()).toEqual(['dkim-signed', 'preset-policies-on']);

    const undone = await undoCase(run, plansIn(run.journal.entries), []);
    expect(undone.flatMap((one) => one.steps).filter((step) => step.outcome !== 'undone')).toEqual([]);
    expect(stateOf(found)).toEqual(whole);
  }, 180_000);

  it('is shown whom each change would hit', async () => {
    const found = (rig = await breachedTenant('neglected'));
    await oldMailProgram(found, 'uwe.tamm@faehrhaus.example');
    await oldMailProgram(found, 'rolf.heim@faehrhaus.example', 'smtp');
    const { assessment, snapshot } = await look(found.connection);
    const recommended = await plan(found, recommendedChanges(assessment), snapshot);
    const against = (action: string): string =>
      recommended.steps
        .find((step) => step.action === action)!
        .reasons.filter((reason) => reason.speaks === 'against')
        .map((reason) => reason.text.en)
        .join(' ');
    expect(against('block-legacy-authentication')).toContain('uwe.tamm@faehrhaus.example (IMAP4)');
    expect(against('disable-old-mail-protocols')).toContain('uwe.tamm@faehrhaus.example (IMAP4)');
    expect(against('require-mfa-for-all-users')).toContain('rolf.heim@faehrhaus.example');
    expect(against('require-mfa-for-all-users')).not.toContain('tina.maas@faehrhaus.example');
    expect(against('turn-off-auto-forwarding')).toContain('rolf.heim@faehrhaus.example');
    expect(against('disable-smtp-auth')).toContain('rolf.heim@faehrhaus.example (Authenticated SMTP)');
  }, 90_000);

  it('lets a policy report first, shows whom it would have refused, enforces it and takes that back', async () => {
    const found = (rig = await breachedTenant('neglected'));
    const { connection } = found;
    const { assessment, snapshot } = await look(connection);
    const run = found.run('harden');
    const changes = namedChanges(assessment, ['legacy-authentication-blocked']);
    await runPlan(run, await plan(found, changes, snapshot), []);
    const untested = await planEnforcement(connection, { ...options(emergency(found)), number: 2 });
    expect(untested.steps[0]?.reasons[0]?.text.en).toContain('No sign-in has been reported on yet');

    expect(await oldMailProgram(found, 'uwe.tamm@faehrhaus.example')).toBe(200);
    const enforcement = await planEnforcement(connection, { ...options(emergency(found)), number: 2 });
    expect(enforcement.steps[0]?.reasons.map((reason) => reason.text.en)).toEqual([
      'Would have been refused in the last 30 days: uwe.tamm@faehrhaus.example (IMAP4).',
    ]);
    await runPlan(run, enforcement, []);
    expect(await oldMailProgram(found, 'uwe.tamm@faehrhaus.example')).toBe(401);

    await undoCase(run, [enforcement], []);
    expect(await oldMailProgram(found, 'uwe.tamm@faehrhaus.example')).toBe(200);
    const [policy] = found.simulator.scenarios[0]!.tenant.policies.conditionalAccess;
    expect(policy?.['state']).toBe('enabledForReportingButNotEnforced');
  }, 90_000);
});
