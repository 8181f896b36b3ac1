import type { Foothold } from '../../domain/foothold.ts';
import type { Plan } from '../../domain/plan.ts';
import type { PlanReport } from '../../engine/respond/run-plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Language } from '../../kernel/localized.ts';

/** One record a step, flat, for csv and jsonl; without results, what is planned. */
export function stepRecords(
  plan: Plan,
  results: PlanReport['steps'],
  language: Language,
): readonly JsonObject[] {
  return plan.steps.map((step) => {
    const result = results.find((one) => one.step === step.id);
    return {
      step: step.id,
      action: step.action,
      account: step.target.account?.upn ?? null,
      what: step.title[language],
      target: step.target.label,
      selected: step.selected,
      impact: step.impact,
      reversible: step.reversible,
      outcome: result?.outcome ?? null,
      text: result?.text?.[language] ?? null,
    };
  });
}

/** One record a foothold, with what became of it. */
export function verificationRecords(verification: Verification, language: Language): readonly JsonObject[] {
  return verification.accounts.flatMap((account) => {
    const known = (state: string, footholds: readonly Foothold[]): JsonObject[] =>
      footholds.map((foothold) => ({
        account: account.account,
        state,
        foothold: foothold.id,
        kind: foothold.kind,
        title: foothold.title[language],
      }));
    return [
      ...account.gone.map((id) => ({
        account: account.account,
        state: 'gone',
        foothold: id,
        kind: null,
        title: null,
      })),
      ...known('back', account.back),
      ...known('new', account.fresh),
      ...known('remaining', account.remaining),
      ...known('kept', account.kept),
    ];
  });
}
