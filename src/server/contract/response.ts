import type { Reason } from '../../domain/account.ts';
import type { Impact, Phase } from '../../domain/action.ts';
import type { GuardWarning, JournalEntry, StepOutcome } from '../../domain/plan.ts';
import type { Json, Localized } from './common.ts';
import type { ResponseState } from './home.ts';

export type { Phase } from '../../domain/action.ts';

/** `GET /api/cases/:case/response` */
export interface ResponseView {
  readonly state: ResponseState;
  /** False: the tenant of this case is not signed in here, or the case is of files alone. */
  readonly reachable: boolean;
  /** Whom to respond for, as far as the case tells. */
  readonly accounts: readonly string[];
  /** Made and waiting for a person; nothing of it was sent. */
  readonly draft: PlanView | null;
  /** What was begun, newest first. */
  readonly plans: readonly PlanView[];
  readonly verified: { readonly time: string; readonly clean: boolean } | null;
  readonly journal: readonly JournalLine[];
}

export interface PlanView {
  readonly id: string;
  readonly kind: 'contain' | 'recover' | 'harden' | 'audit' | 'score';
  readonly createdAt: string;
  readonly accounts: readonly string[];
  readonly steps: readonly StepView[];
  readonly guards: readonly GuardWarning[];
  readonly missing: readonly { readonly permission: string; readonly consequence: Localized }[];
  readonly blind: readonly { readonly what: Localized; readonly why: Localized }[];
}

export interface StepView {
  readonly id: string;
  readonly phase: Phase;
  readonly title: Localized;
  /** What it does to the attacker. */
  readonly effect: Localized;
  readonly account: string | null;
  readonly label: string;
  /** Gives back a message that was deleted for good: a person chooses it, by when and by whom it was deleted. */
  readonly deletedMail: boolean;
  readonly before: Json;
  readonly after: Json;
  readonly reasons: readonly Reason[];
  readonly impact: Impact;
  readonly notice: Localized;
  readonly permissions: readonly string[];
  readonly reversible: 'yes' | 'partly' | 'no';
  readonly irreversible: Localized | null;
  readonly selected: boolean;
  readonly undecided: boolean;
  /** Must be typed before it is done: the account's name, or the tenant's domain. Null where nothing must be. */
  readonly typed: string | null;
  readonly outcome: StepOutcome | null;
  readonly text: Localized | null;
}

export interface JournalLine extends Pick<JournalEntry, 'sequence' | 'time' | 'event'> {
  readonly step: string | null;
  readonly data: Json;
}

/** `POST …/response/plan`: reads the tenant and makes a draft. Answers with the job. */
export type NewPlan =
  | { readonly kind: 'contain'; readonly accounts: readonly string[]; readonly breakGlass: readonly string[] }
  | {
      readonly kind: 'recover';
      readonly accounts: readonly string[];
      readonly breakGlass: readonly string[];
      readonly handOver: 'pass' | 'password';
      /** Why an account that is not clean is given back all the same. */
      readonly force: string | null;
    };

/** `POST …/response/apply`: sends what is selected of the draft. Answers with the job. */
export interface Approval {
  readonly plan: string;
  readonly selected: readonly string[];
  /** All steps in the order in which they shall be done; phases stay in theirs. */
  readonly order: readonly string[];
  /** Codes of guards that were answered by a second word. */
  readonly overrides: readonly string[];
  readonly typed: readonly string[];
}

/** `POST …/response/undo`: an empty list takes everything back. */
/** Answer of `POST …/discard`. */
export interface Discarded {
  /** Nothing else was in the case, so that it is gone too. */
  readonly caseRemoved: boolean;
}

export interface Undo {
  readonly steps: readonly string[];
}
