import { join } from 'node:path';
import { z } from 'zod';
import { checks } from '../../../checks/index.ts';
import type { Exception } from '../../../domain/assessment.ts';
import { assess } from '../../../engine/assess/index.ts';
import { keepExceptions, keptExceptions } from '../../../engine/assess/exceptions.ts';
import { keepSnapshot, keptSnapshots } from '../../../engine/assess/history.ts';
import type { KeptSnapshot } from '../../../engine/assess/history.ts';
import { readSnapshotFile } from '../../../engine/assess/snapshot-file.ts';
import { takeSnapshot } from '../../../engine/assess/take-snapshot.ts';
import { unknownCheck } from '../../../engine/assess/unknown-check.ts';
import { dnsClient } from '../../../microsoft/dns/resolver.ts';
import type { ServerContext } from '../../context.ts';
import type { AssessmentView, ExceptionRef, NewRun } from '../../contract/tenant.ts';
import { get, post } from '../../http/route.ts';
import { findTenant } from '../../tenants/find.ts';

const question = z.object({ run: z.string().max(200).optional(), compare: z.string().max(200).optional() });
const newRun: z.ZodType<NewRun> = z.object({ deep: z.boolean() });
const exception: z.ZodType<Exception> = z.object({
  check: z.string().max(200),
  owner: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2_000),
  expires: z.iso.date(),
});
const reference: z.ZodType<ExceptionRef> = z.object({ check: z.string().max(200) });

/** Where the runs and exceptions of a tenant lie, beside the cases: the command line uses the same. */
export function assessmentFolder(context: ServerContext, domain: string): string {
  return join(context.casesFolder, '_assessments', domain);
}

/** The newest run, or the one that was named, judged as of today and compared with an earlier one. */
export const tenantAssessment = get(
  '/api/tenants/:tenant/assessment',
  question,
  (context, { params, given }): AssessmentView => {
    const folder = assessmentFolder(context, findTenant(context, params['tenant']!).domain);
    const kept = keptSnapshots(folder);
    const exceptions = keptExceptions(folder);
    const runs = kept.map(({ id, takenAt }) => ({ id, takenAt }));
    const shown = kept.find(({ id }) => id === given.run) ?? kept[0];
    if (!shown) return { assessment: null, runs, run: null, compare: null, exceptions };
    const earlier = earlierThan(kept, shown, given.compare);
    const { snapshot, sha256 } = readSnapshotFile(shown.file);
    const assessment = assess({
      snapshot,
      sha256,
      file: shown.file,
      today: context.clock.now().toISOString().slice(0, 10),
      exceptions,
      earlier: earlier ? readSnapshotFile(earlier.file).snapshot : null,
    });
    return { assessment, runs, run: shown.id, compare: earlier?.id ?? null, exceptions };
  },
);

function earlierThan(
  kept: readonly KeptSnapshot[],
  shown: KeptSnapshot,
  wanted: string | undefined,
): KeptSnapshot | undefined {
  const before = kept.slice(kept.indexOf(shown) + 1);
  return before.find(({ id }) => id === wanted) ?? before[0];
}

export const newAssessment = post(
  '/api/tenants/:tenant/assess',
  newRun,
  (context, { params, given, session }) => {
    const { id, domain } = findTenant(context, params['tenant']!);
    return context.jobs.start('assess', domain, session.id, async (job) => {
      const connection = await context.connect(id, job.signal);
      const snapshot = await takeSnapshot({
        connection,
        dns: dnsClient(context.dns),
        deep: given.deep,
        tell: (what, fraction) =>
          job.progress({ en: `Reading: ${what.en}`, de: `Lese: ${what.de}` }, fraction),
      });
      keepSnapshot(assessmentFolder(context, domain), snapshot, 'whole');
      return null;
    });
  },
);

export const newException = post(
  '/api/tenants/:tenant/exceptions',
  exception,
  (context, { params, given }) => {
    if (!checks.some((check) => check.id === given.check)) throw unknownCheck(given.check);
    change(context, params['tenant']!, given.check, [given]);
    return null;
  },
);

export const removeException = post(
  '/api/tenants/:tenant/exceptions/remove',
  reference,
  (context, { params, given }) => {
    change(context, params['tenant']!, given.check, []);
    return null;
  },
);

function change(context: ServerContext, tenant: string, check: string, instead: readonly Exception[]): void {
  const { domain } = findTenant(context, tenant);
  const folder = assessmentFolder(context, domain);
  keepExceptions(folder, [...keptExceptions(folder).filter((one) => one.check !== check), ...instead]);
  context.hub.publish({ type: 'case', case: domain });
}
