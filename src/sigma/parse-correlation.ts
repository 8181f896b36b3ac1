import { isMap, isScalar } from 'yaml';
import type { CorrelationType, RuleHead, SigmaCorrelation } from './rule.ts';
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
  if (type && !ordered && condition.comparisons.length === 0)
    map.problem('missing', `${type} needs a condition (gte, lte, eq …)`, null);
  if (type?.startsWith('value_') && !condition.field)
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
): Pick<SigmaCorrelation, 'comparisons' | 'field' | 'percentile'> {
  const comparisons: SigmaCorrelation['comparisons'][number][] = [];
  let field: string | null = null;
  let percentile: number | null = null;
  const node = map.get('condition');
  if (!node) return { comparisons, field, percentile };
  if (!isMap(node)) {
    map.problem(
      'condition',
      'a written-out correlation condition is not supported: use gte, lte, eq and the like',
      'condition',
    );
    return { comparisons, field, percentile };
  }
  const condition = map.map('condition')!;
  for (const [key, value, keyNode] of condition.entries()) {
    const scalar = isScalar(value) ? value.value : undefined;
    if (key === 'field' && typeof scalar === 'string') field = scalar;
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
  return { comparisons, field, percentile };
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
