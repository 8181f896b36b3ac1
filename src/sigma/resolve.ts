import { isIP } from 'node:net';
import { encodings } from './encode.ts';
import { searchesOf } from './parse-detection.ts';
import { literalPattern, parsePattern, wrap } from './pattern.ts';
import { all, any, never, not } from './predicate.ts';
import type { FieldRef, Predicate, Test } from './predicate.ts';
import type { Condition, DetectionItem, Modifier, Scalar, SigmaProblem, SigmaRule } from './rule.ts';

/** Looks up a Sigma field: the places where its value may stand, or null where the taxonomy does not know it. */
export type FieldLookup = (field: string) => readonly FieldRef[] | null;

export interface ResolveOptions {
  readonly lookup: FieldLookup;
  /** Where keywords are searched. */
  readonly keywordFields: readonly FieldRef[];
  /** Values of `%placeholder%` for the `expand` modifier. */
  readonly placeholders: { readonly [name: string]: readonly string[] };
}

/** Turns a parsed rule into a predicate, or says why that cannot be done. */
export function resolveRule(
  rule: Pick<SigmaRule, 'searches' | 'conditions'>,
  options: ResolveOptions,
): { readonly predicate: Predicate; readonly problems: readonly SigmaProblem[] } {
  const problems: SigmaProblem[] = [];
  const searches = new Map(
    rule.searches.map((search) => [
      search.name,
      any(search.alternatives.map((items) => all(items.map((item) => resolveItem(item, options, problems))))),
    ]),
  );
  const evaluate = (condition: Condition): Predicate => {
    switch (condition.kind) {
      case 'search':
        return searches.get(condition.name) ?? never;
      case 'of': {
        const named = searchesOf(condition.pattern, rule.searches).map(
          (search) => searches.get(search.name) ?? never,
        );
        return condition.quantity === 'all' ? all(named) : any(named);
      }
      case 'not':
        return not(evaluate(condition.part));
      case 'and':
        return all(condition.parts.map(evaluate));
      case 'or':
        return any(condition.parts.map(evaluate));
    }
  };
  return { predicate: any(rule.conditions.map(evaluate)), problems };
}

function resolveItem(item: DetectionItem, options: ResolveOptions, problems: SigmaProblem[]): Predicate {
  const fields = item.field === null ? options.keywordFields : options.lookup(item.field);
  if (!fields) {
    problems.push({
      code: 'unknown-field',
      message: `the field "${item.field}" is not in the event schema`,
      position: item.position,
    });
    return never;
  }
  const values = item.modifiers.includes('expand') ? expand(item, options, problems) : item.values;
  const tests: Predicate[] = [];
  for (const value of values) {
    const made = makeTests(item, value, options, problems);
    // A value in several encodings or several places means any of them.
    tests.push(
      any(fields.flatMap((field) => made.map((test): Predicate => ({ kind: 'test', field, test })))),
    );
  }
  const joined = item.modifiers.includes('all') ? all(tests) : any(tests);
  const negated =
    item.modifiers.includes('neq') || (item.modifiers.includes('exists') && item.values[0] === false);
  return negated ? not(joined) : joined;
}

function expand(item: DetectionItem, options: ResolveOptions, problems: SigmaProblem[]): readonly Scalar[] {
  return item.values.flatMap((value): readonly Scalar[] => {
    const name = typeof value === 'string' ? /^%([^%]+)%$/.exec(value)?.[1] : undefined;
    const known = name === undefined ? undefined : options.placeholders[name];
    if (known) return known;
    problems.push({
      code: 'placeholder',
      message: `the placeholder ${String(value)} has no values: define it in the placeholders file`,
      position: item.position,
    });
    return [];
  });
}

const timeParts = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;

function makeTests(
  item: DetectionItem,
  value: Scalar,
  options: ResolveOptions,
  problems: SigmaProblem[],
): readonly Test[] {
  const has = (modifier: Modifier): boolean => item.modifiers.includes(modifier);
  const wrong = (message: string, code: SigmaProblem['code'] = 'wrong-type'): readonly Test[] => {
    problems.push({ code, message, position: item.position });
    return [];
  };
  const cased = has('cased');
  if (has('exists'))
    return typeof value === 'boolean' ? [{ test: 'exists' }] : wrong('exists takes true or false');
  if (has('fieldref')) {
    const others = typeof value === 'string' ? options.lookup(value) : null;
    if (!others)
      return wrong(`fieldref names a field of the event schema, not "${String(value)}"`, 'unknown-field');
    const how = has('contains')
      ? 'contains'
      : has('startswith')
        ? 'startswith'
        : has('endswith')
          ? 'endswith'
          : 'equals';
    return others.map((other): Test => ({ test: 'field', other, how, cased }));
  }
  if (has('re')) return regexTest(item, value, wrong);
  if (has('cidr'))
    return typeof value === 'string' && isNetwork(value)
      ? [{ test: 'cidr', network: value }]
      : wrong(`"${String(value)}" is no network in CIDR form`);
  const operator = (['lt', 'lte', 'gt', 'gte'] as const).find(has);
  if (operator) {
    const number = Number(value);
    return value !== null && value !== '' && Number.isFinite(number)
      ? [{ test: 'compare', operator, value: number }]
      : wrong(`${operator} takes a number`);
  }
  const part = timeParts.find(has);
  if (part)
    return typeof value === 'number' ? [{ test: 'time-part', part, value }] : wrong(`${part} takes a number`);
  if (value === null) return [{ test: 'null' }];
  if (typeof value === 'number' && !has('contains') && !has('startswith') && !has('endswith'))
    return [{ test: 'number', value }];
  // Sources make nothing of an empty text: a rule that asks for one means that the field is empty.
  if (value === '' && !has('contains') && !has('startswith') && !has('endswith'))
    return [{ test: 'null' }, { test: 'pattern', pattern: literalPattern(''), cased }];
  return textTests(item, String(value), cased);
}

function textTests(item: DetectionItem, text: string, cased: boolean): readonly Test[] {
  const has = (modifier: Modifier): boolean => item.modifiers.includes(modifier);
  const offsets = has('base64offset');
  const encoded = encodings(text, item.modifiers);
  return encoded.map((value): Test => {
    const pattern = value.encoded ? literalPattern(value.text) : parsePattern(value.text);
    const contains = has('contains') || offsets || item.field === null;
    return {
      test: 'pattern',
      pattern: wrap(pattern, contains || has('endswith'), contains || has('startswith')),
      // Base64 distinguishes case.
      cased: cased || value.encoded,
    };
  });
}

function regexTest(
  item: DetectionItem,
  value: Scalar,
  wrong: (message: string, code: SigmaProblem['code']) => readonly Test[],
): readonly Test[] {
  if (typeof value !== 'string') return wrong('re takes a text', 'regex');
  // Rules written for PCRE set flags at the start of the expression; they mean the same as the modifiers.
  const inline = /^\(\?([ims]+)\)/.exec(value);
  const source = inline ? value.slice(inline[0].length) : value;
  const wanted = (flag: 'i' | 'm' | 's'): boolean =>
    item.modifiers.includes(flag) || (inline?.[1] ?? '').includes(flag);
  const flags = (['i', 'm', 's'] as const).filter(wanted).join('');
  // Both engines run regular expressions in linear time (RE2), which knows neither look-around nor back-references.
  if (/\(\?(?:[=!]|<[=!])|\\[1-9]/.test(source)) {
    return wrong('look-around and back-references are not supported in regular expressions', 'regex');
  }
  try {
    RegExp(source, flags);
  } catch (error) {
    return wrong(`no valid regular expression: ${error instanceof Error ? error.message : ''}`, 'regex');
  }
  return [{ test: 'regex', source, flags }];
}

function isNetwork(text: string): boolean {
  const [base = '', bits, ...more] = text.split('/');
  const family = isIP(base);
  if (family === 0 || more.length > 0 || !/^\d{1,3}$/.test(bits ?? '')) return false;
  return Number(bits) <= (family === 4 ? 32 : 128);
}
