import type { CaseFolder } from '../../evidence/case-folder.ts';
import type { Investigation } from '../investigate/investigation.ts';
import type { Report } from './report.ts';
import { sourcesOf } from './sources.ts';
import { statementsOf } from './statements.ts';
import { storyOf } from './story.ts';
import type { Told } from './story.ts';
import { struckAccounts } from './struck.ts';

export const noMessages: Report['messages'] = { total: 0, listed: [] };

/** The report of an investigation alone, as it ends: what the terminal shows. */
export function investigationReport(found: CaseFolder, investigation: Investigation, now: string): Report {
  return told({
    ...reportHead(found, investigation, now),
    messages: noMessages,
    plans: [],
    verification: null,
    evidence: { kept: 0, problems: [] },
    journal: { entries: 0, tip: null, problem: null },
  });
}

type Head = Pick<Told, 'schema' | 'createdAt' | 'case' | 'investigation' | 'findings' | 'sources'>;

/** What every report of a case begins with. */
export function reportHead(
  { name, file }: CaseFolder,
  investigation: Investigation | null,
  now: string,
): Head {
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

/** Joins the parts by what they tell together: the story and the statements. */
export function told(parts: Told): Report {
  return { ...parts, story: storyOf(parts), statements: statementsOf(parts) };
}
