import type { Finding, LedgerEntry } from '../../domain/finding.ts';
import type { Removal } from '../../domain/foothold.ts';
import type { SourceFile } from '../../domain/source.ts';
import type { AddressVerdict, Campaign, Verdict } from '../../domain/verdict.ts';
import type { RefusedRule } from '../../sigma/run.ts';
import type { IngestCounts } from '../../sources/intake.ts';
import type { SessionSummary } from './findings.ts';
import type { MailContext } from './mail.ts';
import type { StateSummary } from './states.ts';

/** What happened, as far as the logs tell: the whole answer of an investigation, as it is kept and printed. */
export interface Investigation {
  readonly events: IngestCounts;
  readonly ledger: readonly LedgerEntry[];
  readonly files: readonly SourceFile[];
  readonly accounts: readonly Verdict[];
  readonly findings: readonly Finding[];
  /** What was taken away again of what findings saw being made; absent in cases of an earlier version. */
  readonly removals?: readonly Removal[];
  readonly sessions: readonly SessionSummary[];
  readonly campaigns: readonly Campaign[];
  /** Whose the addresses of the findings are. */
  readonly addresses: readonly AddressVerdict[];
  readonly mail: readonly MailContext[];
  /** Exported settings that lay among the logs. */
  readonly states: readonly StateSummary[];
  readonly rules: { readonly run: number; readonly refused: readonly RefusedRule[] };
  /** Whose data countries and networks are, with the licence: to be shown with them. */
  readonly credits: readonly string[];
}

/** What stands before any judging: what was read, and what is missing. */
export type Facts = Pick<Investigation, 'events' | 'ledger' | 'files' | 'states'>;
