import { mostObservations } from '../../domain/detector.ts';
import type { Detector, DetectorInput, Observation } from '../../domain/detector.ts';
import { common, eventsSql, hour, inList } from './support.ts';

/** What happens too often within an hour of the clock, in whose name it is counted, and against which habit. */
export interface BurstSpec {
  readonly operations: readonly string[];
  /** At least so many in one hour. */
  readonly threshold: number;
  /** How many a record stands for, as SQL over `e`. */
  readonly weight?: string;
  /** Further condition, as SQL over `e`. */
  readonly condition?: string;
}

/** An hour counts as a burst where it beats every hour of other days by this: an attack may well last two hours. */
const beyondHabit = 3;
const elsewhen = 24;

/** Builds the `detect` of a detector that finds hours far above the account's busiest hour of other days. */
export function burst(spec: BurstSpec): Detector['detect'] {
  return async (input) => {
    const rows = await input.store.query(statement(spec, input));
    return rows.map((row): Observation => {
      const amount = Number(row['amount']);
      const other = Number(row['other']);
      return {
        ...common(row),
        seen: {
          en: `${amount} within an hour; on other days at most ${other}`,
          de: `${amount} binnen einer Stunde; an anderen Tagen höchstens ${other}`,
        },
        // Without other hours there is no habit to compare with.
        ...(Number(row['hours']) < 5 ? { confidence: 'low' as const } : {}),
      };
    });
  };
}

function statement(spec: BurstSpec, input: DetectorInput): string {
  const { store } = input;
  const user = store.dialect.column('user');
  return `
    WITH acts AS (
      SELECT e.${user} AS usr, e.time AS time, e.record_id AS record_id, e.client_ip AS address, floor(e.time / ${hour}) AS slot, ${spec.weight ?? '1'} AS weight
      FROM ${store.events} e
      WHERE e.operation IN (${inList(input, spec.operations)}) AND coalesce(e.outcome, 'success') = 'success' AND ${store.dialect.contains(`e.${user}`, '@')}
        AND coalesce(e.logon_type, 0) <= 2 AND ${spec.condition ?? 'TRUE'}
    ),
    hours AS (SELECT usr, slot, sum(weight) AS amount FROM acts GROUP BY usr, slot),
    bursts AS (
      SELECT h.usr AS usr, h.slot AS slot, h.amount AS amount, coalesce(max(o.amount), 0) AS other, count(o.slot) AS hours
      FROM hours h LEFT JOIN hours o ON o.usr = h.usr AND abs(o.slot - h.slot) > ${elsewhen}
      WHERE h.amount >= ${spec.threshold} GROUP BY h.usr, h.slot, h.amount
      HAVING h.amount > ${beyondHabit} * coalesce(max(o.amount), 0)
    )
    SELECT b.usr AS usr, min(a.time) AS first, max(a.time) AS last, ${eventsSql(input, 'a.record_id', 'a.time')}, ${store.dialect.distinct('a.address', 20)} AS addresses,
      min(b.amount) AS amount, min(b.other) AS other, min(b.hours) AS hours
    FROM bursts b JOIN acts a ON a.usr = b.usr AND a.slot = b.slot GROUP BY b.usr, b.slot ORDER BY first, usr LIMIT ${mostObservations}`;
}
