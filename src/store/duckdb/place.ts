import type { EventRow } from '../../domain/event.ts';
import { rawSql, sql } from '../../domain/sql.ts';
import type { SqlStatement } from '../../domain/sql.ts';
import type { TimelinePlace } from '../store.ts';

export const placeColumns = ['time', 'file', 'offset', 'record_id'] as const;

/** Many events share a second: within it they stand as they stood in their files, in every run alike. */
export const orderKeys = `time, coalesce(file, 0), coalesce("offset", 0), record_id`;

/** Where an event stands in the timeline. */
export function placeOf(row: EventRow): TimelinePlace {
  return {
    time: Number(row['time']),
    file: Number(row['file'] ?? 0),
    offset: Number(row['offset'] ?? 0),
    record: String(row['record_id']),
  };
}

/** What lies behind a place, as a condition. */
export function afterPlace(place: TimelinePlace | null): SqlStatement {
  if (!place) return rawSql('TRUE');
  return sql`time >= ${place.time} AND (${rawSql(orderKeys)}) > (${place.time}, ${place.file}, ${place.offset}, ${place.record})`;
}
