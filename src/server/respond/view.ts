import { join } from 'node:path';
import { actionById } from '../../actions/index.ts';
import { permissionName } from '../../domain/permission.ts';
import type { JournalEntry, Plan } from '../../domain/plan.ts';
import { caseHints } from '../../engine/case-hints.ts';
import { keptVerification } from '../../engine/respond/keep-verification.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { historyOf } from '../../engine/respond/run-step.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { readJournal } from '../../evidence/journal.ts';
import type { Localized } from '../../kernel/localized.ts';
import { responseState } from '../cases/response-state.ts';
import type { ServerContext } from '../context.ts';
import type { PlanView, ResponseView, StepView } from '../contract/response.ts';
import { mustBeTyped } from './approval.ts';

export function responseView(context: ServerContext, name: string): ResponseView {
  const { folder, file } = openCase(context.casesFolder, name);
  const journal = readJournal(join(folder, 'journal.jsonl'), false);
  const plans = plansIn(journal);
  const draft = context.drafts.get(name);
  const verified = keptVerification(folder);
  const known = plans.at(-1)?.accounts.map(({ upn }) => upn);
  const struck = caseHints(context.casesFolder, name)?.accounts ?? [];
  return {
    state: responseState(journal),
    reachable: context.tenants().some((tenant) => tenant.id === file.tenant?.id),
    accounts: known ?? (struck.length > 0 ? struck : file.accounts),
    draft: draft && planView(draft.plan, []),
    plans: plans.map((plan) => planView(plan, journal)).toReversed(),
    verified: verified && { time: verified.time, clean: verified.clean },
    journal: journal.map(({ sequence, time, event, step, data }) => ({
      sequence,
      time,
      event,
      step: step ?? null,
      // A plan is shown as a plan; here it would fill the screen.
      data: event === 'plan' ? { plan: (data as unknown as Plan).id } : data,
    })),
  };
}

function planView(plan: Plan, journal: readonly JournalEntry[]): PlanView {
  return {
    id: plan.id,
    kind: plan.kind,
    createdAt: plan.createdAt,
    accounts: plan.accounts.map(({ upn }) => upn),
    steps: plan.steps.map((step): StepView => {
      const action = actionById(step.action);
      return {
        id: step.id,
        phase: step.phase,
        title: step.title,
        effect: action?.effect ?? step.title,
        account: step.target.account?.upn ?? null,
        label: step.target.label,
        before: step.target.before,
        after: step.target.after,
        reasons: step.reasons,
        impact: step.impact,
        notice: step.notice,
        permissions: (action?.permissions ?? []).map(permissionName),
        reversible: step.reversible,
        irreversible: step.irreversible,
        selected: step.selected,
        undecided: step.undecided,
        typed: mustBeTyped(plan, step),
        outcome: historyOf(journal, step.id).outcome,
        text: resultText(journal, step.id),
      };
    }),
    guards: plan.guards,
    missing: plan.missing.map(({ permission, consequence }) => ({
      permission: permissionName(permission),
      consequence,
    })),
    blind: plan.blind,
  };
}

function resultText(journal: readonly JournalEntry[], step: string): Localized | null {
  const result = journal.findLast(
    (entry) => entry.step === step && (entry.event === 'result' || entry.event === 'undo-result'),
  );
  return (result?.data as { readonly text?: Localized | null } | undefined)?.text ?? null;
}
