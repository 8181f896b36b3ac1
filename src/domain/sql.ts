import type { Json } from '../kernel/json.ts';

/** How one SQL engine writes what the engines write differently. Implemented below `store/<engine>/`, nowhere else. */
export interface SqlDialect {
  /** A quoted text literal: rule values are data, never SQL. */
  text(value: string): string;
  column(name: string): string;
  /** Any one of a group's values. */
  anyValue(expression: string): string;
  /** Text of a member of a column that holds a JSON object; NULL where there is none. */
  member(column: string, path: readonly string[]): string;
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
  /** List of values that are not NULL, in the given order, at most `limit`. */
  gather(expression: string, order: string, limit: number): string;
  /** List of distinct values that are not NULL, in no order, at most `limit`. */
  distinct(expression: string, limit: number): string;
  /** The text with every match of an RE2 pattern replaced. */
  replace(expression: string, source: string, replacement: string): string;
}

/** A statement whose values travel beside it: `parts` has one more member than `values`. Made by `sql`. */
export interface SqlStatement {
  readonly parts: readonly string[];
  readonly values: readonly (string | number | null)[];
}

/** `` sql`SELECT … WHERE user = ${user}` ``: values never become part of the text. Nested statements are joined in. */
export function sql(
  texts: TemplateStringsArray,
  ...given: readonly (string | number | null | SqlStatement)[]
): SqlStatement {
  const parts: string[] = [texts[0]!];
  const values: (string | number | null)[] = [];
  for (const [index, value] of given.entries()) {
    const text = texts[index + 1]!;
    if (typeof value === 'object' && value !== null) {
      parts[parts.length - 1] += value.parts[0]!;
      values.push(...value.values);
      parts.push(...value.parts.slice(1));
      parts[parts.length - 1] += text;
    } else {
      values.push(value);
      parts.push(text);
    }
  }
  return { parts, values };
}

/** Text that is part of the statement itself: names and conditions made by us, never what a user or a log said. */
export function rawSql(text: string): SqlStatement {
  return { parts: [text], values: [] };
}

/** Runs SQL on a case's store. Numbers come back as numbers, times as ISO UTC texts, 64-bit integers as numbers. */
export interface SqlRunner {
  readonly dialect: SqlDialect;
  /** The table of events, with its columns as `src/domain/event.ts` names them. */
  readonly events: string;
  /** The column of `events` that numbers its rows: the same while nothing is added or taken out. */
  readonly rowId: string;
  /** Makes an empty table for work in between, in place of one of that name; it ends with the store. */
  scratch(table: string, columns: { readonly [name: string]: 'text' | 'integer' | 'offset' }): Promise<void>;
  query(statement: string | SqlStatement): Promise<readonly { readonly [column: string]: Json }[]>;
  run(statement: string | SqlStatement): Promise<void>;
}
