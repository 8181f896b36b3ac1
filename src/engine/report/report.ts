import type { TenantRef } from '../../domain/account.ts';
import type { Finding, LedgerEntry } from '../../domain/finding.ts';
import type { Nature } from '../../domain/document.ts';
import type { Plan, Step, StepOutcome } from '../../domain/plan.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { EvidenceCheck } from '../../evidence/check.ts';
import type { Investigation } from '../investigate/index.ts';
import type { KeptVerification } from '../respond/keep-verification.ts';

/**
 * A case as one value, before any wording or print: what the logs say, what was done, what was read back. Every print
 * (page, ticket, terminal, JSON) is made from it. Texts from outside are raw; no secret is in it.
 */
export interface Report {
  readonly schema: 'evict.report/1';
  /** ISO UTC. */
  readonly createdAt: string;
  readonly case: {
    readonly name: string;
    readonly begun: string;
    readonly tenant: TenantRef | null;
    /** The struck ones, or, before anything was investigated, those that were named. */
    readonly accounts: readonly string[];
  };
  readonly investigation: Investigation | null;
  /** The findings with the name by which statements cite them, the gravest first. */
  readonly findings: readonly (Finding & { readonly ref: string })[];
  readonly sources: readonly ReportedSource[];
  readonly story: readonly StoryLine[];
  readonly statements: readonly Statement[];
  readonly messages: { readonly total: number; readonly listed: readonly SeenMessage[] };
  readonly plans: readonly ReportedPlan[];
  /** The newest; null where nothing was read back since. */
  readonly verification: KeptVerification | null;
  readonly evidence: EvidenceCheck;
  readonly journal: {
    readonly entries: number;
    /** Hash of the last entry: whoever notes it down can prove that nothing before was changed. */
    readonly tip: string | null;
    /** The error's code where it is not whole: then only what can be verified is told. */
    readonly problem: string | null;
  };
}

/** The ledger, one line for each source: what was asked and what came. */
export interface ReportedSource {
  readonly ref: string;
  readonly source: string;
  readonly title: Localized;
  /** Span of all windows, ISO UTC; null where a file covers what it covers. */
  readonly from: string | null;
  readonly to: string | null;
  readonly states: readonly {
    readonly state: LedgerEntry['state'];
    readonly windows: number;
    readonly text: Localized | null;
  }[];
  readonly returned: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

export interface StoryLine {
  readonly kind: 'attempt' | 'entry' | 'act' | 'mail' | 'left' | 'spread' | 'last' | 'answer' | 'unseen';
  /** ISO UTC; null where a line is about no one moment. */
  readonly time: string | null;
  readonly text: Localized;
  readonly refs: readonly string[];
}

/** A sentence with what it rests on. */
export interface Statement {
  readonly nature: Nature;
  readonly text: Localized;
  readonly refs: readonly string[];
}

/** One message that the attacker read, sent or deleted, as far as the logs name it. */
export interface SeenMessage {
  readonly mailbox: string;
  readonly address: string | null;
  /** When the attacker touched it, ISO UTC. */
  readonly time: string;
  readonly act: 'read' | 'sent' | 'deleted';
  readonly messageId: string | null;
  /** Absent in records of reading; taken from a trace of the same message where there is one. */
  readonly subject: string | null;
  readonly sender: string | null;
  readonly recipients: readonly string[];
}

export interface ReportedPlan {
  readonly id: string;
  readonly kind: Plan['kind'];
  readonly createdAt: string;
  readonly operator: string;
  readonly accounts: readonly string[];
  readonly steps: readonly (Pick<Step, 'id' | 'action' | 'title' | 'reasons' | 'selected' | 'reversible'> & {
    readonly target: string;
    readonly outcome: StepOutcome | null;
    /** When the outcome was journalled, ISO UTC. */
    readonly time: string | null;
  })[];
  readonly blind: Plan['blind'];
  readonly gone: NonNullable<Plan['gone']>;
}
