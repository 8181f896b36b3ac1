import type { Language } from './common.ts';

export type ReportAudience = 'executive' | 'technical' | 'notification';
export type ReportFormat = 'html' | 'pdf' | 'md' | 'json';

/** `POST /api/cases/:case/reports`, as the options of `evict report`. Answers with the job. */
export interface ReportOrder {
  readonly audience: ReportAudience;
  readonly language: Language;
  readonly format: ReportFormat;
  /** A label of the traffic light protocol, or one of one's own; null for none. */
  readonly marking: string | null;
  /** A picture of at most 1 MB; null for none. */
  readonly logo: { readonly name: string; readonly base64: string } | null;
  /** Of a PDF. */
  readonly paper: 'a4' | 'letter';
}

/** What the job of a report gives when it is done. */
export interface ReportDone {
  /** Its name in the case's reports. */
  readonly file: string;
}

/** `GET /api/cases/:case/reports`: those that lie in the case, newest first. */
export interface MadeReport extends Pick<ReportOrder, 'audience' | 'language' | 'format'> {
  /** For `GET /api/cases/:case/reports/:file`, which downloads it; with `?open=true` a page is shown instead. */
  readonly file: string;
  /** ISO UTC. */
  readonly madeAt: string;
  readonly bytes: number;
}
