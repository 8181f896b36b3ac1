import type { Lane } from '../../domain/lanes.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Localized } from './common.ts';

export type { Lane } from '../../domain/lanes.ts';

/** What a timeline is narrowed to; all of it stands in the page's address. Times are milliseconds since 1970. */
export interface TimelineFilter {
  readonly user?: string | undefined;
  readonly address?: string | undefined;
  readonly session?: string | undefined;
  readonly operation?: string | undefined;
  readonly lane?: Lane | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** `GET /api/cases/:case/timeline`: counts per bucket and lane; as many buckets as a chart can show. */
export interface Timeline {
  /** First and last event of the whole case; null where it has none. */
  readonly extent: { readonly from: number; readonly to: number } | null;
  /** What was asked for, widened to whole buckets. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds. */
  readonly width: number;
  readonly lanes: readonly {
    readonly lane: Lane;
    readonly points: readonly (readonly [time: number, count: number])[];
  }[];
  readonly total: number;
  readonly marks: readonly Mark[];
}

/** Findings on the timeline that lie too close to be marked apart; the words are those of the gravest. */
export interface Mark {
  readonly id: string;
  /** Its own, milliseconds since 1970. */
  readonly time: number;
  readonly severity: Severity;
  readonly title: Localized;
  readonly user: string | null;
  readonly count: number;
  /** The first of them, and the last. */
  readonly from: number;
  readonly to: number;
}

/** `GET /api/cases/:case/events`: one page of the events in the order of time. */
export interface EventPage {
  readonly rows: readonly EventLine[];
  /** Give it back as `after`; null at the end. */
  readonly next: string | null;
}

export interface EventLine {
  readonly id: string;
  readonly time: number;
  readonly lane: Lane;
  readonly source: string;
  readonly operation: string;
  readonly outcome: string | null;
  readonly user: string | null;
  readonly target: string | null;
  readonly address: string | null;
  readonly app: string | null;
  readonly object: string | null;
}

/** `GET /api/cases/:case/records/:record` */
export interface RecordAnswer {
  /** By column, without those that are absent. */
  readonly event: Readonly<Record<string, string | number>>;
  /** As it stood in its source; null with the reason where it no longer stands there. */
  readonly raw: string | null;
  readonly rawProblem: Localized | null;
  readonly place: { readonly file: string; readonly line: number | null } | null;
}

/** `GET /api/cases/:case/facets`: what can be chosen in filters, the most frequent first. */
export interface Facets {
  readonly users: readonly Facet[];
  readonly addresses: readonly Facet[];
  readonly operations: readonly Facet[];
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}
