import { rawSql, sql } from '../../domain/sql.ts';
import type { SqlStatement } from '../../domain/sql.ts';
import { searchedColumns } from '../store.ts';
import type { EventFilter } from '../store.ts';
import { duckdbDialect } from './dialect.ts';

/** A control character between the columns, so that no text is found across two of them. */
const searchedText = rawSql(
  `concat_ws(chr(1), ${searchedColumns.map((name) => duckdbDialect.column(name)).join(', ')})`,
);

/** A filter as a condition. */
export function where(filter: EventFilter): SqlStatement {
  const { user, from, to, address, session, operations, text } = filter;
  const parts = [
    ...(user === undefined ? [] : [sql`(user = ${user} OR target = ${user} OR mailbox_owner = ${user})`]),
    ...(from === undefined ? [] : [sql`time >= ${from}`]),
    ...(to === undefined ? [] : [sql`time < ${to}`]),
    ...(address === undefined ? [] : [sql`client_ip = ${address}`]),
    ...(session === undefined ? [] : [sql`session_id = ${session}`]),
    ...(operations === undefined ? [] : [rawSql(anyCase('operation', operations))]),
    ...(text === undefined ? [] : [sql`contains(lower(${searchedText}), lower(${text}))`]),
  ];
  return parts.reduce((all, part) => sql`${all} AND ${part}`, rawSql('TRUE'));
}

function anyCase(column: string, values: readonly string[]): string {
  if (values.length === 0) return 'FALSE';
  const names = values.map((value) => duckdbDialect.text(value.toLowerCase()));
  return `lower(${duckdbDialect.column(column)}) IN (${names.join(', ')})`;
}
