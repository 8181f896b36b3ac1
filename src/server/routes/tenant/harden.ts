import { join } from 'node:path';
import { z } from 'zod';
import type { Connection } from '../../../domain/clients.ts';
import type { Plan } from '../../../domain/plan.ts';
import { assess } from '../../../engine/assess/index.ts';
import { exceptionsOf } from '../../../engine/assess/exceptions.ts';
import { keepSnapshot, tenantFolder } from '../../../engine/assess/history.ts';
import { keepParticulars, keptParticulars } from '../../../engine/assess/particulars.ts';
import { takeSnapshot } from '../../../engine/assess/take-snapshot.ts';
import { planAuditRepair } from '../../../engine/audit/plan.ts';
import { readAuditStatus } from '../../../engine/audit/status.ts';
import { namedChanges, planHardening } from '../../../engine/harden/index.ts';
import { accountsOf, journalOf, nextNumber } from '../../../engine/respond/case-run.ts';
import { plansIn } from '../../../engine/respond/resume.ts';
import { ensureCase, freshCaseName, listCases, openCase } from '../../../evidence/case-folder.ts';
import { viewJournal } from '../../../evidence/journal.ts';
import { dnsClient } from '../../../microsoft/dns/resolver.ts';
import type { ReachableTenant, ServerContext } from '../../context.ts';
import type { NewHardening, PlanBegun, SettingsCases } from '../../contract/tenant.ts';
import { apiError } from '../../http/errors.ts';
import { get, post } from '../../http/route.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { planOrNoCase } from '../../respond/discard.ts';
import { findTenant } from '../../tenants/find.ts';

const names = z.array(z.string().min(1).max(320)).max(500);
const newHardening: z.ZodType<NewHardening> = z.object({
  checks: names.min(1),
  breakGlass: names,
  notify: names,
  attack: z.string().max(200).nullable(),
});

/** Reads the settings as they are now, judges them, and leaves a draft; whom a change hits stands in its reasons. */
export const planHarden = post(
  '/api/tenants/:tenant/harden',
  newHardening,
  (context, { params, given, session }): Promise<PlanBegun> => {
    const tenant = findTenant(context, params['tenant']!);
    return begin(context, tenant, 'harden', session.id, async (connection, name, number, job) => {
      const folder = tenantFolder(context.casesFolder, tenant.domain);
      const kept = keptParticulars(folder);
      const breakGlass = await accountsOf(connection, given.breakGlass);
      const told = { ...kept, breakGlass: breakGlass.map(({ upn }) => upn), notify: given.notify };
      const file = keepParticulars(folder, told);
      const snapshot = await takeSnapshot({
        connection,
        dns: dnsClient(context.dns),
        deep: false,
        tell: (what, fraction) =>
          job.progress({ en: `Reading: ${what.en}`, de: `Lese: ${what.de}` }, fraction / 2),
      });
      const assessment = assess({
        snapshot,
        ...keepSnapshot(folder, snapshot, 'whole'),
        today: context.clock.now().toISOString().slice(0, 10),
        particulars: { ...told, file },
        exceptions: exceptionsOf(folder),
        attack: given.attack === null ? null : openCase(context.casesFolder, given.attack),
      });
      return planHardening(connection, namedChanges(assessment, given.checks), snapshot, {
        case: name,
        number,
        only: [],
        skip: [],
        keep: [],
        given: { breakGlass: breakGlass.map(({ id }) => id), notify: given.notify },
        tell: (what, fraction) =>
          job.progress({ en: `Planning: ${what.en}`, de: `Plane: ${what.de}` }, 0.5 + fraction / 2),
      });
    });
  },
);

/** Everything that keeps an attacker's acts from being recorded. */
export const planRepair = post(
  '/api/tenants/:tenant/audit/repair',
  z.object({}),
  (context, { params, session }): Promise<PlanBegun> =>
    begin(
      context,
      findTenant(context, params['tenant']!),
      'audit',
      session.id,
      async (connection, name, number, job) => {
        const status = await readAuditStatus(connection, {
          mailboxes: [],
          all: false,
          days: 7,
          tell: (text) => job.progress(text, null),
        });
        return planAuditRepair(connection, status, { case: name, number, only: [], skip: [], keep: [] });
      },
    ),
);

export const settingsCases = get(
  '/api/tenants/:tenant/changes',
  z.object({}),
  (context, { params }): SettingsCases => {
    const { id } = findTenant(context, params['tenant']!);
    const cases = listCases(context.casesFolder).flatMap(({ name, folder, file }) => {
      if (file.tenant?.id !== id || file.accounts.length > 0) return [];
      const { entries, problem } = viewJournal(join(folder, 'journal.jsonl'));
      const plans = plansIn(entries).filter(({ kind }) => kind !== 'contain' && kind !== 'recover');
      const steps = plans.flatMap((plan) => plan.steps.filter(({ selected }) => selected)).length;
      const waits = context.drafts.get(name) !== null;
      if (plans.length === 0 && !waits && problem === null) return [];
      return [{ name, createdAt: file.createdAt, steps, problem: problem && apiError(problem) }];
    });
    return { cases: cases.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)) };
  },
);

type Planner = (connection: Connection, name: string, number: number, job: JobHandle) => Promise<Plan>;

/** A case of its own, so that what was changed together can be taken back together. */
async function begin(
  context: ServerContext,
  { id }: ReachableTenant,
  stem: string,
  session: string,
  plan: Planner,
): Promise<PlanBegun> {
  const now = context.clock.now().toISOString();
  const abort = new AbortController();
  const connection = await context.connect(id, abort.signal);
  const name = freshCaseName(context.casesFolder, now.slice(0, 10), stem);
  ensureCase(context.casesFolder, name, { createdAt: now, tenant: connection.tenant, accounts: [] });
  const work = async (job: JobHandle): Promise<null> => {
    const number = nextNumber(journalOf(context.casesFolder, name));
    const made = await planOrNoCase(context, name, async () => {
      const whole = await plan(connection, name, number, job);
      job.signal.throwIfAborted();
      return whole;
    });
    context.drafts.set(name, { plan: made, number, force: null });
    return null;
  };
  context.jobs.start('plan', name, session, work, abort);
  return { case: name };
}
