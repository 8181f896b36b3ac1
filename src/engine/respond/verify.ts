import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JournalEntry, Plan } from '../../domain/plan.ts';
import type { RespondEvent } from './events.ts';
import { surveyFootholds } from './footholds.ts';
import { isObject } from '../../kernel/json.ts';
import { openPasswords } from './open-passwords.ts';
import { hintsFor } from './plan.ts';
import { historiesIn } from './history.ts';
import type { StepHistory } from './history.ts';
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
  const passwords = await openPasswords(connection, accounts, journal);
  const steps = plansIn(journal).flatMap((plan) => plan.steps.filter((step) => step.foothold !== null));
  const historyOf = historiesIn(journal);
  const removed = new Set(
    steps.filter((step) => step.selected && stands(historyOf(step.id))).map((step) => step.foothold!),
  );
  // The newest plan decides; what a plan left out because it was narrowed to a part was decided by nobody.
  const newest = new Map(steps.map((step) => [step.foothold!, step]));
  const keptByPlan = new Set(
    [...newest].filter(([, step]) => !step.selected && step.kept).map(([foothold]) => foothold),
  );
  const known = new Set(steps.map((step) => step.foothold!));
  const results = accounts.map((account): AccountVerification => {
    const own = survey.footholds.filter((foothold) => belongs(foothold, account, connection.tenant.domain));
    const isKept = (foothold: Foothold): boolean =>
      foothold.suggestion === 'keep' || keptByPlan.has(foothold.id) || handedByUs(foothold, journal);
    const there = new Set(own.map((foothold) => foothold.id));
    const open = own.filter((foothold) => !isKept(foothold));
    const back = open.filter((foothold) => removed.has(foothold.id));
    const fresh = open.filter((foothold) => !known.has(foothold.id));
    const remaining = [
      ...open.filter((foothold) => known.has(foothold.id) && !removed.has(foothold.id)),
      ...passwords.filter((foothold) => belongs(foothold, account, connection.tenant.domain)),
    ];
    const names = [account.upn, connection.tenant.domain].map((name) => `:${name.toLowerCase()}:`);
    const gone = [...removed].filter((id) => names.some((name) => id.includes(name)) && !there.has(id));
    return {
      account: account.upn,
      gone,
      back,
      fresh,
      remaining,
      kept: own.filter(isKept),
      clean: back.length + fresh.length + remaining.length === 0,
    };
  });
  // What could not be read is not clean: "no data" is never "no evidence".
  return {
    accounts: results,
    blind: survey.blind,
    clean: survey.blind.length === 0 && results.every((result) => result.clean),
  };
}

/** Done, and not taken back since by an undo. */
function stands({ outcome }: StepHistory): boolean {
  return outcome === 'done' || outcome === 'already';
}

/** Tenant-wide footholds count for every account. */
function belongs(foothold: Foothold, account: Account, domain: string): boolean {
  const owner = foothold.account.toLowerCase();
  return owner === account.upn.toLowerCase() || owner === domain.toLowerCase();
}

/** The temporary access pass that a recovery of this case has just issued is the owner's way in, not the attacker's. */
function handedByUs(foothold: Foothold, journal: readonly JournalEntry[]): boolean {
  const pass = isObject(foothold.state) && /temporaryAccessPass/i.test(String(foothold.state['type']));
  if (!pass || foothold.since === null) return false;
  const made = Date.parse(foothold.since);
  return journal.some((entry) => {
    const data = entry.data as { readonly action?: string; readonly account?: string };
    const ours = entry.event === 'intent' && data.action === 'issue-temporary-access-pass';
    return (
      ours &&
      data.account?.toLowerCase() === foothold.account.toLowerCase() &&
      Math.abs(Date.parse(entry.time) - made) < closeBy
    );
  });
}

/** Clocks differ a little, and the request takes a moment. */
const closeBy = 300_000;
