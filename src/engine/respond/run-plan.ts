import type { GuardWarning, Plan, Step, StepReport } from '../../domain/plan.ts';
import { AppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import type { RunContext } from './events.ts';
import { groups } from './groups.ts';
import { historiesIn } from './history.ts';
import { runStep } from './run-step.ts';

export interface PlanReport {
  readonly plan: Plan;
  readonly steps: readonly StepReport[];
  readonly finished: boolean;
}

/** Guards at `stop` that were not overridden by a second, explicit word. */
export function openGuards(plan: Plan, overridden: readonly string[]): readonly GuardWarning[] {
  return plan.guards.filter((guard) => guard.level === 'stop' && !overridden.includes(guard.code));
}

/** Runs the selected steps in order; begins, or goes on where the journal ends. A failed step stops nothing else. */
export async function runPlan(
  context: RunContext,
  plan: Plan,
  overridden: readonly string[],
): Promise<PlanReport> {
  const open = openGuards(plan, overridden);
  if (open.length > 0) throw guarded(open);
  const { journal } = context;
  const begun = journal.entries.some(
    (entry) => entry.event === 'plan' && (entry.data as { id?: string }).id === plan.id,
  );
  if (!begun) {
    // First, so that a plan in the journal is one whose guards were answered: a resumed run need not ask again.
    for (const code of overridden) journal.append('override', null, { code });
    journal.append('plan', null, toJson(plan));
  }
  const selected = plan.steps.filter((step) => step.selected);
  const historyOf = historiesIn(journal.entries);
  const reports: StepReport[] = [];
  const of = selected.length;
  const one = async (step: Step, index: number): Promise<StepReport> => {
    context.connection.signal?.throwIfAborted();
    context.tell({ event: 'step', step, index, of });
    const report = await runStep(context, step, historyOf(step.id));
    context.tell({ event: 'step-done', step, report, index, of });
    return report;
  };
  for (const group of groups(selected))
    reports.push(...(await Promise.all(group.map((step, place) => one(step, reports.length + place)))));
  journal.append('end', null, {
    plan: plan.id,
    outcomes: Object.fromEntries(reports.map((report) => [report.step, report.outcome])),
  });
  return {
    plan,
    steps: reports,
    finished: reports.every((report) => !['failed', 'conflict', 'unverified'].includes(report.outcome)),
  };
}

function guarded(open: readonly GuardWarning[]): AppError {
  return new AppError({
    code: 'guarded',
    side: 'input',
    message: {
      en: open.map((guard) => guard.text.en).join(' '),
      de: open.map((guard) => guard.text.de).join(' '),
    },
    next: {
      en: open.map((guard) => guard.next.en).join(' '),
      de: open.map((guard) => guard.next.de).join(' '),
    },
  });
}
