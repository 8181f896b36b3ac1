import type { JournalEntry, Plan, Step, StepReport } from '../../domain/plan.ts';
import { ServiceError, toAppError } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { RunContext } from './events.ts';
import { need } from './drafts.ts';
import { groups } from './groups.ts';
import { historiesIn } from './history.ts';
import type { StepHistory } from './history.ts';
import { becomes } from './patience.ts';
import type { PlanReport } from './run-plan.ts';
import { asBefore, wanted } from './run-step.ts';

/**
 * Takes back what a case did: last plan first, last step first. `only` names steps, an empty list means all. What is to
 * be undone stands in the journal first, so that a cut-off undo goes on with those steps and no others.
 */
export async function undoCase(
  context: RunContext,
  plans: readonly Plan[],
  only: readonly string[],
): Promise<readonly PlanReport[]> {
  const { journal } = context;
  journal.append('note', null, { undo: [...only] });
  const reports: PlanReport[] = [];
  for (const plan of plans.toReversed()) reports.push(await undoPlan(context, plan, only));
  journal.append('end', null, {
    undo: [...only],
    outcomes: Object.fromEntries(
      reports.flatMap((report) => report.steps).map((report) => [report.step, report.outcome]),
    ),
  });
  return reports;
}

/** The steps that an undo without an end was to take back; null where none was cut off. */
export function cutOffUndo(entries: readonly JournalEntry[]): readonly string[] | null {
  const last = entries.findLast((entry) => undoOf(entry) !== null);
  return last?.event === 'note' ? undoOf(last) : null;
}

function undoOf({ data }: JournalEntry): readonly string[] | null {
  return isObject(data) && Array.isArray(data['undo']) ? data['undo'].map(String) : null;
}

/** Takes back what one plan did, last step first; `only` names steps, an empty list means all. */
export async function undoPlan(
  context: RunContext,
  plan: Plan,
  only: readonly string[],
): Promise<PlanReport> {
  const historyOf = historiesIn(context.journal.entries);
  const done = plan.steps.filter(
    (step) => mayHaveChanged(historyOf(step.id)) && (only.length === 0 || only.includes(step.id)),
  );
  const reports: StepReport[] = [];
  const of = done.length;
  const one = async (step: Step, index: number): Promise<StepReport> => {
    context.connection.signal?.throwIfAborted();
    context.tell({ event: 'step', step, index, of });
    const report = await undoStep(context, step);
    context.tell({ event: 'step-done', step, report, index, of });
    return report;
  };
  for (const group of groups(done.toReversed()))
    reports.push(...(await Promise.all(group.map((step, place) => one(step, reports.length + place)))));
  return {
    plan,
    steps: reports,
    finished: reports.every((report) => ['undone', 'manual', 'skipped'].includes(report.outcome)),
  };
}

/** A step that was announced and whose end is unknown or bad may have taken effect all the same: the tenant tells. */
function mayHaveChanged({ intent, outcome }: StepHistory): boolean {
  if (outcome === 'done' || outcome === 'unverified') return true;
  return intent !== null && (outcome === null || outcome === 'failed');
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
    return (await becomes(context, action, step, asBefore))
      ? conclude('undone', action.reversible === 'partly' ? (action.irreversible ?? null) : null)
      : { step: step.id, outcome: 'unverified', text: notYet };
  } catch (thrown) {
    context.connection.signal?.throwIfAborted();
    const error = toAppError(thrown);
    return {
      step: step.id,
      outcome: 'failed',
      text: { en: `${error.text.en} ${error.next.en}`, de: `${error.text.de} ${error.next.de}` },
    };
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
