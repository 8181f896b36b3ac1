import type { Json } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import type { TracedFoothold } from './foothold.ts';
import type { Account, Operator, Reason, TenantRef } from './account.ts';
import type { Impact, Phase, Target } from './action.ts';
import type { MissingPermission } from './permission.ts';

/** One change, shown before it is done. The file form is YAML or JSON that a person may edit: `selected`, order, texts. */
export interface Step {
  /** `1.03`: the case's first plan, third step. Unique within the case, permanent. */
  readonly id: string;
  readonly action: string;
  readonly phase: Phase;
  readonly title: Localized;
  readonly target: Target;
  readonly reasons: readonly Reason[];
  readonly foothold: string | null;
  readonly impact: Impact;
  readonly notice: Localized;
  readonly reversible: 'yes' | 'partly' | 'no';
  readonly irreversible: Localized | null;
  /** False for footholds that are kept or must be asked about. */
  readonly selected: boolean;
  /** Not selected because somebody decided so, or saw it and left it; not because the plan was narrowed to a part. */
  readonly kept: boolean;
  /** Not selected because only a person can judge it, and nobody has yet. */
  readonly undecided: boolean;
  readonly confirm: boolean;
}

/** Something that a person must know or confirm before the first write. */
export interface GuardWarning {
  readonly code: string;
  /** `stop` needs a second explicit word (`--override CODE`); `warn` is only told. */
  readonly level: 'stop' | 'warn';
  readonly account: string | null;
  readonly text: Localized;
  readonly next: Localized;
}

export interface Plan {
  readonly schema: 'evict.plan/1';
  readonly id: string;
  readonly kind: 'contain' | 'recover' | 'harden' | 'audit' | 'score';
  readonly case: string;
  readonly tenant: TenantRef;
  readonly operator: Operator;
  readonly createdAt: string;
  /** When the incident began (ISO UTC), as far as known: later runs of the case judge by the same. */
  readonly since: string | null;
  readonly accounts: readonly Account[];
  readonly steps: readonly Step[];
  readonly guards: readonly GuardWarning[];
  readonly missing: readonly MissingPermission[];
  /** Reads that failed while planning: what the plan could not see. */
  readonly blind: readonly { readonly what: Localized; readonly why: Localized }[];
  /** Of a containment: what the logs saw being made and the tenant does not hold any more. No step is needed. */
  readonly gone?: readonly GoneFoothold[];
}

export interface GoneFoothold extends TracedFoothold {
  /** The step of this case that took it away, where one did. */
  readonly step: string | null;
}

/** `conflict`: the tenant changed between plan and apply; nothing was sent. */
export type StepOutcome =
  | 'done'
  | 'already'
  | 'manual'
  | 'failed'
  | 'conflict'
  | 'unverified'
  | 'skipped'
  | 'undone';

/** One line of the journal. Append-only, hash-chained, flushed to disk before the write that it announces is sent. */
export interface JournalEntry {
  readonly sequence: number;
  readonly time: string;
  readonly event:
    | 'plan'
    | 'intent'
    | 'sent'
    | 'result'
    | 'verified'
    | 'undo-intent'
    | 'undo-result'
    | 'override'
    | 'note'
    | 'end';
  readonly step?: string;
  readonly data: Json;
  /** SHA-256 of the entry before (hex); 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 over the canonical JSON of this entry without this member. */
  readonly hash: string;
}

export interface StepReport {
  readonly step: string;
  readonly outcome: StepOutcome;
  readonly text: Localized | null;
}
