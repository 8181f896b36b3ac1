import { join } from 'node:path';
import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { JournalEntry } from '../../domain/plan.ts';
import { casePath } from '../../evidence/case-folder.ts';
import { lockCase } from '../../evidence/case-lock.ts';
import { Journal, readJournal } from '../../evidence/journal.ts';
import { AppError } from '../../kernel/errors.ts';
import { resolveAccount } from '../../microsoft/accounts.ts';
import type { CaseHints } from '../case-hints.ts';
import type { RunContext } from './events.ts';
import { plansIn } from './resume.ts';

/** Microsoft's writes may take this long to show when read back, milliseconds. */
const patience = 30_000;

/** Opens a case for writing: the lock is held until `work` ends. */
export async function withRun<T>(
  connection: Connection,
  folder: string,
  listeners: Pick<RunContext, 'hand' | 'tell'>,
  work: (run: RunContext) => Promise<T>,
): Promise<T> {
  const unlock = lockCase(folder);
  try {
    const journal = new Journal(join(folder, 'journal.jsonl'), connection.clock);
    return await work({ connection, folder, journal, patience, ...listeners });
  } finally {
    unlock();
  }
}

/** Each account once, however often and in whichever letters it was named. */
export async function accountsOf(
  connection: Connection,
  names: readonly string[],
): Promise<readonly Account[]> {
  const accounts = await Promise.all(names.map((name) => resolveAccount(connection, name)));
  return [...new Map(accounts.map((account) => [account.id, account])).values()];
}

/** The number of the next plan, from 1. */
export function nextNumber(journal: readonly JournalEntry[]): number {
  return plansIn(journal).length + 1;
}

/** What a case holds already; none where it is not begun. A damaged journal is told here, before anybody is asked. */
export function journalOf(casesFolder: string, name: string): readonly JournalEntry[] {
  return readJournal(join(casePath(casesFolder, name), 'journal.jsonl'), false);
}

/** When the incident began (ISO UTC): as given now, as the plans of the case say, or as an investigation found. */
export function beginOf(
  given: string | null,
  journal: readonly JournalEntry[],
  hints: CaseHints | null,
): string | null {
  const planned = plansIn(journal).findLast((plan) => typeof plan.since === 'string');
  return given ?? planned?.since ?? hints?.since ?? null;
}

/** Between the plan and its approval another run may have written into the same case: its numbers would collide. */
export function needStillness(run: RunContext, number: number): void {
  if (nextNumber(run.journal.entries) === number) return;
  throw new AppError({
    code: 'case-moved-on',
    side: 'input',
    message: {
      en: 'Another run worked on this case while you decided; nothing was sent.',
      de: 'Ein anderer Lauf hat an diesem Fall gearbeitet, während Sie entschieden haben; es wurde nichts gesendet.',
    },
    next: {
      en: 'Run the command again: the plan is made anew.',
      de: 'Starten Sie den Befehl erneut: Der Plan entsteht neu.',
    },
  });
}
