import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry, Plan } from '../../domain/plan.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import { checkEvidence } from '../../evidence/check.ts';
import { provenJournal } from '../../evidence/journal.ts';
import { hasStore } from '../../store/open.ts';
import { readInvestigation, withEvents } from '../investigate/case-events.ts';
import { keptVerification } from '../respond/keep-verification.ts';
import type { KeptVerification } from '../respond/keep-verification.ts';
import { historiesIn } from '../respond/history.ts';
import type { StepHistory } from '../respond/history.ts';
import { plansIn } from '../respond/resume.ts';
import { noMessages, reportHead, told } from './investigation-report.ts';
import { messagesIn } from './messages.ts';
import type { Report, ReportedPlan } from './report.ts';

/**
 * The report of a case, from what its folder holds; nothing is asked of the tenant. `now` is ISO UTC; `events` lends the
 * case's store, for whoever has it open already.
 */
export async function buildReport(
  found: CaseFolder,
  now: string,
  events: typeof withEvents = withEvents,
): Promise<Report> {
  const investigation = existsSync(join(found.folder, 'investigation.json'))
    ? readInvestigation(found.folder)
    : null;
  const { entries, problem } = provenJournal(join(found.folder, 'journal.jsonl'));
  const historyOf = historiesIn(entries);
  const messages =
    investigation && hasStore(found.folder)
      ? await events(found.folder, (store) => messagesIn(store, investigation.mail))
      : noMessages;
  return told({
    ...reportHead(found, investigation, now),
    messages,
    plans: plansIn(entries).map((plan) => planOf(plan, historyOf)),
    verification: verificationAfter(entries, keptVerification(found.folder)),
    evidence: checkEvidence(found.folder),
    journal: { entries: entries.length, tip: entries.at(-1)?.hash ?? null, problem: problem?.code ?? null },
  });
}

/** What was read before the newest change proves nothing about the tenant after it. */
function verificationAfter(
  entries: readonly JournalEntry[],
  kept: KeptVerification | null,
): KeptVerification | null {
  const changed = entries.findLast(({ event }) => event === 'sent' || event === 'undo-result');
  return kept !== null && changed !== undefined && changed.time > kept.time ? null : kept;
}

function planOf(plan: Plan, historyOf: (step: string) => StepHistory): ReportedPlan {
  return {
    id: plan.id,
    kind: plan.kind,
    createdAt: plan.createdAt,
    operator: plan.operator.name,
    accounts: plan.accounts.map((account) => account.upn),
    steps: plan.steps.map(({ id, action, title, reasons, selected, reversible, target }) => {
      const { outcome, result } = historyOf(id);
      const time = result?.time ?? null;
      return { id, action, title, reasons, selected, reversible, target: target.label, outcome, time };
    }),
    blind: plan.blind,
    gone: plan.gone ?? [],
  };
}
