import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { ConditionError, parseCondition } from './condition.ts';
import type {
  Condition,
  DetectionItem,
  LogSource,
  Modifier,
  RuleHead,
  Search,
  SigmaFilter,
  SigmaRule,
} from './rule.ts';
import { matchesPattern, parsePattern } from './pattern.ts';
import { scalars, YamlReader } from './yaml.ts';
import type { Problems } from './yaml.ts';

const modifiers = new Set<string>(
  'contains startswith endswith all base64 base64offset wide utf16 utf16le utf16be windash cidr re i m s cased exists lt lte gt gte neq fieldref expand minute hour day week month year'.split(
    ' ',
  ),
);

/** Reads `logsource` and `detection` of a rule. */
export function parseDetection(
  reader: YamlReader,
  head: RuleHead,
  logsource: LogSource,
  problems: Problems,
): SigmaRule | null {
  const detection = reader.map('detection');
  if (!detection) return null;
  return { ...head, kind: 'rule', logsource, ...readSearches(detection, problems) };
}

/** Reads the `filter` member (Sigma filters specification 2.x): like a detection, with the rules that it narrows. */
export function parseFilter(
  reader: YamlReader,
  head: RuleHead,
  logsource: LogSource,
  problems: Problems,
): SigmaFilter | null {
  const filter = reader.map('filter');
  if (!filter) return null;
  const rules = filter.texts('rules');
  if (rules.length === 0) filter.problem('missing', 'filter.rules is missing', null);
  const any = rules.length === 1 && rules[0]!.toLowerCase() === 'any';
  return {
    ...head,
    kind: 'filter',
    logsource,
    rules: any ? 'any' : rules,
    ...readSearches(filter, problems, 'rules'),
  };
}

function readSearches(
  detection: YamlReader,
  problems: Problems,
  apart: string | null = null,
): Pick<SigmaRule, 'searches' | 'conditions'> {
  const searches: Search[] = [];
  let conditions: readonly Condition[] = [];
  for (const [key, value, keyNode] of detection.entries()) {
    if (key === apart) continue;
    if (key === 'condition') conditions = readConditions(value, problems);
    else if (key === 'timeframe')
      problems.add('deprecated', 'timeframe was removed from Sigma: write a correlation rule', keyNode);
    else searches.push(readSearch(key, value, keyNode, problems));
  }
  if (!detection.get('condition')) detection.problem('missing', 'detection.condition is missing', null);
  for (const condition of conditions) checkNames(condition, searches, detection);
  return { searches, conditions };
}

function readConditions(node: Node | null, problems: Problems): readonly Condition[] {
  const items = isSeq(node) ? (node.items as Node[]) : node ? [node] : [];
  return items.flatMap((item) => {
    const text = isScalar(item) && typeof item.value === 'string' ? item.value : null;
    if (text === null) {
      problems.add('wrong-type', 'a condition is a text', item);
      return [];
    }
    try {
      return [parseCondition(text)];
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      // Offsets are exact for plain and quoted one-line conditions, which is how they are written.
      const quote = isScalar(item) && item.type?.startsWith('QUOTE') ? 1 : 0;
      problems.addAt('condition', error.message, (item.range?.[0] ?? 0) + quote + error.offset);
      return [];
    }
  });
}

function readSearch(name: string, value: Node | null, keyNode: Node, problems: Problems): Search {
  const position = problems.position(keyNode) ?? { line: 1, column: 1 };
  if (isMap(value)) return { name, position, alternatives: [readMap(new YamlReader(value, problems))] };
  if (isSeq(value) && value.items.length > 0 && value.items.every((item) => isMap(item))) {
    return {
      name,
      position,
      alternatives: value.items.map((item) => readMap(new YamlReader(item, problems))),
    };
  }
  const values = scalars(value);
  if (values === null) {
    problems.add('wrong-type', `${name} is a map, a list of maps or a list of keywords`, value ?? keyNode);
    return { name, position, alternatives: [] };
  }
  return { name, position, alternatives: [[{ field: null, modifiers: [], values, position }]] };
}

function readMap(map: YamlReader): readonly DetectionItem[] {
  return map.entries().map(([key, value, keyNode]) => {
    const [field = '', ...names] = key.split('|');
    const known = names.filter((name): name is Modifier => modifiers.has(name));
    for (const name of names) {
      if (!modifiers.has(name))
        map.problems.add('unknown-modifier', `"${name}" is no Sigma modifier`, keyNode);
    }
    const clash = clashOf(known);
    if (clash) map.problems.add('modifier-order', clash, keyNode);
    const values = scalars(value);
    if (values === null)
      map.problems.add(
        'wrong-type',
        `the values of ${key} are texts, numbers, booleans or null`,
        value ?? keyNode,
      );
    if (values?.length === 0) map.problems.add('missing', `${key} has no values`, value ?? keyNode);
    return {
      field: field === '' ? null : field,
      modifiers: known,
      values: values ?? [],
      position: map.problems.position(keyNode) ?? { line: 1, column: 1 },
    };
  });
}

const comparing =
  'contains startswith endswith re cidr exists lt lte gt gte minute hour day week month year'.split(' ');

/** Why modifiers cannot stand together, or null: what has no meaning must not be read as something near it. */
function clashOf(modifiers: readonly Modifier[]): string | null {
  const has = (name: Modifier): boolean => modifiers.includes(name);
  const ways = modifiers.filter((name) => comparing.includes(name));
  if (ways.length > 1) return `"${ways.join('" and "')}" exclude each other`;
  const flag = (['i', 'm', 's'] as const).find(has);
  if (flag && !has('re')) return `"${flag}" belongs to "re"`;
  const bytes = (['wide', 'utf16', 'utf16le', 'utf16be'] as const).find(has);
  const encoding = modifiers.findIndex((name) => name === 'base64' || name === 'base64offset');
  if (bytes && encoding < modifiers.indexOf(bytes))
    return `"${bytes}" must be followed by "base64" or "base64offset"`;
  if (has('fieldref') && ways.some((name) => !['contains', 'startswith', 'endswith'].includes(name)))
    return `"fieldref" cannot be joined with "${ways[0]}"`;
  return null;
}

function checkNames(condition: Condition, searches: readonly Search[], detection: YamlReader): void {
  if (condition.kind === 'not') {
    checkNames(condition.part, searches, detection);
    return;
  }
  if ('parts' in condition) {
    for (const part of condition.parts) checkNames(part, searches, detection);
    return;
  }
  const [wanted, found] =
    condition.kind === 'of'
      ? [condition.pattern, searchesOf(condition.pattern, searches).length > 0]
      : [condition.name, searches.some((search) => search.name === condition.name)];
  if (!found) {
    detection.problem(
      'condition',
      `the condition names "${wanted}", which is no search of this rule`,
      'condition',
    );
  }
}

/** `them` is every search whose name does not begin with an underscore; `*` stands for any characters. */
export function searchesOf(pattern: string, searches: readonly Search[]): readonly Search[] {
  if (pattern.toLowerCase() === 'them') return searches.filter((search) => !search.name.startsWith('_'));
  const wanted = parsePattern(pattern);
  return searches.filter((search) => matchesPattern(wanted, search.name, true));
}
