import type { SqlDialect } from '../domain/sql.ts';
import { matchesPattern, parsePattern } from './pattern.ts';
import type { Condition, SigmaCorrelation } from './rule.ts';

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=', neq: '<>' } as const;

/**
 * Whether the correlation holds at each event: common table expressions from `base` on to `judged`, and the condition on a
 * row of the latter. `rules` are the places of its rules, as `base.r` names them.
 */
export function windowSql(
  rule: SigmaCorrelation,
  rules: readonly number[],
  partition: string,
  dialect: SqlDialect,
): { readonly sources: string; readonly condition: string } {
  const sliding = `(${partition}ORDER BY t RANGE BETWEEN ${rule.timespan} PRECEDING AND CURRENT ROW)`;
  const compared = (value: string): string =>
    rule.comparisons.map((one) => `${value} ${operators[one.operator]} ${one.value}`).join(' AND ');
  if (rule.type === 'temporal') {
    const last = rules.map(
      (place, index) => `max(CASE WHEN r = ${place} THEN t END) OVER ${sliding} AS last${index}`,
    );
    return {
      sources: `, judged AS (SELECT *, ${last.join(', ')} FROM base)`,
      condition: temporalCondition(rule, compared),
    };
  }
  if (rule.type !== 'temporal_ordered')
    return {
      sources: `, judged AS (SELECT *, ${measure(rule, sliding, dialect)} AS n FROM base)`,
      condition: compared('n'),
    };
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

function measure(rule: SigmaCorrelation, over: string, dialect: SqlDialect): string {
  switch (rule.type) {
    case 'value_count':
      return `count(DISTINCT v) OVER ${over}`;
    case 'value_sum':
      return `sum(v) OVER ${over}`;
    case 'value_avg':
      return `avg(v) OVER ${over}`;
    case 'value_median':
      return dialect.percentile('v', 50, `OVER ${over}`);
    case 'value_percentile':
      return dialect.percentile('v', rule.percentile ?? 50, `OVER ${over}`);
    default:
      return `count(*) OVER ${over}`;
  }
}

/** All rules within the window; or so many of them; or what the written-out condition says. */
function temporalCondition(rule: SigmaCorrelation, compared: (value: string) => string): string {
  const seen = (index: number): string => `last${index} IS NOT NULL`;
  if (rule.expression) return expressionSql(rule.expression, rule.rules, seen);
  if (rule.comparisons.length > 0)
    return compared(
      `(${rule.rules.map((_, index) => `CASE WHEN ${seen(index)} THEN 1 ELSE 0 END`).join(' + ')})`,
    );
  return rule.rules.map((_, index) => seen(index)).join(' AND ');
}

function expressionSql(
  condition: Condition,
  rules: readonly string[],
  seen: (index: number) => string,
): string {
  switch (condition.kind) {
    case 'search':
      return seen(rules.indexOf(condition.name));
    case 'not':
      return `NOT (${expressionSql(condition.part, rules, seen)})`;
    case 'of': {
      const them = condition.pattern.toLowerCase() === 'them';
      const wanted = parsePattern(condition.pattern);
      const named = rules.flatMap((name, index) =>
        them || matchesPattern(wanted, name, true) ? [seen(index)] : [],
      );
      return named.length === 0
        ? 'FALSE'
        : `(${named.join(condition.quantity === 'all' ? ' AND ' : ' OR ')})`;
    }
    default:
      return `(${condition.parts.map((part) => expressionSql(part, rules, seen)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}
