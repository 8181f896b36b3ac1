import type { Plan, Step } from '../../domain/plan.ts';
import { checkEdited } from '../../engine/respond/plan-file.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Approval } from '../contract/response.ts';

/** What must be typed before a step is done: it cannot be undone, or its action asks for a second word. */
export function mustBeTyped(plan: Plan, step: Step): string | null {
  if (!step.confirm && step.reversible !== 'no') return null;
  return step.target.account?.upn ?? plan.tenant.domain;
}

/** The plan as a person decided it. What was shown and left unchecked was decided to stay. */
export function approved(plan: Plan, approval: Approval): Plan {
  const chosen = new Set(approval.selected);
  const known = new Map(plan.steps.map((step) => [step.id, step]));
  const ordered = approval.order.flatMap((id) => known.get(id) ?? []);
  const whole = ordered.length === approval.order.length && ordered.length === plan.steps.length;
  if (plan.id !== approval.plan || !whole || approval.selected.some((id) => !known.has(id)))
    throw otherPlan();
  const edited = ordered.map((step): Step => ({ ...step, selected: chosen.has(step.id) }));
  // The same judge as for a plan file that a person edited: no step twice, no phase before its time.
  const { steps } = checkEdited({ ...plan, steps: edited }, plan);
  const typed = new Set(approval.typed.map((name) => name.trim().toLowerCase()));
  const missing = steps
    .filter((step) => step.selected)
    .map((step) => mustBeTyped(plan, step))
    .find((name) => name !== null && !typed.has(name.toLowerCase()));
  if (missing != null) throw notTyped(missing);
  return { ...plan, steps };
}

function otherPlan(): AppError {
  return new AppError({
    code: 'plan-changed',
    side: 'input',
    message: {
      en: 'The plan that you approved is not the one that waits now; nothing was sent.',
      de: 'Der Plan, den Sie freigegeben haben, ist nicht der, der jetzt wartet; es wurde nichts gesendet.',
    },
    next: {
      en: 'Look at the plan that is shown now, and approve it or make a new one.',
      de: 'Sehen Sie den jetzt gezeigten Plan an, und geben Sie ihn frei oder machen Sie einen neuen.',
    },
  });
}

function notTyped(name: string): AppError {
  return new AppError({
    code: 'not-confirmed',
    side: 'input',
    message: {
      en: `Some steps cannot be undone, and "${name}" was not typed to confirm them; nothing was sent.`,
      de: `Einige Schritte lassen sich nicht zurücknehmen, und „${name}“ wurde nicht zur Bestätigung getippt; es wurde nichts gesendet.`,
    },
    next: {
      en: 'Type the name, or uncheck the steps.',
      de: 'Tippen Sie den Namen, oder wählen Sie die Schritte ab.',
    },
  });
}
