import type { Localized } from '../kernel/localized.ts';
import type { Confidence, Severity } from './finding.ts';
import type { FootholdKind } from './foothold.ts';
import type { SqlRunner } from './sql.ts';

/** What a detector may look at. It reads the store and nothing else, and its time does not grow faster than the events. */
export interface DetectorInput {
  readonly store: SqlRunner;
  /**
   * Table of the addresses in the events: `address`, `country`, `asn`, `network`, `kind` (`NetworkKind`, or `own` for the
   * technician's), and `sure` (`true` where the record's country and the database do not disagree).
   */
  readonly places: string;
  /** Addresses judged to be the attacker's; empty in the first pass. */
  readonly attackers: ReadonlySet<string>;
}

/** Something that a detector saw of one account. */
export interface Observation {
  /** User principal name, lower-case; null for the tenant. */
  readonly user: string | null;
  /** First and last event, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  /** Record ids, in the order of time, at most `mostEvents`; `count` is the whole. */
  readonly events: readonly string[];
  readonly count: number;
  readonly addresses: readonly string[];
  /** The values seen, added to the detector's reason. May hold hostile text. */
  readonly seen: Localized;
  /** Where this one is graver, milder or surer than the detector says. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** Names the foothold, where the detector implies one. */
  readonly key?: string | null;
}

/** Detection that a rule over single events cannot say: over time, sessions, baselines, places. */
export interface Detector {
  /** Permanent; also the file's name and the finding's `rule`. */
  readonly id: string;
  readonly title: Localized;
  /** Why it matters, one sentence. */
  readonly reason: Localized;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly attack: readonly string[];
  readonly falsePositives: readonly Localized[];
  readonly lookNext: Localized;
  readonly foothold: FootholdKind | null;
  /** Pages and indicator ids that the thresholds rest on. */
  readonly sources: readonly string[];
  /** `second` runs once addresses are judged, and may ask which are the attacker's. */
  readonly pass: 'first' | 'second';
  detect(input: DetectorInput): Promise<readonly Observation[]>;
}

/** Record ids that a finding names; `count` tells the whole number. */
export const mostEvents = 1_000;
/** Observations that one detector hands over: a broken log must not become a million findings. */
export const mostObservations = 500;
