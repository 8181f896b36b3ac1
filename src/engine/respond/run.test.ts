import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../domain/plan.ts';
import { toJson } from '../../kernel/json.ts';
import type { Obj } from '../../simulator/state/tenant.ts';
import { type Rig, breachedTenant, planDefaults } from '../../../test/support/tenant.ts';
import type { RespondEvent, RunContext } from './events.ts';
import { need } from './drafts.ts';
import { planContainment } from './plan.ts';
import { resumeCase } from './resume.ts';
import { runPlan } from './run-plan.ts';
import type { PlanReport } from './run-plan.ts';
import { undoCase } from './undo.ts';

let rig: Rig;
let context: RunContext;
let plan: Plan;
beforeEach(async () => {
  rig = await breachedTenant('invoice-fraud');
  context = { ...rig.run('test'), patience: 0 };
  plan = await planContainment(rig.connection, rig.accounts, {
    ...planDefaults,
    since: rig.simulator.scenarios[0]!.attackBegan,
  });
});
afterEach(() => rig.simulator.close());

function stepOf(action: string): Plan['steps'][number] {
  const found = plan.steps.find((step) => step.action === action && step.selected);
  if (!found) throw new Error(`no step ${action}`);
  return found;
}

function outcomeOf(report: PlanReport, action: string): string | undefined {
  return report.steps.find((step) => step.step === stepOf(action).id)?.outcome;
}

const user = (): { accountEnabled: boolean; onPremisesSyncEnabled: boolean | null } =>
  rig.simulator.scenarios[0]!.tenant.users.find((item) => item.id === rig.accounts[0]!.id)!;

const box = (): Obj =>
  rig.simulator.scenarios[0]!.tenant.mailboxes.find(
    ({ properties }) => properties.UserPrincipalName === rig.accounts[0]!.upn,
  )!.properties;

describe('running a plan', () => {
  it('sends nothing for what is done already, and says so', async () => {
    user().accountEnabled = false;
    const writes = rig.simulator.world.writes['PATCH /users/{user}'] ?? 0;
    const report = await runPlan(context, { ...plan, steps: [stepOf('block-sign-in')] }, []);
    expect(outcomeOf(report, 'block-sign-in')).toBe('already');
    expect(rig.simulator.world.writes['PATCH /users/{user}'] ?? 0).toBe(writes);
  });

  it('stops a step whose object changed since, sends nothing for it, and goes on with the others', async () => {
    box()['ForwardingSmtpAddress'] = 'smtp:somebody.else@mailbox.example';
    const report = await runPlan(context, plan, []);
    expect(outcomeOf(report, 'clear-forwarding')).toBe('conflict');
    expect(report.finished).toBe(false);
    expect(report.steps.filter((step) => step.outcome !== 'done').map((step) => step.step)).toEqual([
      stepOf('clear-forwarding').id,
    ]);
    expect(box()['ForwardingSmtpAddress']).toBe('smtp:somebody.else@mailbox.example');
    const lines = context.journal.entries.filter((entry) => entry.step === stepOf('clear-forwarding').id);
    expect(lines.map((entry) => entry.event)).toEqual(['result']);
  });

  it('is not stopped by a step that is refused, and tries that one again on resume', async () => {
    rig.simulator.world.faults.push({ kind: 'error', status: 403, path: /#Set-Mailbox$/, times: 1 });
    const report = await runPlan(context, plan, []);
    expect(outcomeOf(report, 'clear-forwarding')).toBe('failed');
    expect(report.steps.filter((step) => step.outcome === 'done')).toHaveLength(report.steps.length - 1);
    const writes = { ...rig.simulator.world.writes };
    const resumed = await resumeCase(context);
    expect(resumed.finished).toBe(true);
    expect(rig.simulator.world.writes['Disable-InboxRule']).toBe(writes['Disable-InboxRule']);
    expect(rig.simulator.world.writes['PATCH /users/{user}']).toBe(writes['PATCH /users/{user}']);
  });

  it('has the whole state before in the journal before anything is sent', async () => {
    await runPlan(context, plan, []);
    for (const step of plan.steps.filter((candidate) => candidate.selected)) {
      const events = context.journal.entries.filter((entry) => entry.step === step.id);
      expect(events.map((entry) => entry.event)).toEqual(['intent', 'sent', 'result']);
      // A revocation is worth sending whatever the moment before was.
      if (need(step.action).repeat !== true)
        expect((events[0]!.data as { before: unknown }).before).toEqual(step.target.before);
    }
  });

  it('never writes a password into its journal', async () => {
    await runPlan(context, plan, []);
    const written = JSON.stringify(context.journal.entries);
    const passwords = rig.secrets.map((secret) => secret.value.reveal());
    expect(passwords.length).toBeGreaterThan(0);
    for (const password of passwords) expect(written).not.toContain(password);
  });

  it('does not send a write that must not be repeated again while its effect is only late', async () => {
    const step = stepOf('reset-password');
    context.journal.append('plan', null, toJson({ ...plan, steps: [step] }));
    context.journal.append('intent', step.id, { action: step.action });
    const action = need(step.action);
    const late = { ...context, patience: 5_000 };
    // The answer was lost; the write arrives a moment after the resumed run has begun to look.
    const arrival = new Promise<void>((resolve, reject) => {
      setTimeout(() => {
        action
          .apply(
            { connection: rig.connection, clientRequestId: rig.connection.random.uuid(), hand: () => {} },
            step.target,
          )
          .then(() => resolve(), reject);
      }, 300);
    });
    const report = await resumeCase(late);
    await arrival;
    expect(report.steps.map((item) => item.outcome)).toEqual(['done']);
    expect(report.steps[0]!.text?.en).toContain('temporary access pass');
    expect(rig.simulator.world.writes['PATCH /users/{user}']).toBe(1);
  });
});

describe('an interruption', () => {
  it('in the middle of a step leaves it announced and not failed; resume ends as undisturbed', async () => {
    const abort = new AbortController();
    const graph = {
      ...context.connection.graph,
      list: context.connection.graph.list.bind(context.connection.graph),
      get: context.connection.graph.get.bind(context.connection.graph),
      send: () => {
        abort.abort(new Error('interrupted'));
        return Promise.reject(new Error('interrupted'));
      },
    } as unknown as RunContext['connection']['graph'];
    const interrupted = {
      ...context,
      connection: { ...context.connection, graph, signal: abort.signal },
    };
    await expect(runPlan(interrupted, plan, [])).rejects.toThrow('interrupted');
    expect(context.journal.entries.map((entry) => entry.event)).toEqual(['plan', 'intent']);
    const resumed = await resumeCase(context);
    expect(resumed.steps.every((step) => step.outcome === 'done')).toBe(true);
    expect(rig.secrets).toHaveLength(1);
  });
});

describe('undoing', () => {
  it('takes back single steps and leaves the others', async () => {
    await runPlan(context, plan, []);
    const [report] = await undoCase(context, [plan], [stepOf('block-sign-in').id]);
    expect(report!.steps.map((step) => step.outcome)).toEqual(['undone']);
    expect(user().accountEnabled).toBe(true);
    expect(box()['ForwardingSmtpAddress'] ?? null).toBeNull();
  });

  it('that was cut off goes on with the steps it was asked for, and with no others', async () => {
    await runPlan(context, plan, []);
    const step = stepOf('block-sign-in');
    context.journal.append('note', null, { undo: [step.id] });
    context.journal.append('undo-intent', step.id, { action: step.action });
    const report = await resumeCase(context);
    expect(report.steps).toEqual([{ step: step.id, outcome: 'undone', text: null }]);
    expect(user().accountEnabled).toBe(true);
    expect(box()['ForwardingSmtpAddress'] ?? null).toBeNull();
    expect((await resumeCase(context)).finished).toBe(true);
    expect(user().accountEnabled).toBe(true);
  });

  it('that was interrupted between two steps ends on resume as it would have undisturbed', async () => {
    await runPlan(context, plan, []);
    const abort = new AbortController();
    const asked = [stepOf('block-sign-in').id, stepOf('switch-off-protocols').id];
    const interrupted = {
      ...context,
      connection: { ...context.connection, signal: abort.signal },
      tell: (event: RespondEvent) => {
        if (event.event === 'step-done') abort.abort(new Error('interrupted'));
      },
    };
    await expect(undoCase(interrupted, [plan], asked)).rejects.toThrow('interrupted');
    expect(user().accountEnabled).toBe(false);
    const resumed = await resumeCase(context);
    expect(resumed.finished).toBe(true);
    expect(resumed.steps.map((step) => step.step)).toEqual([stepOf('block-sign-in').id]);
    expect(user().accountEnabled).toBe(true);
    expect(box()['ForwardingSmtpAddress'] ?? null).toBeNull();
  });

  it('takes back what was sent although the run died before it knew', async () => {
    const step = stepOf('block-sign-in');
    context.journal.append('plan', null, toJson(plan));
    context.journal.append('intent', step.id, { action: step.action });
    user().accountEnabled = false;
    const [report] = await undoCase(context, [plan], []);
    expect(report!.steps.map((item) => [item.step, item.outcome])).toEqual([[step.id, 'undone']]);
    expect(user().accountEnabled).toBe(true);
  });

  it('leaves alone what somebody changed since', async () => {
    await runPlan(context, plan, []);
    box()['ForwardingSmtpAddress'] = 'smtp:new.and.wanted@mailbox.example';
    const [report] = await undoCase(context, [plan], [stepOf('clear-forwarding').id]);
    expect(report!.steps.map((step) => step.outcome)).toEqual(['conflict']);
    expect(report!.finished).toBe(false);
    expect(box()['ForwardingSmtpAddress']).toBe('smtp:new.and.wanted@mailbox.example');
  });

  it('says of what cannot be taken back that it cannot', async () => {
    await runPlan(context, plan, []);
    const [report] = await undoCase(context, [plan], [stepOf('reset-password').id]);
    expect(report!.steps.map((step) => step.outcome)).toEqual(['skipped']);
    expect(report!.steps[0]!.text?.de.length).toBeGreaterThan(10);
  });

  it('done twice sends nothing the second time', async () => {
    await runPlan(context, plan, []);
    await undoCase(context, [plan], []);
    const writes = { ...rig.simulator.world.writes };
    await undoCase(context, [plan], []);
    expect(rig.simulator.world.writes).toEqual(writes);
  });
});

describe('resuming', () => {
  it('a case without a plan says what to do', async () => {
    await expect(resumeCase(context)).rejects.toMatchObject({ code: 'nothing-to-resume' });
  });
});
