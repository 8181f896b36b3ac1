import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { VerdictWord } from '../../../domain/verdict.ts';
import { lastKnown, percentage } from '../../../engine/score/trend.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import { viewJournal } from '../../../evidence/journal.ts';
import { responseState } from '../../cases/response-state.ts';
import type { ReachableTenant, ServerContext } from '../../context.ts';
import type { Home, HomeCase, HomeTenant } from '../../contract/home.ts';
import { apiError } from '../../http/errors.ts';
import { get } from '../../http/route.ts';
import { domainOf } from '../../tenants/find.ts';
import type { Route } from '../../http/route.ts';

export const homeRoutes: readonly Route[] = [
  get('/api/home', z.object({}), (context): Home => ({
    tenants: context.tenants().map((tenant) => withStanding(context, tenant)),
    cases: casesOf(context),
    casesFolder: context.casesFolder,
  })),
];

/** What is known of a tenant's safety without asking it. */
function withStanding(context: ServerContext, tenant: ReachableTenant): HomeTenant {
  const known = lastKnown(context.homeFolder, tenant.id);
  const [newest] = context.readings.audits(tenant.domain);
  const reading = newest && context.readings.audit(newest);
  return {
    ...tenant,
    score: known && { day: known.day, percentage: percentage(known) },
    audit: reading
      ? {
          readAt: reading.readAt,
          on: reading.status.ingestion === true && reading.status.organization === true,
          mailboxes: reading.status.counts.mailboxes,
          recorded: reading.status.counts.byTruth.recorded,
          exempt: reading.status.gaps.filter((gap) => gap.code === 'bypass').length,
        }
      : null,
  };
}

function casesOf(context: ServerContext): readonly HomeCase[] {
  const { casesFolder } = context;
  if (!existsSync(casesFolder)) return [];
  return readdirSync(casesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(casesFolder, entry.name, 'case.json')))
    .map((entry) => describe(context, entry.name))
    .toSorted((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''));
}

const order: readonly VerdictWord[] = ['compromised', 'likely', 'unclear', 'clean'];

/** One damaged case must not hide the others. */
function describe(context: ServerContext, name: string): HomeCase {
  try {
    const { file, folder } = openCase(context.casesFolder, name);
    const investigation = context.investigations.find(folder);
    const { entries, problem } = viewJournal(join(folder, 'journal.jsonl'));
    const verdicts = investigation?.accounts.map((account) => account.verdict) ?? [];
    return {
      name,
      createdAt: file.createdAt,
      tenant: file.tenant && domainOf(context, file.tenant),
      accounts: file.accounts,
      verdict: investigation ? (order.find((word) => verdicts.includes(word)) ?? 'clean') : null,
      struck: (investigation?.accounts ?? [])
        .filter((account) => account.verdict === 'compromised' || account.verdict === 'likely')
        .map((account) => account.user),
      response: problem ? 'none' : responseState(entries),
      problem: problem && apiError(problem),
    };
  } catch (thrown) {
    return {
      name,
      createdAt: null,
      tenant: null,
      accounts: [],
      verdict: null,
      struck: [],
      response: 'none',
      problem: apiError(thrown),
    };
  }
}
