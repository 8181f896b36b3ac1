import type { EventRow } from '../domain/event.ts';
import type { SqlRunner } from '../domain/sql.ts';

/** A case's events. One process at a time; several engines may stand behind this contract. */
export interface EventStore extends SqlRunner {
  /** Adds events; duplicates are found later, all at once. */
  add(rows: readonly EventRow[]): Promise<void>;
  /** Removes all but the first of each record id within a source; gives how many were removed. */
  removeDuplicates(): Promise<number>;
  close(): Promise<void>;
}
