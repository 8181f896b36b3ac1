import type { JournalEntry, Plan } from '../../domain/plan.ts';
import { AppError } from '../../kernel/errors.ts';
import type { RunContext } from './events.ts';
import { runPlan } from './run-plan.ts';
import type { PlanReport } from './run-plan.ts';
import { continueUndo } from './undo.ts';

/** Plans in the order in which they were begun, as the journal holds them. */
export function plansIn(entries: readonly JournalEntry[]): readonly Plan[] {
  return entries.filter((entry) => entry.event === 'plan').map((entry) => entry.data as unknown as Plan);
}

/** A plan's own lines, up to the next plan. */
export function entriesOf(entries: readonly JournalEntry[], plan: Plan): readonly JournalEntry[] {
  const from = entries.findIndex(
    (entry) => entry.event === 'plan' && (entry.data as { id?: string }).id === plan.id,
  );
  const next = entries.findIndex((entry, index) => index > from && entry.event === 'plan');
  return from < 0 ? [] : entries.slice(from, next < 0 ? entries.length : next);
}

/** After a crash: looks at the journal and at the tenant, and finishes what was begun. */
export async function resumeCase(context: RunContext): Promise<PlanReport> {
  const plan = plansIn(context.journal.entries).at(-1);
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
  const entries = entriesOf(context.journal.entries, plan);
  const undoing =
    entries.some((entry) => entry.event === 'undo-intent') &&
    entries.findLastIndex((entry) => entry.event === 'undo-intent') >
      entries.findLastIndex((entry) => entry.event === 'end');
  if (undoing) return continueUndo(context, plan);
  const overridden = context.journal.entries
    .filter((entry) => entry.event === 'override')
    .map((entry) => String((entry.data as { code?: string }).code));
  return runPlan(context, plan, overridden);
}
