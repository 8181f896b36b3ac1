import type { Finding } from '../../domain/finding.ts';

export type { Finding } from '../../domain/finding.ts';

/** `GET /api/cases/:case/findings`: one page, sorted and filtered by the server. */
export interface FindingPage {
  readonly rows: readonly FindingLine[];
  readonly total: number;
}

/** A finding without the ids of its events. */
export type FindingLine = Omit<Finding, 'events'>;

export type FindingSort = 'severity' | 'time' | 'user' | 'title' | 'count';
