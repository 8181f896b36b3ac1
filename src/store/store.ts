import type { EventRow } from '../domain/event.ts';
import type { Finding } from '../domain/finding.ts';
import type { SourceFile } from '../domain/source.ts';
import type { SqlRunner, SqlStatement } from '../domain/sql.ts';
import type { Json } from '../kernel/json.ts';

/** Narrows a question to some events. Times are milliseconds since 1970, `from` inclusive, `to` exclusive. */
export interface EventFilter {
  /** As actor, target or owner of the mailbox; lower-case principal name. */
  readonly user?: string;
  readonly from?: number;
  readonly to?: number;
  /** Bare client address. */
  readonly address?: string;
  readonly session?: string;
  /** Any of these, whatever their case; an empty list lets nothing through. */
  readonly operations?: readonly string[];
  /** Occurs, whatever its case, in one of the columns of `searchedColumns`. */
  readonly text?: string;
}

/** Where a person looks for a word: names, objects, subjects, clients and what was changed. */
export const searchedColumns: readonly string[] = [
  'user',
  'target',
  'operation',
  'object_id',
  'subject',
  'app_name',
  'resource',
  'user_agent',
  'client_info',
  'device_name',
  'folder',
  'file_name',
  'file_path',
  'recipients',
  'message_ids',
  'parameters',
  'modified',
  'session_id',
  'record_id',
];

export interface TimelinePage {
  readonly rows: readonly EventRow[];
  /** Give it back as `after` for the next page; null at the end. */
  readonly next: TimelinePlace | null;
}

/** A place in the order of time, then of file, offset and record id: stable while nothing is added. */
export interface TimelinePlace {
  readonly time: number;
  readonly file: number;
  readonly offset: number;
  readonly record: string;
}

/** What a person needs of each event to find the one to look at. */
export const timelineColumns: readonly string[] = [
  'record_id',
  'time',
  'source',
  'workload',
  'operation',
  'outcome',
  'user',
  'target',
  'client_ip',
  'app_name',
  'object_id',
  'session_id',
  'file',
  'offset',
];

export interface Bucket {
  /** Begin of the bucket, milliseconds since 1970. */
  readonly time: number;
  /** Value of the lane's column; null where it is absent. */
  readonly lane: string | null;
  readonly count: number;
}

export interface DuplicateCount {
  readonly file: number;
  readonly duplicates: number;
}

/** AuditData of the unified audit log as JSON text of one line, with its place. Texts must begin with `{"`. */
export interface AuditText {
  readonly json: Buffer;
  readonly file: number;
  readonly line: number;
  readonly offset: number;
  readonly length: number;
}

/** The fast way into the store for plain audit records: the engine parses and normalises them on its own threads. */
export interface AuditLoader {
  add(text: AuditText): void;
  /** Call between pieces of input; waits where the engine is behind, gives the texts that it did not take. */
  pause(): Promise<readonly AuditText[]>;
  /** Waits for all; gives the rest of what was not taken: the caller judges each. */
  finish(): Promise<readonly AuditText[]>;
}

/**
 * A case's events. One process at a time owns a store; several engines may stand behind this contract, and what their
 * SQL does differently lies below `store/<engine>/`. Column names given to it must be of the schema; it throws
 * `unknown-column` otherwise.
 */
export interface EventStore extends SqlRunner {
  /** Adds events; duplicates are found later, all at once. */
  add(rows: readonly EventRow[]): Promise<void>;
  /**
   * Keeps the first of each record id within a log (`source`), whatever file it came in; the others leave `events` and
   * are listed in `duplicates(source, record_id, file, line)`. Gives how many of which file left now.
   */
  removeDuplicates(): Promise<readonly DuplicateCount[]>;
  /** Null where an engine has no such way. */
  readonly audit: AuditLoader | null;
  addSource(source: SourceFile): Promise<void>;
  sources(): Promise<readonly SourceFile[]>;
  /** Takes sources out again with all events that they brought: before they are read anew. */
  forget(files: readonly number[]): Promise<void>;
  /**
   * Events in the order of time, at most `limit`. With `columns` (such as `timelineColumns`) the rows hold only those,
   * and come several times as fast.
   */
  timeline(
    filter: EventFilter,
    limit: number,
    after?: TimelinePlace | null,
    columns?: readonly string[],
  ): Promise<TimelinePage>;
  /** Counts per `width` milliseconds and lane (a column), for a timeline that can be zoomed. Empty buckets are absent. */
  buckets(filter: EventFilter, width: number, lane: string): Promise<readonly Bucket[]>;
  /** The most frequent values of a column, with counts. */
  counts(
    column: string,
    filter: EventFilter,
    limit: number,
  ): Promise<readonly { readonly value: string | null; readonly count: number }[]>;
  /** Number of events. */
  size(filter?: EventFilter): Promise<number>;
  /** The event of a record id, from any log. */
  event(recordId: string): Promise<EventRow | null>;
  /**
   * The same store for questions in SQL, with only the events of a time in `events`: milliseconds since 1970, `from`
   * inclusive, `to` exclusive, null without bound. One at a time.
   */
  between(from: number | null, to: number | null): Promise<SqlRunner>;
  /** Replaces the case's findings. */
  saveFindings(findings: readonly Finding[]): Promise<void>;
  findings(): Promise<readonly Finding[]>;
  query(statement: string | SqlStatement): Promise<readonly { readonly [column: string]: Json }[]>;
  close(): Promise<void>;
}
