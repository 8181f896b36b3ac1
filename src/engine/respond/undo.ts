import type { Plan, Step, StepReport } from '../../domain/plan.ts';
import { ServiceError, toAppError } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { RunContext } from './events.ts';
import { need } from './plan.ts';
import type { PlanReport } from './run-plan.ts';
import { asBefore, historyOf, wanted } from './run-step.ts';

/** Takes back what a plan did, last step first; `only` names steps, an empty list means all. */
export async function undoPlan(
  context: RunContext,
  plan: Plan,
  only: readonly string[],
): Promise<PlanReport> {
  const { journal } = context;
  const done = plan.steps.filter((step) => {
    const outcome = historyOf(journal.entries, step.id).outcome;
    return (outcome === 'done' || outcome === 'unverified') && (only.length === 0 || only.includes(step.id));
  });
  const reports: StepReport[] = [];
  const order = done.toReversed();
  for (const [index, step] of order.entries()) {
    context.tell({ event: 'step', step, index, of: order.length });
    const report = await undoStep(context, step);
    reports.push(report);
    context.tell({ event: 'step-done', step, report, index, of: order.length });
  }
  journal.append('end', null, {
    undo: plan.id,
    outcomes: Object.fromEntries(reports.map((report) => [report.step, report.outcome])),
  });
  return {
    plan,
    steps: reports,
    finished: reports.every((report) => report.outcome === 'undone' || report.outcome === 'manual'),
  };
}

/** An undo that was cut off goes on: steps that are back already say so. */
export function continueUndo(context: RunContext, plan: Plan): Promise<PlanReport> {
  return undoPlan(context, plan, []);
}

async function undoStep(context: RunContext, step: Step): Promise<StepReport> {
  const { connection, journal } = context;
  const action = need(step.action);
  const conclude = (outcome: StepReport['outcome'], text: Localized | null): StepReport => {
    journal.append('undo-result', step.id, {
      outcome,
      text: text === null ? null : { en: text.en, de: text.de },
    });
    return { step: step.id, outcome, text };
  };
  if (!action.undo) return { step: step.id, outcome: 'skipped', text: action.irreversible ?? null };
  try {
    const state = await action.read(connection, step.target);
    if (asBefore(action, step, state)) return conclude('undone', null);
    if (!wanted(action, step, state)) {
      // Reported, not journalled as a result: the step itself still counts as done.
      return { step: step.id, outcome: 'conflict', text: changedSince };
    }
    const clientRequestId = connection.random.uuid();
    journal.append('undo-intent', step.id, {
      action: action.id,
      key: step.target.key,
      before: state,
      clientRequestId,
    });
    try {
      const result = await action.undo({ connection, clientRequestId, hand: context.hand }, step.target);
      if (result.outcome === 'manual') return conclude('manual', result.instructions);
    } catch (thrown) {
      if (!(thrown instanceof ServiceError) || !thrown.mayHaveTakenEffect) throw thrown;
    }
    return (await restored(context, step))
      ? conclude('undone', action.reversible === 'partly' ? (action.irreversible ?? null) : null)
      : { step: step.id, outcome: 'unverified', text: notYet };
  } catch (thrown) {
    const error = toAppError(thrown);
    return {
      step: step.id,
      outcome: 'failed',
      text: { en: `${error.text.en} ${error.next.en}`, de: `${error.text.de} ${error.next.de}` },
    };
  }
}

async function restored(context: RunContext, step: Step): Promise<boolean> {
  const action = need(step.action);
  let waited = 0;
  for (let pause = 100; ; pause = Math.min(pause * 2, 10_000)) {
    if (asBefore(action, step, await action.read(context.connection, step.target))) return true;
    if (waited >= context.patience) return false;
    await context.connection.clock.sleep(pause, context.connection.signal);
    waited += pause;
  }
}

const changedSince: Localized = {
  en: 'Somebody changed this since the step was done; it was left as it is now.',
  de: 'Jemand hat das geändert, seit der Schritt getan wurde; es bleibt, wie es jetzt ist.',
};

const notYet: Localized = {
  en: 'The undo was sent, but reading back does not show it yet. Run "evict undo" again in some minutes.',
  de: 'Die Rücknahme wurde gesendet, zeigt sich beim Zurücklesen aber noch nicht. Starten Sie „evict undo“ in einigen Minuten erneut.',
};
