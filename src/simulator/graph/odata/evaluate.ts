import type { Expression, Operand } from './filter.ts';

type Item = { readonly [key: string]: unknown };
/** Variables of the lambdas around, innermost last. */
type Scope = ReadonlyMap<string, unknown>;

/** Whether an object satisfies a parsed `$filter`. */
export function matches(expression: Expression, item: Item, scope: Scope = new Map()): boolean {
  switch (expression.kind) {
    case 'and':
      return matches(expression.left, item, scope) && matches(expression.right, item, scope);
    case 'or':
      return matches(expression.left, item, scope) || matches(expression.right, item, scope);
    case 'not':
      return !matches(expression.inner, item, scope);
    case 'compare':
      return compare(
        expression.operator,
        value(expression.left, item, scope),
        value(expression.right, item, scope),
      );
    case 'in':
      return expression.values.some((candidate) =>
        compare('eq', value(expression.left, item, scope), candidate),
      );
    case 'call': {
      const left = String(value(expression.left, item, scope) ?? '').toLowerCase();
      const right = String(value(expression.right, item, scope) ?? '').toLowerCase();
      if (expression.name === 'contains') return left.includes(right);
      return expression.name === 'startswith' ? left.startsWith(right) : left.endsWith(right);
    }
    case 'lambda': {
      const list = at(item, expression.path, scope);
      const items = Array.isArray(list) ? (list as unknown[]) : [];
      const { inner } = expression;
      if (inner === null) return items.length > 0;
      const test = (entry: unknown): boolean =>
        matches(inner, item, new Map([...scope, [expression.variable, entry]]));
      return expression.quantifier === 'any' ? items.some(test) : items.every(test);
    }
  }
}

function value(operand: Operand, item: Item, scope: Scope): unknown {
  return 'literal' in operand ? operand.literal : at(item, operand.path, scope);
}

function at(item: Item, path: readonly string[], scope: Scope): unknown {
  const [first = '', ...rest] = path;
  return member(scope.has(first) ? scope.get(first) : own(item, first), rest);
}

/** The value below a path of member names; undefined where anything on the way is missing. */
export function member(start: unknown, path: readonly string[]): unknown {
  let current = start;
  for (const step of path) current = own(current, step);
  return current;
}

function own(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Item)[name]
    : undefined;
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  const order = orderOf(left, right);
  if (operator === 'eq') return order === 0;
  if (operator === 'ne') return order !== 0;
  // Null and values of another kind are neither greater nor smaller (OData 4.01 URL conventions, 5.1.1.1).
  if (order === undefined || comparable(left) === null) return false;
  if (operator === 'gt') return order > 0;
  if (operator === 'ge') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

/** Negative, 0 or positive as in a sort; undefined where the two cannot be compared. */
export function orderOf(left: unknown, right: unknown): number | undefined {
  const [a, b] = [comparable(left), comparable(right)];
  if (a === null || b === null) return a === b ? 0 : undefined;
  if (typeof a !== typeof b) return undefined;
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Directory strings compare without case; times compare as times. */
function comparable(raw: unknown): string | number | boolean | null {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'string')
    return /^\d{4}-\d\d-\d\d(T|$)/.test(raw) ? new Date(raw).getTime() : raw.toLowerCase();
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : JSON.stringify(raw);
}
