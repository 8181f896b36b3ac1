import { join } from 'node:path';
import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { RespondEvent, RunContext } from '../../engine/respond/events.ts';
import { withRun } from '../../engine/respond/case-run.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { listCases, openCase } from '../../evidence/case-folder.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import { hasJournal, viewJournal } from '../../evidence/journal.ts';
import { AppError } from '../../kernel/errors.ts';
import { line } from '../../kernel/text.ts';
import { outcomeWords } from '../../engine/report/words.ts';
import type { PlanReport } from '../../engine/respond/run-plan.ts';
import type { Verification } from '../../engine/respond/verify.ts';
import type { CommandContext, ExitCode } from '../command.ts';

/** Opens a case for writing: the lock is held until `work` ends. */
export function withCase<T>(
  context: CommandContext,
  connection: Connection,
  found: CaseFolder,
  work: (run: RunContext) => Promise<T>,
): Promise<T> {
  return withRun(
    connection,
    found.folder,
    { hand: (secret) => context.talk.secret(secret), tell: (event) => tell(context, event) },
    work,
  );
}

/** The case, and a connection to the tenant that it belongs to. */
export async function connectCase(
  context: CommandContext,
  name: string,
): Promise<{ readonly found: CaseFolder; readonly connection: Connection }> {
  const found = openCase(context.casesFolder, name);
  const connection = await context.connect(found.file.tenant?.id);
  return { found, connection };
}

/** The newest case of an account in this tenant, so that `verify` and `recover` need not be told. */
export function caseFor(cases: readonly CaseFolder[], tenantId: string, upn: string): CaseFolder {
  const own = cases.filter(
    (item) =>
      item.file.tenant?.id === tenantId &&
      accountsIn(item).some((name) => name.toLowerCase() === upn.toLowerCase()),
  );
  // A case that was declined holds no journal: the one in which something was done goes before it.
  const begun = own.filter((item) => hasJournal(join(item.folder, 'journal.jsonl')));
  const newest = (begun.length > 0 ? begun : own).toSorted((a, b) =>
    b.file.createdAt.localeCompare(a.file.createdAt),
  )[0];
  if (newest) return newest;
  throw new AppError({
    code: 'no-case',
    side: 'input',
    message: { en: `There is no case for ${upn} yet.`, de: `Für ${upn} gibt es noch keinen Fall.` },
    next: {
      en: 'Begin with "evict contain", or name a case with --case.',
      de: 'Beginnen Sie mit „evict contain“, oder nennen Sie mit --case einen Fall.',
    },
  });
}

/**
 * Whom a case is about: as it was begun, and as its plans say, since an investigation begins it without accounts. A damaged
 * journal is told by the command that works on it; here it must not hide the other cases.
 */
function accountsIn({ folder, file }: CaseFolder): readonly string[] {
  const planned = plansIn(viewJournal(join(folder, 'journal.jsonl')).entries).flatMap((plan) =>
    plan.accounts.map(({ upn }) => upn),
  );
  return [...file.accounts, ...planned];
}

/** An incident goes on in its case: one of these accounts, in this tenant, in which something was done of late. */
export function openCaseOf(
  context: CommandContext,
  tenantId: string,
  accounts: readonly Account[],
): CaseFolder | null {
  const earliest = context.clock.now().getTime() - goesOn;
  const upns = accounts.map((account) => account.upn.toLowerCase());
  const own = listCases(context.casesFolder).filter(
    (item) =>
      item.file.tenant?.id === tenantId &&
      Date.parse(item.file.createdAt) >= earliest &&
      isWhole(item) &&
      upns.every((upn) => accountsIn(item).some((known) => known.toLowerCase() === upn)),
  );
  return own.toSorted((a, b) => b.file.createdAt.localeCompare(a.file.createdAt))[0] ?? null;
}

const goesOn = 30 * 86_400_000;

export function tell(context: CommandContext, event: RespondEvent): void {
  if (event.event === 'reading') {
    context.talk.progress({ en: `Reading ${event.what}`, de: `Lese ${event.what}` }, event.done / event.of);
    return;
  }
  const label = line(event.step.target.label, 60);
  if (event.event === 'step') {
    context.talk.progress(
      { en: `${event.step.title.en}: ${label}`, de: `${event.step.title.de}: ${label}` },
      event.index / event.of,
    );
    return;
  }
  const word = outcomeWords[event.report.outcome];
  const place = `${String(event.index + 1).padStart(2)}/${event.of}`;
  context.talk.note({
    en: `  ${place}  ${word.en.padEnd(16)} ${event.step.title.en}: ${label}`,
    de: `  ${place}  ${word.de.padEnd(20)} ${event.step.title.de}: ${label}`,
  });
}

/** 4 where something did not finish or could not be read, 3 where a way in is open. */
export function respondExit(report: PlanReport, verification: Verification): ExitCode {
  if (!report.finished) return 4;
  if (verification.clean) return 0;
  return verification.accounts.some((account) => !account.clean) ? 3 : 4;
}

/** Something was done in it, and it can be gone on with. */
function isWhole({ folder }: CaseFolder): boolean {
  const { entries, problem } = viewJournal(join(folder, 'journal.jsonl'));
  return problem === null && entries.length > 0;
}
