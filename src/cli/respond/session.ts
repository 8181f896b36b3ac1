import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Plan } from '../../domain/plan.ts';
import { outcomeWords } from '../../engine/report/words.ts';
import type { RespondEvent, RunContext } from '../../engine/respond/events.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { lockCase, openCase } from '../../evidence/case-folder.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import { Journal } from '../../evidence/journal.ts';
import { AppError } from '../../kernel/errors.ts';
import { line } from '../../kernel/text.ts';
import { resolveAccount } from '../../microsoft/accounts.ts';
import type { CommandContext } from '../command.ts';
import { unseen } from '../talk.ts';

/** Microsoft's writes may take this long to show when read back, milliseconds. */
const patience = 30_000;

/** Opens a case for writing: the lock is held until `work` ends. */
export async function withCase<T>(
  context: CommandContext,
  connection: Connection,
  found: CaseFolder,
  work: (run: RunContext) => Promise<T>,
): Promise<T> {
  const unlock = lockCase(found.folder);
  try {
    return await work({
      connection,
      folder: found.folder,
      journal: new Journal(join(found.folder, 'journal.jsonl'), context.clock),
      hand: (secret) => context.talk.secret(secret),
      tell: (event) => tell(context, event),
      patience,
    });
  } finally {
    unlock();
  }
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
      item.file.accounts.some((name) => name.toLowerCase() === upn.toLowerCase()),
  );
  // A case that was declined holds no journal: the one in which something was done goes before it.
  const begun = own.filter((item) => existsSync(join(item.folder, 'journal.jsonl')));
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

export function accountsOf(connection: Connection, names: readonly string[]): Promise<readonly Account[]> {
  return Promise.all(names.map((name) => resolveAccount(connection, name)));
}

export function nextNumber(journal: Journal): number {
  return plansIn(journal.entries).length + 1;
}

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

const handsSecrets = ['reset-password', 'issue-temporary-access-pass'];

/** A plan that makes a secret is not begun where nobody could see it. */
export function needWatcher(context: CommandContext, plan: Plan): void {
  const makes = plan.steps.some((step) => step.selected && handsSecrets.includes(step.action));
  if (makes && !context.talk.showsSecrets) throw unseen();
}
