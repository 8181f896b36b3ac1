import type { Json } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import type { EventRow, EventSource } from './event.ts';

/** A record as somebody exported it: a parsed JSON object, or a CSV row by its headings. */
export type SourceRecord = { readonly [key: string]: unknown };

/** Why a record was not accepted; stable, kebab-case: scripts count them (`events.byReason`). */
export const rejectionReasons = [
  'broken-json',
  'broken-csv',
  'not-an-object',
  'unknown-record',
  'empty-audit-data',
  'broken-audit-data',
  'no-time',
  'no-id',
  'no-operation',
  'too-long',
  'truncated',
  'unreadable-file',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

export type Normalised =
  | { readonly ok: true; readonly row: EventRow }
  | { readonly ok: false; readonly reason: RejectionReason };

/** A family of log formats: one log, in all the shapes in which it is exported. */
export interface SourceFamily {
  readonly id: EventSource;
  readonly title: Localized;
  /** Whether the record is of this log, by its members alone; file names mean nothing. */
  recognise(record: SourceRecord): boolean;
  /** The event, in one pass without schema checks: every member is read as unknown, nothing throws. */
  normalise(record: SourceRecord): Normalised;
}

/** Exported settings rather than events: they are kept beside the events, for the judges of state. */
export interface StateDocument {
  readonly kind: 'scubagear-settings' | 'scubagear-results' | 'inbox-rules';
  readonly file: string;
  readonly document: Json;
}

/** A file, or a file within an archive, that was read into a case. */
export interface SourceFile {
  /** The number that the events' `file` column holds. */
  readonly file: number;
  /** As the user gave it; a member of an archive as `archive.zip!member`. */
  readonly path: string;
  /** Of the file as it is stored (the archive, the compressed file), lower-case hexadecimal. */
  readonly sha256: string;
  /** Bytes of the file as it is stored. */
  readonly size: number;
}
