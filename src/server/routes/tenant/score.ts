import { z } from 'zod';
import { readScoreReport, whatIf } from '../../../engine/score/index.ts';
import type { ScoreReport } from '../../../engine/score/index.ts';
import type { ServerContext } from '../../context.ts';
import type { Score, WhatIf } from '../../contract/tenant.ts';
import { get } from '../../http/route.ts';
import { findTenant } from '../../tenants/find.ts';

const question = z.object({ fresh: z.literal('yes').optional() });
const chosen = z.object({ controls: z.string().max(20_000).default('') });

export const tenantScore = get(
  '/api/tenants/:tenant/score',
  question,
  async (context, { params, given }): Promise<Score> => {
    const { id } = findTenant(context, params['tenant']!);
    if (given.fresh) context.readings.scores.delete(id);
    const { day, current, max, percentage, averages, changes, controls, recommended, trend } = await reportOf(
      context,
      id,
    );
    return { day, current, max, percentage, averages, changes, controls, recommended, trend };
  },
);

export const tenantWhatIf = get(
  '/api/tenants/:tenant/score/what-if',
  chosen,
  async (context, { params, given }): Promise<WhatIf> => {
    const report = await reportOf(context, findTenant(context, params['tenant']!).id);
    const { current, percentage, gain } = whatIf(report, given.controls.split(',').filter(Boolean));
    return { current, percentage, gain };
  },
);

async function reportOf(context: ServerContext, tenant: string): Promise<ScoreReport> {
  const known = context.readings.scores.get(tenant);
  if (known) return known;
  const connection = await context.connect(tenant, AbortSignal.timeout(patience));
  const report = await readScoreReport(connection, context.homeFolder);
  context.readings.scores.set(tenant, report);
  return report;
}

/** Microsoft answers in seconds; whoever looks at a page does not wait for minutes. Milliseconds. */
const patience = 120_000;
