import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry, Plan } from '../../domain/plan.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import { checkEvidence } from '../../evidence/check.ts';
import { readJournal } from '../../evidence/journal.ts';
import { hasStore } from '../../store/open.ts';
import { readInvestigation, withEvents } from '../investigate/case-events.ts';
import type { Investigation } from '../investigate/index.ts';
import { keptVerification } from '../respond/keep-verification.ts';
import type { KeptVerification } from '../respond/keep-verification.ts';
import { plansIn } from '../respond/resume.ts';
import { historyOf } from '../respond/run-step.ts';
import { messagesIn } from './messages.ts';
import type { Report, ReportedPlan } from './report.ts';
import { sourcesOf } from './sources.ts';
import { statementsOf } from './statements.ts';
import { storyOf } from './story.ts';
import { struckAccounts } from './struck.ts';
import type { Told } from './story.ts';

/** The report of a case, from what its folder holds; nothing is asked of the tenant. `now` is ISO UTC. */
export async function buildReport(found: CaseFolder, now: string): Promise<Report> {
  const investigation = existsSync(join(found.folder, 'investigation.json'))
    ? readInvestigation(found.folder)
    : null;
  const entries = readJournal(join(found.folder, 'journal.jsonl'), false);
  const messages =
    investigation && hasStore(found.folder)
      ? await withEvents(found.folder, (store) => messagesIn(store, investigation.mail))
      : noMessages;
  return told({
    ...head(found, investigation, now),
    messages,
    plans: plansIn(entries).map((plan) => planOf(plan, entries)),
    verification: verificationAfter(entries, keptVerification(found.folder)),
    evidence: checkEvidence(found.folder),
    journal: { entries: entries.length, tip: entries.at(-1)?.hash ?? null },
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

const noMessages: Report['messages'] = { total: 0, listed: [] };

/** The report of an investigation alone, as it ends: what the terminal shows. */
export function investigationReport(found: CaseFolder, investigation: Investigation, now: string): Report {
  return told({
    ...head(found, investigation, now),
    messages: noMessages,
    plans: [],
    verification: null,
    evidence: { kept: 0, problems: [] },
    journal: { entries: 0, tip: null },
  });
}

type Head = Pick<Told, 'schema' | 'createdAt' | 'case' | 'investigation' | 'findings' | 'sources'>;

function head({ name, file }: CaseFolder, investigation: Investigation | null, now: string): Head {
  return {
    schema: 'evict.report/1',
    createdAt: now,
    case: {
      name,
      begun: file.createdAt,
      tenant: file.tenant,
      accounts:
        file.accounts.length > 0 ? file.accounts : struckAccounts({ investigation }).map(({ user }) => user),
    },
    investigation,
    findings: (investigation?.findings ?? []).map((finding, index) => ({ ...finding, ref: `F${index + 1}` })),
    sources: sourcesOf(investigation?.ledger ?? []),
  };
}

function told(parts: Told): Report {
  return { ...parts, story: storyOf(parts), statements: statementsOf(parts) };
}

function planOf(plan: Plan, entries: readonly JournalEntry[]): ReportedPlan {
  return {
    id: plan.id,
    kind: plan.kind,
    createdAt: plan.createdAt,
    operator: plan.operator.name,
    accounts: plan.accounts.map((account) => account.upn),
    steps: plan.steps.map(({ id, action, title, reasons, selected, reversible, target }) => ({
      id,
      action,
      title,
      reasons,
      selected,
      reversible,
      target: target.label,
      outcome: historyOf(entries, id).outcome,
      time: entries.findLast((entry) => entry.step === id && entry.event === 'result')?.time ?? null,
    })),
    blind: plan.blind,
  };
}
