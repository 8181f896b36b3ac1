import type { Account, Reason } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { JournalEntry, Plan, Step, StepOutcome } from '../../domain/plan.ts';
import { listDirectoryAudits } from '../../microsoft/graph/roles.ts';
import { readUser } from '../../microsoft/graph/users.ts';
import { plansIn } from './resume.ts';

/** How far this computer's clock and Microsoft's may be apart, milliseconds. */
const skew = 5 * 60_000;

/**
 * Why the password need not be set again: this case set it while sign-in was blocked, nobody set it since, and sign-in
 * stayed blocked, so that nobody can have learned it at a sign-in. The password that was handed over stays good. Null
 * where any of this cannot be shown.
 */
export async function passwordStays(
  connection: Connection,
  account: Account,
  journal: readonly JournalEntry[],
): Promise<Reason | null> {
  if (account.enabled) return null;
  const set = lastReset(account, journal);
  if (set === null || reopened(account, journal, set)) return null;
  const user = await readUser(connection.graph, account.id);
  const changed = Date.parse(user?.lastPasswordChange ?? '');
  if (user === null || user.enabled || !(changed <= Date.parse(set.time) + skew)) return null;
  if (!(changed >= Date.parse(set.blocked) - skew)) return null;
  if (await wasEnabled(connection, account, set.blocked)) return null;
  const time = `${user.lastPasswordChange!.slice(0, 16).replace('T', ' ')} UTC`;
  return {
    speaks: 'against',
    text: {
      en: `Evict set it at ${time} in this case; since then sign-in has stayed blocked and nobody has set another. The password that was handed over stays good. --only reset-password sets a new one.`,
      de: `Evict hat es in diesem Fall um ${time} gesetzt; seitdem blieb die Anmeldung gesperrt, und niemand hat ein anderes gesetzt. Das übergebene Kennwort gilt weiter. --only reset-password setzt ein neues.`,
    },
  };
}

interface Reset {
  /** When the password was seen to be set, and since when sign-in was blocked by then; ISO UTC, this computer's clock. */
  readonly time: string;
  readonly blocked: string;
  readonly sequence: number;
}

/** The last time that a containment of this case set the password of an account which it knew to be blocked. */
function lastReset(account: Account, journal: readonly JournalEntry[]): Reset | null {
  for (const plan of plansIn(journal).toReversed()) {
    const reset = stepOf(plan, 'reset-password', account);
    const done = reset && resultOf(journal, reset, 'done');
    if (!done) continue;
    const block = stepOf(plan, 'block-sign-in', account);
    const blocked = block
      ? (resultOf(journal, block, 'done') ?? resultOf(journal, block, 'already'))?.time
      : plan.accounts.find(({ id, enabled }) => id === account.id && !enabled) && plan.createdAt;
    return blocked && blocked <= done.time ? { time: done.time, blocked, sequence: done.sequence } : null;
  }
  return null;
}

/** Whether this case itself allowed sign-in again: by recovery, or by taking the block back. */
function reopened(account: Account, journal: readonly JournalEntry[], { sequence }: Reset): boolean {
  const own = plansIn(journal).flatMap((plan) =>
    plan.steps.filter((step) => step.target.account?.id === account.id),
  );
  return journal.some((entry) => {
    const action = own.find((step) => step.id === entry.step)?.action;
    if (entry.sequence < sequence) return false;
    return action === 'block-sign-in' ? entry.event.startsWith('undo') : action === 'enable-sign-in';
  });
}

/** Whether the directory's log shows that somebody allowed sign-in; a log that cannot be read proves nothing. */
async function wasEnabled(connection: Connection, account: Account, since: string): Promise<boolean> {
  try {
    const enabled = await listDirectoryAudits(connection.graph, 'Enable account', since);
    return enabled.some((audit) => audit.targets.some(({ id }) => id === account.id));
  } catch {
    return true;
  }
}

function stepOf(plan: Plan, action: string, account: Account): Step | undefined {
  return plan.steps.find((step) => step.action === action && step.target.account?.id === account.id);
}

function resultOf(
  journal: readonly JournalEntry[],
  step: Step,
  outcome: StepOutcome,
): JournalEntry | undefined {
  return journal.findLast(
    (entry) =>
      entry.step === step.id &&
      entry.event === 'result' &&
      (entry.data as { outcome?: StepOutcome }).outcome === outcome,
  );
}
