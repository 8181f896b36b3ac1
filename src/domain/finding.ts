import type { Localized } from '../kernel/localized.ts';
import type { FootholdKind } from './foothold.ts';

export const severities = ['critical', 'high', 'medium', 'low', 'informational'] as const;
export type Severity = (typeof severities)[number];
export type Confidence = 'high' | 'medium' | 'low';

/** Something that a detection saw. */
export interface Finding {
  /** Stable over runs: rule, user and first event. */
  readonly id: string;
  /** Id of the Sigma rule or detector. */
  readonly rule: string;
  readonly title: Localized;
  /** Why it matters, in words, with the values seen. May hold hostile text. */
  readonly reason: Localized;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** User principal name, lower-case; null for the tenant. */
  readonly user: string | null;
  /** First event, ISO UTC. */
  readonly time: string;
  readonly lastTime: string;
  /** Record ids of the events, at most 1,000; `count` is the whole. */
  readonly events: readonly string[];
  readonly count: number;
  /** From where it was done, at most 20 addresses. */
  readonly addresses: readonly string[];
  /** ATT&CK ids (`T1114.003`). */
  readonly attack: readonly string[];
  readonly falsePositives: readonly Localized[];
  readonly lookNext: Localized | null;
  /** Pages that the detection rests on. What a foreign rule names may be hostile: it is shown, never followed. */
  readonly references: readonly string[];
  readonly foothold: { readonly kind: FootholdKind; readonly key: string | null } | null;
  /** Set where it weighs less than its detection says, with why: the system did it, the technician, or the person. */
  readonly lowered: { readonly from: Severity; readonly why: Localized } | null;
}

/** The gravest first, then by time: the order in which findings are shown and kept. */
export function byGravity(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.time.localeCompare(b.time) ||
    a.rule.localeCompare(b.rule)
  );
}

/** One line of "what was asked and what came": it tells "no evidence" from "no data". */
export interface LedgerEntry {
  readonly source: string;
  /** Window asked for, ISO UTC; null where a file covers what it covers. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state:
    | 'complete'
    | 'partial'
    | 'capped'
    | 'throttled'
    | 'failed'
    | 'refused'
    | 'unlicensed'
    | 'outside-retention'
    | 'too-fresh'
    | 'not-asked'
    /** By choice: it lies in the case, and nothing was concluded from it. */
    | 'left-out';
  readonly returned: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly text: Localized | null;
  /** Of a tenant only: when it was asked (ISO UTC), by which route, and the file in the case that holds what came. */
  readonly asked?: string;
  readonly route?: string;
  readonly file?: string;
  /** Where two routes were asked: how many records both gave, and each alone. */
  readonly compared?: {
    readonly routes: readonly [string, string];
    readonly both: number;
    readonly onlyFirst: number;
    readonly onlySecond: number;
  };
}
