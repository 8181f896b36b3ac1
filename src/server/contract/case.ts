import type { LedgerEntry } from '../../domain/finding.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Localized } from './common.ts';
import type { ResponseState } from './home.ts';

export type { Verdict } from '../../domain/verdict.ts';

/** `GET /api/cases/:case` */
export interface CaseSummary {
  readonly name: string;
  readonly folder: string;
  readonly createdAt: string;
  /** Id for calls, domain for people; null for a case made of files alone. */
  readonly tenant: { readonly id: string; readonly domain: string; readonly reachable: boolean } | null;
  readonly accounts: readonly string[];
  readonly response: ResponseState;
  readonly investigation: InvestigationSummary | null;
}

export interface InvestigationSummary {
  readonly events: {
    readonly read: number;
    readonly accepted: number;
    readonly duplicates: number;
    readonly rejected: number;
    readonly byReason: Readonly<Record<string, number>>;
  };
  readonly accounts: readonly AccountVerdict[];
  /** Findings by severity. */
  readonly findings: Readonly<Record<string, number>>;
  readonly rules: { readonly run: number; readonly refused: number };
  readonly gaps: readonly Gap[];
  readonly sessions: number;
  readonly campaigns: number;
}

export interface AccountVerdict extends Verdict {
  readonly findings: Readonly<Record<string, number>>;
}

/** What was asked for and did not come in full, by source and state. */
export interface Gap {
  readonly source: string;
  readonly title: Localized;
  readonly state: LedgerEntry['state'];
  readonly windows: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: Localized | null;
}
