import type { Account } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { SeenFoothold, TracedFoothold } from '../../domain/foothold.ts';
import type { JournalEntry, Plan } from '../../domain/plan.ts';
import { acceptedDomains } from '../../microsoft/accounts.ts';
import { draft, finish, need } from './drafts.ts';
import type { Draft, Naming } from './drafts.ts';
import type { RespondEvent } from './events.ts';
import { surveyFootholds } from './footholds.ts';
import { goneFootholds } from './gone.ts';
import { checkGuards } from './guards.ts';
import { passwordStays } from './password-stays.ts';

export interface PlanOptions extends Naming {
  /** Start of the incident, ISO UTC. */
  readonly since: string | null;
  readonly implicated?: readonly TracedFoothold[];
  /** What the case did already. */
  readonly journal?: readonly JournalEntry[];
  readonly breakGlass: readonly string[];
  readonly tell?: (event: RespondEvent) => void;
}

/** Steps that every containment has, whatever is found. */
const always = [
  'block-sign-in',
  'revoke-sessions',
  'revoke-sessions-again',
  'reset-password',
  'confirm-compromised',
];

/** What finding footholds needs besides the account. `since` is ISO UTC, null where nobody knows when it began. */
export async function hintsFor(
  connection: Connection,
  since: string | null,
  implicated: readonly SeenFoothold[] = [],
): Promise<FindHints> {
  return { since, acceptedDomains: await acceptedDomains(connection), implicated };
}

/** The plan that throws an attacker out of these accounts: read, judged, ordered; nothing is changed. */
export async function planContainment(
  connection: Connection,
  accounts: readonly Account[],
  options: PlanOptions,
): Promise<Plan> {
  const hints = await hintsFor(connection, options.since, options.implicated);
  const [survey, guards] = await Promise.all([
    surveyFootholds(connection, accounts, hints, options.tell),
    checkGuards(connection, accounts, options),
  ]);
  const drafts: Draft[] = [];
  const blind = [...survey.blind];
  for (const account of accounts) {
    const stays = await passwordStays(connection, account, options.journal ?? []);
    for (const id of always) {
      await draft(connection, need(id), account, null, {}, drafts, blind);
      const last = drafts.at(-1);
      if (stays && id === 'reset-password' && last?.action.id === id)
        drafts.splice(-1, 1, { ...last, reasons: [stays], left: true });
    }
  }
  for (const foothold of survey.footholds) {
    const account =
      accounts.find((candidate) => candidate.upn.toLowerCase() === foothold.account.toLowerCase()) ?? null;
    await draft(connection, need(foothold.action), account, foothold, {}, drafts, blind);
  }
  const gone = goneFootholds(options.implicated ?? [], survey, options.journal ?? []);
  return { ...(await finish(connection, 'contain', accounts, drafts, blind, guards, options)), gone };
}
