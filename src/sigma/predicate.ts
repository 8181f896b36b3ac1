import type { Pattern } from './pattern.ts';

/**
 * Where a Sigma field lives in the store: a column, or a member of a column that holds a JSON object
 * (`parameters` -> `ForwardTo`). A list of fields means "any of them".
 */
export interface FieldRef {
  readonly column: string;
  /** Names from outside to inside. */
  readonly member: readonly string[] | null;
  readonly type: 'text' | 'number' | 'time';
}

export type Comparison = 'lt' | 'lte' | 'gt' | 'gte';
export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export type Test =
  | { readonly test: 'pattern'; readonly pattern: Pattern; readonly cased: boolean }
  | { readonly test: 'number'; readonly value: number }
  | { readonly test: 'regex'; readonly source: string; readonly flags: string }
  | { readonly test: 'compare'; readonly operator: Comparison; readonly value: number }
  | { readonly test: 'cidr'; readonly network: string }
  | { readonly test: 'exists' }
  | { readonly test: 'null' }
  | { readonly test: 'time-part'; readonly part: TimePart; readonly value: number }
  | {
      readonly test: 'field';
      readonly other: FieldRef;
      readonly how: 'equals' | 'contains' | 'startswith' | 'endswith';
      readonly cased: boolean;
    };

/** A rule's condition, free of Sigma's surface and of any SQL dialect: what compilers print and the oracle evaluates. */
export type Predicate =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Predicate[] }
  | { readonly kind: 'not'; readonly part: Predicate }
  | { readonly kind: 'test'; readonly field: FieldRef; readonly test: Test }
  | { readonly kind: 'constant'; readonly value: boolean };

export const never: Predicate = { kind: 'constant', value: false };

/** Joins and flattens, dropping what decides nothing. */
export function all(parts: readonly Predicate[]): Predicate {
  return join('all', parts);
}

export function any(parts: readonly Predicate[]): Predicate {
  return join('any', parts);
}

export function not(part: Predicate): Predicate {
  if (part.kind === 'constant') return { kind: 'constant', value: !part.value };
  return part.kind === 'not' ? part.part : { kind: 'not', part };
}

function join(kind: 'all' | 'any', parts: readonly Predicate[]): Predicate {
  const absorbing = kind === 'any';
  const flat: Predicate[] = [];
  for (const part of parts) {
    if (part.kind === 'constant') {
      if (part.value === absorbing) return part;
    } else if (part.kind === kind) flat.push(...part.parts);
    else flat.push(part);
  }
  if (flat.length === 0) return { kind: 'constant', value: !absorbing };
  return flat.length === 1 ? flat[0]! : { kind, parts: flat };
}

/** Every field that a predicate looks at. */
export function fieldsOf(predicate: Predicate): readonly FieldRef[] {
  if (predicate.kind === 'constant') return [];
  if (predicate.kind === 'not') return fieldsOf(predicate.part);
  if (predicate.kind === 'test') {
    return predicate.test.test === 'field' ? [predicate.field, predicate.test.other] : [predicate.field];
  }
  return predicate.parts.flatMap(fieldsOf);
}
