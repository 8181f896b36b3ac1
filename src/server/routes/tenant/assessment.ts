import { z } from 'zod';
import { checks } from '../../../checks/index.ts';
import type { Exception } from '../../../domain/assessment.ts';
import { assess } from '../../../engine/assess/index.ts';
import { exceptionsOf, keepExceptions } from '../../../engine/assess/exceptions.ts';
import { keepSnapshot, keptSnapshots, tenantFolder } from '../../../engine/assess/history.ts';
import type { KeptSnapshot } from '../../../engine/assess/history.ts';
import { keepParticulars, keptParticulars, particularsReader } from '../../../engine/assess/particulars.ts';
import { mayHoldAttack, stepsIn } from '../../../engine/assess/rank.ts';
import { readSnapshotFile } from '../../../engine/assess/snapshot-file.ts';
import { takeSnapshot } from '../../../engine/assess/take-snapshot.ts';
import { unknownCheck } from '../../../engine/assess/unknown-check.ts';
import { listCases, openCase } from '../../../evidence/case-folder.ts';
import { dnsClient } from '../../../microsoft/dns/resolver.ts';
import type { ReachableTenant, ServerContext } from '../../context.ts';
import type { AssessmentView, ExceptionRef, NewRun, Particulars } from '../../contract/tenant.ts';
import { get, post } from '../../http/route.ts';
import { findTenant } from '../../tenants/find.ts';

const name = z.string().max(200);
const question = z.object({
  run: name.optional(),
  compare: name.optional(),
  attack: name.optional(),
});
const newRun: z.ZodType<NewRun> = z.object({ deep: z.boolean() });
const exception: z.ZodType<Exception> = z.object({
  check: name,
  owner: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2_000),
  expires: z.iso.date(),
});
const reference: z.ZodType<ExceptionRef> = z.object({ check: name });

/** The newest run, or the one that was named, judged as of today, compared with an earlier one and held against an attack. */
export const tenantAssessment = get(
  '/api/tenants/:tenant/assessment',
  question,
  (context, { params, given }): AssessmentView => {
    const tenant = findTenant(context, params['tenant']!);
    const folder = tenantFolder(context.casesFolder, tenant.domain);
    const kept = keptSnapshots(folder);
    const exceptions = exceptionsOf(folder);
    const { file, ...particulars } = keptParticulars(folder);
    const wanted = given.attack === undefined ? null : openCase(context.casesFolder, given.attack);
    const empty = wanted !== null && stepsIn(wanted.folder).length === 0;
    const around = {
      runs: kept.map(({ id, takenAt }) => ({ id, takenAt })),
      exceptions: exceptions.exceptions,
      particulars,
      attacks: attacksOn(context, tenant),
      attack: wanted && { case: wanted.name, empty },
    };
    const shown = kept.find(({ id }) => id === given.run) ?? kept[0];
    if (!shown) return { ...around, assessment: null, run: null, compare: null };
    const earlier = earlierThan(kept, shown, given.compare);
    const { snapshot, sha256 } = readSnapshotFile(shown.file);
    const assessment = assess({
      snapshot,
      sha256,
      file: shown.file,
      today: context.clock.now().toISOString().slice(0, 10),
      particulars: { ...particulars, file },
      exceptions,
      earlier: earlier ? readSnapshotFile(earlier.file).snapshot : null,
      attack: empty ? null : wanted,
    });
    return { ...around, assessment, run: shown.id, compare: earlier?.id ?? null };
  },
);

/** Cases of the tenant; those of files name no tenant, and may be of this one. */
function attacksOn(context: ServerContext, { id }: ReachableTenant): readonly string[] {
  return listCases(context.casesFolder)
    .filter(
      ({ folder, file }) =>
        (file.tenant === null || file.tenant.id === id) && mayHoldAttack(folder, file.accounts.length),
    )
    .toSorted((a, b) => b.file.createdAt.localeCompare(a.file.createdAt))
    .map((found) => found.name);
}

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
      keepSnapshot(tenantFolder(context.casesFolder, domain), snapshot, 'whole');
      return null;
    });
  },
);

export const newParticulars = post(
  '/api/tenants/:tenant/particulars',
  particularsReader as z.ZodType<Particulars>,
  (context, { params, given }) => {
    const { domain } = findTenant(context, params['tenant']!);
    keepParticulars(tenantFolder(context.casesFolder, domain), given);
    context.hub.publish({ type: 'case', case: domain });
    return null;
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
  const folder = tenantFolder(context.casesFolder, domain);
  const others = exceptionsOf(folder).exceptions.filter((one) => one.check !== check);
  keepExceptions(folder, [...others, ...instead]);
  context.hub.publish({ type: 'case', case: domain });
}
