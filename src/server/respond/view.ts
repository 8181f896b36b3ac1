import { join } from 'node:path';
import { actionById } from '../../actions/index.ts';
import { restoreDeletedMailAction } from '../../actions/restore-deleted-mail/index.ts';
import { permissionName } from '../../domain/permission.ts';
import type { Plan } from '../../domain/plan.ts';
import { caseHints } from '../../engine/case-hints.ts';
import { historiesIn } from '../../engine/respond/history.ts';
import type { StepHistory } from '../../engine/respond/history.ts';
import { keptVerification } from '../../engine/respond/keep-verification.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { readJournal } from '../../evidence/journal.ts';
import { responseState } from '../cases/response-state.ts';
import type { ServerContext } from '../context.ts';
import type { PlanView, ResponseView, StepView } from '../contract/response.ts';
import { mustBeTyped } from './approval.ts';

export function responseView(context: ServerContext, name: string): ResponseView {
  const { folder, file } = openCase(context.casesFolder, name);
  const journal = readJournal(join(folder, 'journal.jsonl'), false);
  const plans = plansIn(journal);
  const historyOf = historiesIn(journal);
  const draft = context.drafts.get(name);
  const verified = keptVerification(folder);
  const known = plans.at(-1)?.accounts.map(({ upn }) => upn);
  const struck = caseHints(context.casesFolder, name)?.accounts ?? [];
  return {
    state: responseState(journal),
    reachable: context.tenants().some((tenant) => tenant.id === file.tenant?.id),
    accounts: known ?? (struck.length > 0 ? struck : file.accounts),
    draft: draft && planView(draft.plan, historiesIn([])),
    plans: plans.map((plan) => planView(plan, historyOf)).toReversed(),
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

function planView(plan: Plan, historyOf: (step: string) => StepHistory): PlanView {
  return {
    id: plan.id,
    kind: plan.kind,
    createdAt: plan.createdAt,
    accounts: plan.accounts.map(({ upn }) => upn),
    steps: plan.steps.map((step): StepView => {
      const action = actionById(step.action);
      const { outcome, text } = historyOf(step.id);
      return {
        id: step.id,
        phase: step.phase,
        title: step.title,
        effect: action?.effect ?? step.title,
        account: step.target.account?.upn ?? null,
        label: step.target.label,
        deletedMail: step.action === restoreDeletedMailAction.id,
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
        outcome,
        text,
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
