import type { SqlDialect, SqlRunner } from '../domain/sql.ts';
import { lookupField } from './fields.ts';
import type { Condition, SigmaCorrelation, SigmaProblem, SigmaRule } from './rule.ts';
import type { RefusedRule } from './run.ts';
import { fieldSql } from './sql.ts';

export interface CompiledCorrelation {
  readonly rule: SigmaCorrelation;
  /** Places of what it refers to, in the order given: rules by their place, correlations behind them. */
  readonly rules: readonly number[];
}

/**
 * Resolves what correlations refer to, other correlations included, and puts each behind those that it needs. One that
 * cannot be run whole is refused with the reason.
 */
export function compileCorrelations(
  correlations: readonly SigmaCorrelation[],
  rules: readonly SigmaRule[],
): { readonly compiled: readonly CompiledCorrelation[]; readonly refused: readonly RefusedRule[] } {
  const compiled: CompiledCorrelation[] = [];
  const places = new Map<string, number>();
  const name = (rule: { readonly id: string; readonly name: string | null }, place: number): void => {
    for (const known of [rule.id, rule.name])
      if (known !== null && !places.has(known)) places.set(known, place);
  };
  for (const [place, rule] of rules.entries()) name(rule, place);
  let open = [...correlations];
  for (;;) {
    const ready = open.filter(
      (rule) => rule.rules.every((wanted) => places.has(wanted)) && problemsOf(rule).length === 0,
    );
    if (ready.length === 0) break;
    for (const rule of ready) {
      name(rule, rules.length + compiled.length);
      compiled.push({ rule, rules: rule.rules.map((wanted) => places.get(wanted)!) });
    }
    open = open.filter((rule) => !ready.includes(rule));
  }
  const refused = open.map((rule): RefusedRule => {
    const missing = rule.rules.filter((wanted) => !places.has(wanted));
    return {
      file: rule.file,
      title: rule.title,
      problems: [
        ...(missing.length === 0
          ? []
          : [
              {
                code: 'unknown-rule' as const,
                message: `it refers to ${missing.join(', ')}, which was not loaded, was refused, or refers back to it`,
                position: null,
              },
            ]),
        ...problemsOf(rule),
      ],
    };
  });
  return { compiled, refused };
}

function problemsOf(rule: SigmaCorrelation): readonly SigmaProblem[] {
  const problems: SigmaProblem[] = [];
  const add = (code: SigmaProblem['code'], message: string): void => {
    problems.push({ code, message, position: null });
  };
  const fields = [
    ...rule.groupBy.filter((field) => !Object.hasOwn(rule.aliases, field)),
    ...rule.fields,
    ...rule.groupBy.flatMap((field) =>
      Object.hasOwn(rule.aliases, field) ? Object.values(rule.aliases[field]!) : [],
    ),
  ];
  for (const field of fields)
    if (!lookupField(field)) add('unknown-field', `the field "${field}" is not in the event schema`);
  for (const alias of rule.groupBy.filter((field) => Object.hasOwn(rule.aliases, field)))
    for (const name of rule.rules)
      if (!Object.hasOwn(rule.aliases[alias]!, name))
        add('condition', `the alias "${alias}" names no field for ${name}`);
  for (const name of rule.expression ? namesIn(rule.expression) : [])
    if (!rule.rules.includes(name))
      add('condition', `the condition names "${name}", which is none of its rules`);
  return problems;
}

function namesIn(condition: Condition): readonly string[] {
  if (condition.kind === 'search') return [condition.name];
  if (condition.kind === 'not') return namesIn(condition.part);
  return 'parts' in condition ? condition.parts.flatMap(namesIn) : [];
}

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=', neq: '<>' } as const;

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

function windowSql(
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
      const pattern = new RegExp(
        `^${condition.pattern.replace(/[*?]/g, (sign) => (sign === '*' ? '.*' : '.'))}$`,
      );
      const named = rules.flatMap((name, index) =>
        condition.pattern.toLowerCase() === 'them' || pattern.test(name) ? [seen(index)] : [],
      );
      return named.length === 0
        ? 'FALSE'
        : `(${named.join(condition.quantity === 'all' ? ' AND ' : ' OR ')})`;
    }
    default:
      return `(${condition.parts.map((part) => expressionSql(part, rules, seen)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}
