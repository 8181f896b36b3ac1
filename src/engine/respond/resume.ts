import type { JournalEntry, Plan } from '../../domain/plan.ts';
import { AppError } from '../../kernel/errors.ts';
import type { RunContext } from './events.ts';
import { runPlan } from './run-plan.ts';
import type { PlanReport } from './run-plan.ts';
import { cutOffUndo, undoCase } from './undo.ts';

/** Plans in the order in which they were begun, as the journal holds them. */
export function plansIn(entries: readonly JournalEntry[]): readonly Plan[] {
  return entries.filter((entry) => entry.event === 'plan').map((entry) => entry.data as unknown as Plan);
}

/** After a crash: looks at the journal and at the tenant, and finishes what was begun. */
export async function resumeCase(context: RunContext): Promise<PlanReport> {
  const plans = plansIn(context.journal.entries);
  const plan = plans.at(-1);
  if (!plan) {
    throw new AppError({
      code: 'nothing-to-resume',
      side: 'input',
      message: {
        en: 'The journal of this case holds no plan.',
        de: 'Das Journal dieses Falls enthält keinen Plan.',
      },
      next: { en: 'Start with "evict contain".', de: 'Beginnen Sie mit „evict contain“.' },
    });
  }
  const undoing = cutOffUndo(context.journal.entries);
  if (undoing) return together(await undoCase(context, plans, undoing), plan);
  const overridden = context.journal.entries
    .filter((entry) => entry.event === 'override')
    .map((entry) => String((entry.data as { code?: string }).code));
  return runPlan(context, plan, overridden);
}

/** One report of an undo that reached over several plans. */
function together(reports: readonly PlanReport[], last: Plan): PlanReport {
  return {
    plan: { ...last, steps: reports.flatMap((report) => report.plan.steps) },
    steps: reports.flatMap((report) => report.steps),
    finished: reports.every((report) => report.finished),
  };
}
