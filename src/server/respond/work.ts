import { join } from 'node:path';
import { emergencyAccounts } from '../../engine/assess/particulars.ts';
import { caseHints } from '../../engine/case-hints.ts';
import {
  accountsOf,
  beginOf,
  journalOf,
  needStillness,
  nextNumber,
  withRun,
} from '../../engine/respond/case-run.ts';
import type { RunContext } from '../../engine/respond/events.ts';
import { keepVerification } from '../../engine/respond/keep-verification.ts';
import { writePlanFile } from '../../engine/respond/plan-file.ts';
import { planContainment } from '../../engine/respond/plan.ts';
import { planRecovery } from '../../engine/respond/recover.ts';
import { plansIn, resumeCase } from '../../engine/respond/resume.ts';
import { openGuards, runPlan } from '../../engine/respond/run-plan.ts';
import { undoCase } from '../../engine/respond/undo.ts';
import { verifyAccounts } from '../../engine/respond/verify.ts';
import { openCase } from '../../evidence/case-folder.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { ServerContext } from '../context.ts';
import type { Job } from '../contract/jobs.ts';
import type { Approval, NewPlan } from '../contract/response.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { domainOf } from '../tenants/find.ts';
import { approved } from './approval.ts';
import type { Draft } from './drafts.ts';

/** Work on a case's tenant, begun by one session. */
export interface Worker {
  readonly context: ServerContext;
  readonly found: CaseFolder;
  readonly tenant: string;
  readonly session: string;
}

export function workerFor(context: ServerContext, name: string, session: string): Worker {
  const found = openCase(context.casesFolder, name);
  const tenant = found.file.tenant?.id;
  if (tenant !== undefined) return { context, found, tenant, session };
  throw new AppError({
    code: 'no-tenant',
    side: 'input',
    message: {
      en: `The case "${name}" was made of files; it belongs to no tenant that could be changed.`,
      de: `Der Fall „${name}“ entstand aus Dateien; er gehört zu keinem Mandanten, der sich ändern ließe.`,
    },
    next: {
      en: 'Begin a new case by asking the tenant itself.',
      de: 'Beginnen Sie einen neuen Fall, indem Sie den Mandanten selbst fragen.',
    },
  });
}

/** Reads the tenant and leaves a draft; an account is given back only where it verifies clean, or with a reason. */
export function makePlan(worker: Worker, given: NewPlan): Job {
  const { context, found, tenant, session } = worker;
  return context.jobs.start('plan', found.name, session, async (job) => {
    const connection = await context.connect(tenant, job.signal);
    const accounts = await accountsOf(connection, given.accounts);
    const journal = journalOf(context.casesFolder, found.name);
    const hints = caseHints(context.casesFolder, found.name);
    const number = nextNumber(journal);
    const since = beginOf(null, journal, hints);
    const breakGlass = emergencyAccounts(
      context.casesFolder,
      domainOf(context, connection.tenant),
      given.breakGlass,
    );
    const shared = { case: found.name, number, since, only: [], skip: [], breakGlass };
    if (given.kind === 'contain') {
      const implicated = hints?.implicated ?? [];
      const plan = await planContainment(connection, accounts, {
        ...shared,
        implicated,
        journal,
        keep: [],
        tell: job.tell,
      });
      context.drafts.set(found.name, { plan, number, force: null });
    } else {
      const before = await verifyAccounts(connection, accounts, journal, since, job.tell);
      job.signal.throwIfAborted();
      keepVerification(found.folder, context.clock.now().toISOString(), before);
      const { handOver, force } = given;
      const plan = await planRecovery(connection, accounts, before, { ...shared, handOver, force });
      context.drafts.set(found.name, { plan, number, force });
    }
    return null;
  });
}

/** Sends what a person approved of the draft, reads it back, and verifies the accounts. */
export function applyDraft(worker: Worker, approval: Approval): Job {
  const { context, found } = worker;
  const draft = context.drafts.get(found.name);
  if (!draft) throw noDraft();
  const plan = approved(draft.plan, approval);
  if (openGuards(plan, approval.overrides).length > 0) {
    // The run refuses by itself; told now, the draft still waits to be answered.
    throw guardOpen(openGuards(plan, approval.overrides).map(({ text }) => text));
  }
  return change(worker, 'apply', async (run) => {
    needStillness(run, draft.number);
    context.drafts.drop(found.name);
    overrideNotClean(run, draft);
    writePlanFile(join(run.folder, 'plans', `${plan.id}.yml`), plan);
    const { finished } = await runPlan(run, plan, approval.overrides);
    return { finished };
  });
}

function overrideNotClean(run: RunContext, { force }: Draft): void {
  if (force !== null) run.journal.append('override', null, { code: 'not-clean', reason: force });
}

/** Finishes what was cut off, by the journal and by what the tenant shows. */
export function resume(worker: Worker): Job {
  return change(worker, 'resume', async (run) => {
    const { finished } = await resumeCase(run);
    return { finished };
  });
}

/** Takes steps back, last first; an empty list means all. */
export function undo(worker: Worker, steps: readonly string[]): Job {
  return change(worker, 'undo', async (run) => {
    const reports = await undoCase(run, plansIn(run.journal.entries), steps);
    return { finished: reports.every(({ finished }) => finished) };
  });
}

/** Reads everything again; changes nothing. */
export function verify(worker: Worker, names: readonly string[]): Job {
  const { context, found, tenant, session } = worker;
  return context.jobs.start('verify', found.name, session, async (job) => {
    const connection = await context.connect(tenant, job.signal);
    const journal = journalOf(context.casesFolder, found.name);
    const since = beginOf(null, journal, caseHints(context.casesFolder, found.name));
    const accounts = await accountsOf(connection, names);
    const verification = await verifyAccounts(connection, accounts, journal, since, job.tell);
    // What a stopped reading did not see would be told as not clean.
    job.signal.throwIfAborted();
    keepVerification(found.folder, context.clock.now().toISOString(), verification);
    return { clean: verification.clean };
  });
}

/** What writes: under the case's lock, journalled, and verified afterwards. */
function change(
  worker: Worker,
  kind: 'apply' | 'resume' | 'undo',
  work: (run: RunContext) => Promise<Json>,
): Job {
  const { context, found, tenant, session } = worker;
  return context.jobs.start(kind, found.name, session, async (job: JobHandle) => {
    const connection = await context.connect(tenant, job.signal);
    return withRun(connection, found.folder, { hand: job.hand, tell: job.tell }, async (run) => {
      const result = await work(run);
      const plan = plansIn(run.journal.entries).at(-1);
      context.readings.forget(tenant);
      // A plan of settings concerns no account.
      if (plan && plan.accounts.length > 0) {
        const since = beginOf(null, run.journal.entries, null);
        const verification = await verifyAccounts(
          connection,
          plan.accounts,
          run.journal.entries,
          since,
          job.tell,
        );
        job.signal.throwIfAborted();
        keepVerification(found.folder, context.clock.now().toISOString(), verification);
      }
      return result;
    });
  });
}

function noDraft(): AppError {
  return new AppError({
    code: 'no-draft',
    side: 'input',
    message: {
      en: 'No plan waits to be approved; nothing was sent.',
      de: 'Es wartet kein Plan auf Freigabe; es wurde nichts gesendet.',
    },
    next: { en: 'Make a new plan.', de: 'Machen Sie einen neuen Plan.' },
  });
}

function guardOpen(texts: readonly { readonly en: string; readonly de: string }[]): AppError {
  return new AppError({
    code: 'guarded',
    side: 'input',
    message: { en: texts.map(({ en }) => en).join(' '), de: texts.map(({ de }) => de).join(' ') },
    next: {
      en: 'Confirm the warning by its checkbox if you mean it, or uncheck the steps.',
      de: 'Bestätigen Sie die Warnung mit ihrem Kästchen, wenn Sie das wollen, oder wählen Sie die Schritte ab.',
    },
  });
}
