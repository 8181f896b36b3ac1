import type { Finding } from '../../domain/finding.ts';

export type { Finding } from '../../domain/finding.ts';

/** A finding without the ids of its events; `GET /api/cases/:case/findings` gives a page of them, sorted and filtered. */
export type FindingLine = Omit<Finding, 'events'>;

export type FindingSort = 'severity' | 'time' | 'user' | 'title' | 'count';
