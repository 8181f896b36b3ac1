import type { SqlDialect } from '../domain/sql.ts';
import { asLiteral } from './pattern.ts';
import type { Pattern } from './pattern.ts';
import type { FieldRef, Predicate, Test } from './predicate.ts';

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/**
 * Prints a predicate as a SQL condition that is never NULL: what is missing does not match, so that `not` of it does,
 * exactly as the oracle in `evaluate.ts` says.
 */
export function predicateSql(predicate: Predicate, dialect: SqlDialect): string {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? 'TRUE' : 'FALSE';
    case 'not':
      return `NOT ${predicateSql(predicate.part, dialect)}`;
    case 'test':
      return testSql(predicate.field, predicate.test, dialect);
    case 'all':
      return `(${predicate.parts.map((part) => predicateSql(part, dialect)).join(' AND ')})`;
    case 'any':
      return `(${anySql(predicate.parts, dialect).join(' OR ')})`;
  }
}

/**
 * Alternatives, with word lists over one field asked in one go: a field inside JSON is found anew for every mention, and
 * twenty mentions cost twenty times.
 */
function anySql(parts: readonly Predicate[], dialect: SqlDialect): readonly string[] {
  const lists = new Map<
    string,
    { readonly value: string; readonly how: Listed['how']; readonly texts: string[] }
  >();
  const rest: Predicate[] = [];
  for (const part of parts) {
    const listed = listedText(part, dialect);
    if (!listed) {
      rest.push(part);
      continue;
    }
    const key = `${listed.how} ${listed.value}`;
    const list = lists.get(key) ?? { value: listed.value, how: listed.how, texts: [] };
    list.texts.push(listed.text);
    lists.set(key, list);
  }
  return [
    ...[...lists.values()].map(({ value, how, texts }) =>
      known(
        how === 'equals'
          ? `${value} IN (${texts.map(dialect.text).join(', ')})`
          : texts.length === 1
            ? dialect.contains(value, texts[0]!)
            : dialect.regex(value, texts.map(quoteMeta).join('|'), ''),
      ),
    ),
    ...rest.map((part) => predicateSql(part, dialect)),
  ];
}

interface Listed {
  readonly value: string;
  readonly how: 'equals' | 'contains';
  readonly text: string;
}

/** A test for one text or a part of it, which can stand in a list with others of its kind. */
function listedText(part: Predicate, dialect: SqlDialect): Listed | null {
  if (part.kind !== 'test' || part.test.test !== 'pattern') return null;
  const { pattern, cased } = part.test;
  const text = asText(fieldSql(part.field, dialect), part.field);
  const value = cased ? text : dialect.lower(text);
  const fold = (given: string): string => (cased ? given : given.toLowerCase());
  const literal = asLiteral(pattern);
  if (literal !== null) return { value, how: 'equals', text: fold(literal) };
  const [first, middle, last] = pattern.parts;
  if (pattern.parts.length !== 3 || !isRun(first) || !isRun(last)) return null;
  return middle && 'literal' in middle ? { value, how: 'contains', text: fold(middle.literal) } : null;
}

/** A text as an RE2 expression that means itself. Letters beyond ASCII mean themselves already. */
function quoteMeta(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function isRun(part: Pattern['parts'][number] | undefined): boolean {
  return part !== undefined && 'wildcard' in part && part.wildcard === 'run';
}

export function fieldSql(field: FieldRef, dialect: SqlDialect): string {
  return field.member === null ? dialect.column(field.column) : dialect.member(field.column, field.member);
}

function testSql(field: FieldRef, test: Test, dialect: SqlDialect): string {
  const value = fieldSql(field, dialect);
  switch (test.test) {
    case 'null':
      return `(${value} IS NULL)`;
    case 'exists':
      return `(${value} IS NOT NULL)`;
    case 'pattern':
      return known(patternSql(asText(value, field), test.pattern, test.cased, dialect));
    case 'number':
      return known(`${asNumber(value, field, dialect)} = ${test.value}`);
    case 'compare':
      return known(`${asNumber(value, field, dialect)} ${operators[test.operator]} ${test.value}`);
    case 'regex':
      return known(dialect.regex(asText(value, field), test.source, test.flags));
    case 'cidr':
      return known(dialect.inNetwork(value, test.network));
    case 'time-part':
      return known(`${dialect.timePart(value, test.part)} = ${test.value}`);
    case 'field':
      return known(fieldsSql(value, fieldSql(test.other, dialect), test, dialect));
  }
}

function known(condition: string): string {
  return `coalesce(${condition}, FALSE)`;
}

function asText(value: string, field: FieldRef): string {
  return field.type === 'text' ? value : `CAST(${value} AS VARCHAR)`;
}

function asNumber(value: string, field: FieldRef, dialect: SqlDialect): string {
  return field.type === 'number' ? value : dialect.number(value);
}

function patternSql(value: string, pattern: Pattern, cased: boolean, dialect: SqlDialect): string {
  const fold = (text: string): string => (cased ? text : text.toLowerCase());
  const subject = cased ? value : dialect.lower(value);
  const literal = asLiteral(pattern);
  if (literal !== null) return `${subject} = ${dialect.text(fold(literal))}`;
  const [first, second, third] = pattern.parts;
  if (pattern.parts.length === 3 && isRun(first) && isRun(third) && second && 'literal' in second) {
    return dialect.contains(subject, fold(second.literal));
  }
  if (pattern.parts.length === 2 && isRun(first) && second && 'literal' in second)
    return dialect.endsWith(subject, fold(second.literal));
  if (pattern.parts.length === 2 && isRun(second) && first && 'literal' in first)
    return dialect.startsWith(subject, fold(first.literal));
  const like = pattern.parts
    .map((part) => {
      if ('literal' in part) return fold(part.literal).replace(/[!%_]/g, '!$&');
      return part.wildcard === 'run' ? '%' : '_';
    })
    .join('');
  return dialect.like(subject, like);
}

function fieldsSql(
  value: string,
  other: string,
  test: Extract<Test, { readonly test: 'field' }>,
  dialect: SqlDialect,
): string {
  const [a, b] = test.cased ? [value, other] : [dialect.lower(value), dialect.lower(other)];
  if (test.how === 'equals') return `${a} = ${b}`;
  // Positions work the same in every engine, whatever the other field holds.
  if (test.how === 'contains') return `position(${b} IN ${a}) > 0`;
  if (test.how === 'startswith') return `left(${a}, length(${b})) = ${b}`;
  return `right(${a}, length(${b})) = ${b}`;
}
