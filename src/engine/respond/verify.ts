import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JournalEntry, Plan } from '../../domain/plan.ts';
import type { RespondEvent } from './events.ts';
import { surveyFootholds } from './footholds.ts';
import { hintsFor } from './plan.ts';
import { plansIn } from './resume.ts';

export interface AccountVerification {
  readonly account: string;
  /** Removed by a plan of this case and not there now. */
  readonly gone: readonly string[];
  /** Removed before and there again. */
  readonly back: readonly Foothold[];
  /** Not known to any plan of this case. */
  readonly fresh: readonly Foothold[];
  /** Planned for removal or undecided, and still there. */
  readonly remaining: readonly Foothold[];
  /** A person decided, or the reasons say, that these stay. */
  readonly kept: readonly Foothold[];
  readonly clean: boolean;
}

export interface Verification {
  readonly accounts: readonly AccountVerification[];
  readonly blind: Plan['blind'];
  readonly clean: boolean;
}

/** Reads everything again and says what is gone, what is back and what is new, against the plans of the case. */
export async function verifyAccounts(
  connection: Connection,
  accounts: readonly Account[],
  journal: readonly JournalEntry[],
  since: string | null,
  tell?: (event: RespondEvent) => void,
): Promise<Verification> {
  const survey = await surveyFootholds(connection, accounts, await hintsFor(connection, since), tell);
  const steps = plansIn(journal).flatMap((plan) => plan.steps.filter((step) => step.foothold !== null));
  const removed = new Set(
    steps.filter((step) => step.selected && wasDone(journal, step.id)).map((step) => step.foothold!),
  );
  const keptByPlan = new Set(steps.filter((step) => !step.selected).map((step) => step.foothold!));
  const known = new Set(steps.map((step) => step.foothold!));
  const results = accounts.map((account): AccountVerification => {
    const own = survey.footholds.filter((foothold) => belongs(foothold, account, connection.tenant.domain));
    const isKept = (foothold: Foothold): boolean =>
      foothold.suggestion === 'keep' || keptByPlan.has(foothold.id);
    const there = new Set(own.map((foothold) => foothold.id));
    const open = own.filter((foothold) => !isKept(foothold));
    const back = open.filter((foothold) => removed.has(foothold.id));
    const fresh = open.filter((foothold) => !known.has(foothold.id));
    const remaining = open.filter((foothold) => known.has(foothold.id) && !removed.has(foothold.id));
    const gone = [...removed].filter((id) => id.includes(`:${account.upn.toLowerCase()}:`) && !there.has(id));
    return {
      account: account.upn,
      gone,
      back,
      fresh,
      remaining,
      kept: own.filter(isKept),
      clean: open.length === 0,
    };
  });
  // What could not be read is not clean: "no data" is never "no evidence".
  return {
    accounts: results,
    blind: survey.blind,
    clean: survey.blind.length === 0 && results.every((result) => result.clean),
  };
}

function wasDone(journal: readonly JournalEntry[], step: string): boolean {
  return journal.some(
    (entry) =>
      entry.step === step &&
      entry.event === 'result' &&
      ['done', 'already'].includes(String((entry.data as { outcome?: string }).outcome)),
  );
}

/** Tenant-wide footholds count for every account. */
function belongs(foothold: Foothold, account: Account, domain: string): boolean {
  const owner = foothold.account.toLowerCase();
  return owner === account.upn.toLowerCase() || owner === domain.toLowerCase();
}
