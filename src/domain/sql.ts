import type { Json } from '../kernel/json.ts';

/** How one SQL engine writes what the engines write differently. Implemented below `store/<engine>/`, nowhere else. */
export interface SqlDialect {
  /** A quoted text literal: rule values are data, never SQL. */
  text(value: string): string;
  column(name: string): string;
  /** Text of a member of a column that holds a JSON object; NULL where there is none. */
  member(column: string, name: string): string;
  lower(expression: string): string;
  contains(expression: string, literal: string): string;
  startsWith(expression: string, literal: string): string;
  endsWith(expression: string, literal: string): string;
  /** `pattern` in LIKE's language, escaped with `!`. */
  like(expression: string, pattern: string): string;
  /** RE2 search; flags are a subset of `ims`. */
  regex(expression: string, source: string, flags: string): string;
  /** The number that a text holds, or NULL. */
  number(expression: string): string;
  /** Whether a text address lies in a CIDR network. */
  inNetwork(expression: string, network: string): string;
  /** A part of a time column, in UTC. */
  timePart(expression: string, part: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'): string;
  /** Milliseconds since 1970 of a time column. */
  milliseconds(expression: string): string;
  /** A 64-bit hash over columns, NULLs included, as text: equal rows give equal hashes within one query engine. */
  rowHash(columns: readonly string[]): string;
  percentile(expression: string, percent: number, over: string): string;
}

/** Runs SQL on a case's store. Numbers come back as numbers, times as ISO UTC texts, 64-bit integers as numbers. */
export interface SqlRunner {
  readonly dialect: SqlDialect;
  /** The table of events, with its columns as `src/domain/event.ts` names them. */
  readonly events: string;
  query(sql: string): Promise<readonly { readonly [column: string]: Json }[]>;
  run(sql: string): Promise<void>;
}
