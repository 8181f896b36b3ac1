import { z } from 'zod';
import { byGravity, severities } from '../../../domain/finding.ts';
import type { Finding } from '../../../domain/finding.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import { pageOf, pageShape } from '../../cases/pages.ts';
import type { Page } from '../../contract/common.ts';
import type { FindingLine, FindingSort } from '../../contract/findings.ts';
import { recordMissing } from '../../http/errors.ts';
import { get } from '../../http/route.ts';

const question = z.object({
  user: z.string().max(2_000).optional(),
  severity: z.enum(severities).optional(),
  /** Words in title, reason, account or rule. */
  search: z.string().max(200).optional(),
  sort: z.enum(['severity', 'time', 'user', 'title', 'count']).default('severity'),
  direction: z.enum(['up', 'down']).default('up'),
  language: z.enum(['en', 'de']).default('en'),
  ...pageShape,
});

type Question = z.infer<typeof question>;

export const caseFindings = get(
  '/api/cases/:case/findings',
  question,
  (context, { params, given }): Page<FindingLine> => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const { findings } = context.investigations.read(folder);
    const kept = findings.filter((finding) => passes(finding, given)).toSorted(order(given));
    return pageOf(kept, given, withoutEvents);
  },
);

/** One finding with its events' ids, for its evidence. */
export const caseFinding = get(
  '/api/cases/:case/findings/:finding',
  z.object({}),
  (context, { params }): Finding => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const found = context.investigations.read(folder).findings.find(({ id }) => id === params['finding']);
    if (!found) throw recordMissing();
    return found;
  },
);

export function withoutEvents({ events: _events, ...line }: Finding): FindingLine {
  return line;
}

function passes(finding: Finding, given: Question): boolean {
  if (given.user !== undefined && finding.user !== given.user.toLowerCase()) return false;
  if (given.severity !== undefined && finding.severity !== given.severity) return false;
  if (given.search === undefined) return true;
  const { title, reason, user, rule } = finding;
  const text = `${title[given.language]} ${reason[given.language]} ${user ?? ''} ${rule}`.toLowerCase();
  return text.includes(given.search.toLowerCase());
}

function order({ sort, direction, language }: Question): (a: Finding, b: Finding) => number {
  const sign = direction === 'up' ? 1 : -1;
  const by: { readonly [key in FindingSort]: (a: Finding, b: Finding) => number } = {
    severity: byGravity,
    time: (a, b) => a.time.localeCompare(b.time),
    user: (a, b) => (a.user ?? '').localeCompare(b.user ?? ''),
    title: (a, b) => a.title[language].localeCompare(b.title[language], language),
    count: (a, b) => a.count - b.count,
  };
  return (a, b) => sign * by[sort](a, b) || byGravity(a, b);
}
