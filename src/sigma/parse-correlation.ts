import { isMap, isScalar } from 'yaml';
import { ConditionError, parseCondition } from './condition.ts';
import type { Condition, CorrelationType, RuleHead, SigmaCorrelation } from './rule.ts';
import type { Problems, YamlReader } from './yaml.ts';

const types: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
  'temporal',
  'temporal_ordered',
];

const unitMilliseconds: { readonly [unit: string]: number } = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  // The specification names months and years without a length; 30 and 365 days are meant.
  M: 2_592_000_000,
  y: 31_536_000_000,
};

/** Reads the `correlation` member (Sigma correlation rules specification 2.1). */
export function parseCorrelation(
  reader: YamlReader,
  head: RuleHead,
  problems: Problems,
): SigmaCorrelation | null {
  const map = reader.map('correlation');
  if (!map) return null;
  const typeText = map.requiredText('type');
  const type = types.find((known) => known === typeText);
  if (typeText && !type)
    map.problem('wrong-type', `"${typeText}" is no correlation type: ${types.join(', ')}`, 'type');
  const rules = map.texts('rules');
  if (rules.length === 0) map.problem('missing', 'correlation.rules is missing', null);
  const condition = readCondition(map, type);
  const ordered = type === 'temporal' || type === 'temporal_ordered';
  if (ordered && rules.length < 2)
    map.problem('missing', 'a temporal correlation needs two rules or more', 'rules');
  if (condition.expression && type !== 'temporal')
    map.problem(
      'condition',
      `a written-out condition belongs to temporal correlations, not to ${type ?? 'this'}`,
      'condition',
    );
  if (type === 'temporal_ordered' && condition.comparisons.length > 0)
    map.problem(
      'condition',
      'temporal_ordered takes no counts: all its rules must match, in their order',
      'condition',
    );
  if (type && !ordered && condition.comparisons.length === 0)
    map.problem('missing', `${type} needs a condition (gte, lte, eq …)`, null);
  if (type === 'value_percentile' && condition.percentile === null)
    map.problem('missing', 'value_percentile needs condition.percentile', 'condition');
  if (type !== 'value_count' && condition.fields.length > 1)
    map.problem('condition', `${type ?? 'it'} takes one field`, 'condition');
  if (type?.startsWith('value_') && condition.fields.length === 0)
    map.problem('missing', `${type} needs condition.field`, 'condition');
  return {
    ...head,
    kind: 'correlation',
    type: type ?? 'event_count',
    rules,
    groupBy: map.texts('group-by'),
    timespan: readTimespan(map),
    ...condition,
    aliases: readAliases(map, problems),
    generate: reader.text('generate') === 'true' || map.text('generate') === 'true',
  };
}

function readTimespan(map: YamlReader): number {
  const text = map.requiredText('timespan') ?? '';
  const match = /^(\d+)\s*([smhdwMy])$/.exec(text);
  if (!match) {
    if (text)
      map.problem('wrong-type', `timespan "${text}" is a number and one of s, m, h, d, w, M, y`, 'timespan');
    return 0;
  }
  return Number(match[1]) * unitMilliseconds[match[2]!]!;
}

function readCondition(
  map: YamlReader,
  type: CorrelationType | undefined,
): Pick<SigmaCorrelation, 'comparisons' | 'expression' | 'fields' | 'percentile'> {
  const comparisons: SigmaCorrelation['comparisons'][number][] = [];
  let fields: readonly string[] = [];
  let percentile: number | null = null;
  const node = map.get('condition');
  if (!node) return { comparisons, expression: null, fields, percentile };
  if (isScalar(node))
    return { comparisons, expression: readExpression(map, String(node.value)), fields, percentile };
  const condition = map.map('condition');
  for (const [key, value, keyNode] of condition?.entries() ?? []) {
    const scalar = isScalar(value) ? value.value : undefined;
    if (key === 'field') fields = condition!.texts('field');
    else if (key === 'percentile' && typeof scalar === 'number') percentile = scalar;
    else if (isOperator(key) && typeof scalar === 'number')
      comparisons.push({ operator: key, value: scalar });
    else
      map.problems.add(
        'condition',
        `"${key}" is not expected in the condition of ${type ?? 'a correlation'}`,
        keyNode,
      );
  }
  return { comparisons, expression: null, fields, percentile };
}

/** `rule_a and not rule_b`: the extended condition of temporal correlations, over the names of the rules. */
function readExpression(map: YamlReader, text: string): Condition | null {
  try {
    return parseCondition(text);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    const start = map.get('condition')?.range?.[0] ?? 0;
    map.problems.addAt('condition', error.message, start + error.offset);
    return null;
  }
}

function isOperator(key: string): key is 'lt' | 'lte' | 'gt' | 'gte' | 'eq' | 'neq' {
  return ['lt', 'lte', 'gt', 'gte', 'eq', 'neq'].includes(key);
}

function readAliases(map: YamlReader, problems: Problems): SigmaCorrelation['aliases'] {
  const node = map.get('aliases');
  if (!node) return {};
  const value: unknown = isMap(node) ? node.toJSON() : null;
  const valid =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (rules) =>
        typeof rules === 'object' &&
        rules !== null &&
        Object.values(rules).every((field) => typeof field === 'string'),
    );
  if (!valid) {
    problems.add('wrong-type', 'aliases map an alias to rules and each rule to a field', node);
    return {};
  }
  return value as SigmaCorrelation['aliases'];
}
