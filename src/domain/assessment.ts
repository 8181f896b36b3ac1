import type { Json } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Affected, Area, Status } from './check.ts';
import type { Severity } from './finding.ts';
import type { SettingId } from './setting-values/index.ts';

/** Somebody answers for leaving a check unmet, until a day. */
export interface Exception {
  readonly check: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** The step of an attack that the good state would have cut. */
export interface CutStep {
  readonly how: 'stops' | 'shortens';
  /** ISO UTC; null for a foothold of unknown age. */
  readonly time: string | null;
  readonly what: Localized;
}

export interface CheckResult {
  readonly id: string;
  readonly title: Localized;
  readonly area: Area;
  readonly status: Status;
  readonly severity: Severity;
  readonly scuba: readonly string[];
  readonly cis: readonly string[];
  readonly secureScore: readonly string[];
  readonly attack: readonly string[];
  readonly reason: Localized;
  readonly rationale: Localized;
  readonly evidence: Json;
  readonly affected?: Affected;
  readonly remediation: Localized;
  readonly action?: string;
  /** The exception under which a failure does not count, or the one that has expired. */
  readonly exception?: Exception & { readonly state: 'in-force' | 'expired' };
  readonly cuts?: readonly CutStep[];
}

export interface Unread {
  readonly setting: SettingId;
  readonly title: Localized;
  readonly code: string;
  readonly text: Localized;
}

export interface Change {
  readonly check: string;
  readonly title: Localized;
  readonly severity: Severity;
  /** `new`: bad, and not judged before; `regressed`: it passed before. */
  readonly change: 'new' | 'fixed' | 'regressed' | 'other';
  readonly before: Status | null;
  readonly after: Status;
  /** Settings on which it rests and which changed: see the drift. */
  readonly settings: readonly SettingId[];
}

export interface Difference {
  /** `[Default].AutoForwardEnabled`; empty for the whole value. */
  readonly path: string;
  readonly before: Json;
  readonly after: Json;
}

/** What changed in one setting. */
export interface Drift {
  readonly setting: SettingId;
  readonly title: Localized;
  /** All differences; the list holds the first of them. */
  readonly count: number;
  readonly differences: readonly Difference[];
}

export interface Comparison {
  /** When the earlier snapshot was taken, ISO UTC. */
  readonly with: string;
  readonly changes: readonly Change[];
  readonly drift: readonly Drift[];
}

export interface Assessment {
  readonly schema: 'evict.assessment/1';
  readonly tenant: { readonly id: string; readonly domain: string; readonly displayName: string };
  readonly takenAt: string;
  readonly source: 'tenant' | 'scubagear';
  /** The snapshot that was judged. */
  readonly snapshot: { readonly file: string | null; readonly sha256: string };
  readonly case: string | null;
  /** What people said and the settings do not tell, with the files in which it is kept. */
  readonly told: {
    readonly exceptions: string | null;
    readonly particulars: string | null;
    readonly breakGlass: readonly string[];
    readonly sensitiveUsers: readonly string[];
    readonly partnerDomains: readonly string[];
  };
  readonly summary: {
    readonly checks: number;
    readonly byStatus: { readonly [status in Status]: number };
    /** Failures that count, by severity. */
    readonly failures: { readonly [severity in Severity]: number };
    /** Failures that an exception in force covers. */
    readonly excepted: number;
  };
  /** Worst first. */
  readonly results: readonly CheckResult[];
  readonly unread: readonly Unread[];
  readonly comparison: Comparison | null;
}
