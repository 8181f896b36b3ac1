import type { SqlRunner } from '../domain/sql.ts';
import { lookupField } from './fields.ts';
import type { SigmaCorrelation, SigmaProblem, SigmaRule } from './rule.ts';
import type { RefusedRule } from './run.ts';
import { fieldSql } from './sql.ts';

export interface CompiledCorrelation {
  readonly rule: SigmaCorrelation;
  /** Places of the rules that it refers to, in the list of compiled rules, in the order given. */
  readonly rules: readonly number[];
}

/** Resolves what correlations refer to; one that cannot be run whole is refused with the reason. */
export function compileCorrelations(
  correlations: readonly SigmaCorrelation[],
  rules: readonly SigmaRule[],
): { readonly compiled: readonly CompiledCorrelation[]; readonly refused: readonly RefusedRule[] } {
  const compiled: CompiledCorrelation[] = [];
  const refused: RefusedRule[] = [];
  for (const rule of correlations) {
    const places = rule.rules.map((name) =>
      rules.findIndex((candidate) => candidate.id === name || candidate.name === name),
    );
    const problems: SigmaProblem[] = [];
    const missing = rule.rules.filter((_, index) => places[index]! < 0);
    if (missing.length > 0)
      problems.push({
        code: 'unknown-rule',
        message: `it refers to ${missing.join(', ')}, which was not loaded or was refused`,
        position: null,
      });
    const fields = [
      ...rule.groupBy.filter((field) => !(field in rule.aliases)),
      ...(rule.field ? [rule.field] : []),
    ];
    for (const field of fields)
      if (!lookupField(field))
        problems.push({
          code: 'unknown-field',
          message: `the field "${field}" is not in the event schema`,
          position: null,
        });
    if (Object.keys(rule.aliases).some((alias) => rule.groupBy.includes(alias)))
      problems.push({ code: 'condition', message: 'grouping by aliases is not supported', position: null });
    if (['value_sum', 'value_avg', 'value_median', 'value_percentile'].includes(rule.type))
      problems.push({ code: 'condition', message: `${rule.type} is not supported`, position: null });
    if (problems.length > 0) refused.push({ file: rule.file, title: rule.title, problems });
    else compiled.push({ rule, rules: places });
  }
  return { compiled, refused };
}

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=', neq: '<>' } as const;

/**
 * Adds to `hits`, under `index`, every event that lies in a window in which the correlation holds. Windows slide with
 * each event and never reach across groups.
 */
export async function correlate(
  runner: SqlRunner,
  { rule, rules }: CompiledCorrelation,
  index: number,
): Promise<void> {
  const { dialect } = runner;
  const groups = rule.groupBy.map((field) => fieldSql(lookupField(field)![0]!, dialect));
  const columns = groups.map((_, place) => `g${place}`);
  const value = rule.field ? fieldSql(lookupField(rule.field)![0]!, dialect) : 'NULL';
  const present = groups.map((group) => ` AND ${group} IS NOT NULL`).join('');
  const base = `base AS (SELECT h.rule AS r, h."row" AS rid, time AS t, ${value} AS v${groups.map((group, place) => `, ${group} AS g${place}`).join('')}
    FROM hits h JOIN ${runner.events} ON ${runner.events}.${runner.rowId} = h."row" WHERE h.rule IN (${rules.join(', ')})${present})`;
  const partition = columns.length > 0 ? `PARTITION BY ${columns.join(', ')} ` : '';
  const same = columns.map((column) => ` AND b.${column} = m.${column}`).join('');
  const { sources, condition } = windowSql(rule, rules, partition);
  await runner.run(`
    INSERT INTO hits
    WITH ${base}${sources}, matched AS (SELECT ${['t', ...columns].join(', ')} FROM judged WHERE ${condition})
    SELECT DISTINCT ${index}, b.rid FROM base b JOIN matched m ON b.t <= m.t AND b.t >= m.t - ${rule.timespan}${same}`);
}

function windowSql(
  rule: SigmaCorrelation,
  rules: readonly number[],
  partition: string,
): { readonly sources: string; readonly condition: string } {
  const sliding = `(${partition}ORDER BY t RANGE BETWEEN ${rule.timespan} PRECEDING AND CURRENT ROW)`;
  if (rule.type === 'event_count' || rule.type === 'value_count') {
    const counted = rule.type === 'event_count' ? 'count(*)' : 'count(DISTINCT v)';
    const compare = rule.comparisons
      .map(({ operator, value }) => `n ${operators[operator]} ${value}`)
      .join(' AND ');
    return {
      sources: `, judged AS (SELECT *, ${counted} OVER ${sliding} AS n FROM base)`,
      condition: compare,
    };
  }
  if (rule.type === 'temporal') {
    const last = rules.map(
      (place, index) => `max(CASE WHEN r = ${place} THEN t END) OVER ${sliding} AS last${index}`,
    );
    return {
      sources: `, judged AS (SELECT *, ${last.join(', ')} FROM base)`,
      condition: rules.map((_, index) => `last${index} IS NOT NULL`).join(' AND '),
    };
  }
  // The latest start of a chain that ends in each rule: chain k begins where chain k-1, completed before, began.
  const before = `(${partition}ORDER BY t, rid ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  let sources = `, chain0 AS (SELECT *, CASE WHEN r = ${rules[0]} THEN t END AS s0 FROM base)`;
  for (const [index, place] of rules.entries()) {
    if (index > 0)
      sources += `, chain${index} AS (SELECT *, CASE WHEN r = ${place} THEN max(s${index - 1}) OVER ${before} END AS s${index} FROM chain${index - 1})`;
  }
  const end = rules.length - 1;
  return {
    sources: `${sources}, judged AS (SELECT * FROM chain${end})`,
    condition: `s${end} IS NOT NULL AND t - s${end} <= ${rule.timespan}`,
  };
}
