import type { Localized } from '../kernel/localized.ts';

/** How a person answered a recommendation. `default`: not at all. */
export const controlStates = ['default', 'ignored', 'third-party', 'reviewed'] as const;
export type ControlState = (typeof controlStates)[number];

/** Microsoft's score of one day. Points; maxima are the tenant's own, not the sum of all profiles. */
export interface ScoreDay {
  /** `2026-11-24`. */
  readonly day: string;
  readonly current: number;
  readonly max: number;
  /** `AllTenants`, `TotalSeats`, `IndustryTypes` …: what comparable organisations have, in Microsoft's unit. */
  readonly averages: readonly { readonly basis: string; readonly score: number }[];
  readonly controls: readonly ControlScore[];
}

export interface ControlScore {
  /** Equals the profile's id. */
  readonly id: string;
  /** Null where Microsoft counts the control without giving points. */
  readonly score: number | null;
  readonly percentage: number | null;
  /** Microsoft's sentence on how far it is done. */
  readonly status: string | null;
}

export interface ControlProfile {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  /** `AzureAD`, `EXO`, `MDO` … */
  readonly service: string;
  readonly tier: string | null;
  readonly max: number | null;
  readonly cost: Effort | null;
  readonly userImpact: Effort | null;
  /** Camel case, whatever Microsoft's spelling: `accountBreach`. */
  readonly threats: readonly string[];
  /** Microsoft's own words; may hold HTML. */
  readonly remediation: string | null;
  readonly remediationImpact: string | null;
  readonly link: string | null;
  readonly deprecated: boolean;
  readonly state: ControlState;
  readonly comment: string;
  readonly assignedTo: string;
  readonly stateSince: string | null;
}

export type Effort = 'low' | 'moderate' | 'high';

/** A control as it stands in this tenant: profile and score joined. */
export interface ControlStanding extends Omit<ControlProfile, 'remediation' | 'remediationImpact' | 'max'> {
  readonly standing: 'met' | 'partial' | 'open' | 'answered' | 'not-applicable';
  readonly score: number | null;
  /** What the control can give in this tenant. */
  readonly max: number | null;
  /** Points still to be had; zero where nobody counts them. */
  readonly gap: number;
  readonly status: string | null;
  /** As plain text. */
  readonly remediation: string | null;
  readonly remediationImpact: string | null;
  /** What it is and what it guards against, in our own words; null where Evict has none. */
  readonly words: Localized | null;
  /** The licence without which it cannot be had, in Microsoft's name; null where any will do or where it is not known. */
  readonly licence: string | null;
}
