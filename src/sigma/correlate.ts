import type { SqlDialect, SqlRunner } from '../domain/sql.ts';
import type { CompiledCorrelation } from './compile-correlations.ts';
import { lookupField } from './fields.ts';
import type { SigmaCorrelation } from './rule.ts';
import { fieldSql } from './sql.ts';
import { windowSql } from './window-sql.ts';

/**
 * Adds to `hits`, under `index`, every event that lies in a window in which the correlation holds. Windows slide with
 * each event and never reach across groups. For correlations of this one, `ends(rule, row)` notes the event that
 * completed it: there it counts once, not with each of its events.
 */
export async function correlate(
  runner: SqlRunner,
  { rule, rules }: CompiledCorrelation,
  index: number,
  correlationsFrom: number,
): Promise<void> {
  const { dialect } = runner;
  if (index === correlationsFrom) await runner.scratch('ends', { rule: 'integer', row: 'offset' });
  const groups = rule.groupBy.map((field) => groupSql(field, rule, rules, dialect));
  const columns = groups.map((_, place) => `g${place}`);
  const present = groups.map((group) => ` AND ${group} IS NOT NULL`).join('');
  const plain = rules.filter((place) => place < correlationsFrom);
  const chained = rules.filter((place) => place >= correlationsFrom);
  const found = [
    ...(plain.length > 0 ? [`SELECT rule, "row" FROM hits WHERE rule IN (${plain.join(', ')})`] : []),
    ...(chained.length > 0 ? [`SELECT rule, "row" FROM ends WHERE rule IN (${chained.join(', ')})`] : []),
  ].join(' UNION ALL ');
  const base = `base AS (SELECT h.rule AS r, h."row" AS rid, time AS t, ${valueSql(rule, dialect)} AS v${groups.map((group, place) => `, ${group} AS g${place}`).join('')}
    FROM (${found}) h JOIN ${runner.events} ON ${runner.events}.${runner.rowId} = h."row" WHERE TRUE${present})`;
  const partition = columns.length > 0 ? `PARTITION BY ${columns.join(', ')} ` : '';
  const same = columns.map((column) => ` AND b.${column} = m.${column}`).join('');
  const { sources, condition } = windowSql(rule, rules, partition, dialect);
  const judged = `WITH ${base}${sources}, told AS (SELECT *, CASE WHEN ${condition} THEN 1 ELSE 0 END AS holds FROM judged)`;
  await runner.run(
    `INSERT INTO ends ${judged}, edges AS (SELECT *, lag(holds) OVER (${partition}ORDER BY t, rid) AS before FROM told)
    SELECT DISTINCT ${index}, rid FROM edges WHERE holds = 1 AND coalesce(before, 0) = 0`,
  );
  await runner.run(
    `INSERT INTO hits ${judged}, matched AS (SELECT ${['t', ...columns].join(', ')} FROM told WHERE holds = 1)
    SELECT DISTINCT ${index}, b.rid FROM base b JOIN matched m ON b.t <= m.t AND b.t >= m.t - ${rule.timespan}${same}`,
  );
}

/** A field, or an alias that names another field for each rule. */
function groupSql(
  field: string,
  rule: SigmaCorrelation,
  rules: readonly number[],
  dialect: SqlDialect,
): string {
  const sql = (name: string): string => fieldSql(lookupField(name)![0]!, dialect);
  if (!Object.hasOwn(rule.aliases, field)) return sql(field);
  const byRule = rule.aliases[field]!;
  const cases = rule.rules.map(
    (name, place) => `WHEN h.rule = ${rules[place]} THEN CAST(${sql(byRule[name]!)} AS VARCHAR)`,
  );
  return `CASE ${cases.join(' ')} END`;
}

/** What is counted or reckoned with: a text of several fields together, or a number. */
function valueSql(rule: SigmaCorrelation, dialect: SqlDialect): string {
  const fields = rule.fields.map((field) => lookupField(field)![0]!);
  const [first] = fields;
  if (!first) return 'NULL';
  if (rule.type !== 'value_count') {
    const value = fieldSql(first, dialect);
    return first.type === 'text' ? dialect.number(value) : value;
  }
  if (fields.length === 1) return fieldSql(first, dialect);
  return fields
    .map((field) => `coalesce(CAST(${fieldSql(field, dialect)} AS VARCHAR), '')`)
    .join(` || '\u001f' || `);
}
