import { join } from 'node:path';
import { z } from 'zod';
import type { Finding, LedgerEntry } from '../../../domain/finding.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import { viewJournal } from '../../../evidence/journal.ts';
import type { Investigation } from '../../../engine/investigate/investigation.ts';
import { titleOf } from '../../../engine/investigate/source-titles.ts';
import { responseState } from '../../cases/response-state.ts';
import type { CaseSummary, Gap, InvestigationSummary } from '../../contract/case.ts';
import { get } from '../../http/route.ts';
import { domainOf } from '../../tenants/find.ts';

export const caseSummary = get('/api/cases/:case', z.object({}), (context, { params }): CaseSummary => {
  const { name, folder, file } = openCase(context.casesFolder, params['case']!);
  const investigation = context.investigations.find(folder);
  const { entries, problem } = viewJournal(join(folder, 'journal.jsonl'));
  const tenant = file.tenant;
  return {
    name,
    folder,
    createdAt: file.createdAt,
    tenant: tenant && {
      id: tenant.id,
      domain: domainOf(context, tenant),
      reachable: context.tenants().some((known) => known.id === tenant.id),
    },
    accounts: file.accounts,
    response: problem ? 'none' : responseState(entries),
    investigation: investigation && summarise(investigation),
  };
});

function summarise(investigation: Investigation): InvestigationSummary {
  const { events, accounts, findings, rules, ledger, sessions, campaigns } = investigation;
  const byAccount = findingsByAccount(findings);
  return {
    events: {
      read: events.read,
      accepted: events.accepted,
      duplicates: events.duplicates,
      rejected: events.rejected,
      byReason: { ...events.byReason },
    },
    accounts: accounts.map((account) => ({
      ...account,
      findings: bySeverity(byAccount.get(account.user) ?? []),
    })),
    findings: bySeverity(findings),
    rules: { run: rules.run, refused: rules.refused.length },
    gaps: gapsIn(ledger),
    sessions: sessions.length,
    campaigns: campaigns.length,
  };
}

function findingsByAccount(findings: readonly Finding[]): ReadonlyMap<string | null, readonly Finding[]> {
  const groups = new Map<string | null, Finding[]>();
  for (const finding of findings) {
    const known = groups.get(finding.user);
    if (known) known.push(finding);
    else groups.set(finding.user, [finding]);
  }
  return groups;
}

function bySeverity(findings: readonly Finding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

/** Windows that came in full are no gap; the others together by source and state. */
function gapsIn(ledger: readonly LedgerEntry[]): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const entry of ledger) {
    if (entry.state === 'complete') continue;
    const key = `${entry.source} ${entry.state}`;
    const known = gaps.get(key);
    gaps.set(key, {
      source: entry.source,
      title: titleOf(entry.source),
      state: entry.state,
      windows: (known?.windows ?? 0) + 1,
      from: earlier(known?.from ?? null, entry.from),
      to: later(known?.to ?? null, entry.to),
      text: known?.text ?? entry.text,
    });
  }
  return [...gaps.values()];
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
