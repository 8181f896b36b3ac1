/** A parsed `$filter`. Source: OData 4.01 URL conventions, the part that Microsoft Graph documents. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly inner: Expression }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in'; readonly left: Operand; readonly values: readonly Literal[] }
  | {
      readonly kind: 'call';
      readonly name: 'startswith' | 'endswith' | 'contains';
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'lambda';
      readonly quantifier: 'any' | 'all';
      readonly path: readonly string[];
      readonly variable: string;
      readonly inner: Expression | null;
    };

export type Literal = string | number | boolean | null;
export type Operand = { readonly literal: Literal } | { readonly path: readonly string[] };

export class FilterError extends Error {}

export function parseFilter(text: string): Expression {
  const tokens = tokenise(text);
  let next = 0;
  const peek = (): string | undefined => tokens[next];
  const take = (expected?: string): string => {
    const token = tokens[next++];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new FilterError(`Syntax error at position ${next} in '${text}'.`);
    }
    return token;
  };
  function or(): Expression {
    let left = and();
    while (peek() === 'or') {
      next++;
      left = { kind: 'or', left, right: and() };
    }
    return left;
  }
  function and(): Expression {
    let left = unary();
    while (peek() === 'and') {
      next++;
      left = { kind: 'and', left, right: unary() };
    }
    return left;
  }
  function unary(): Expression {
    if (peek() === 'not') {
      next++;
      return { kind: 'not', inner: unary() };
    }
    if (peek() === '(') {
      next++;
      const inner = or();
      take(')');
      return inner;
    }
    return comparison();
  }
  function comparison(): Expression {
    const word = peek();
    if ((word === 'startswith' || word === 'endswith' || word === 'contains') && tokens[next + 1] === '(') {
      next += 2;
      const left = operand();
      take(',');
      const right = operand();
      take(')');
      return { kind: 'call', name: word, left, right };
    }
    const left = operand();
    if ('path' in left && peek() === '(' && ['any', 'all'].includes(left.path.at(-1) ?? ''))
      return lambda(left.path);
    const operator = take();
    if (operator === 'in') {
      take('(');
      const values: Literal[] = [];
      do values.push(literalOf(operand()));
      while (peek() === ',' && take(','));
      take(')');
      return { kind: 'in', left, values };
    }
    if (!['eq', 'ne', 'gt', 'ge', 'lt', 'le'].includes(operator))
      throw new FilterError(`Unknown operator '${operator}'.`);
    return { kind: 'compare', operator, left, right: operand() };
  }
  function lambda(path: readonly string[]): Expression {
    const quantifier = path.at(-1) as 'any' | 'all';
    take('(');
    if (peek() === ')') {
      take(')');
      return { kind: 'lambda', quantifier, path: path.slice(0, -1), variable: '', inner: null };
    }
    const variable = take();
    take(':');
    const inner = or();
    take(')');
    return { kind: 'lambda', quantifier, path: path.slice(0, -1), variable, inner };
  }
  function operand(): Operand {
    const token = take();
    if (token.startsWith("'")) return { literal: token.slice(1, -1).replaceAll("''", "'") };
    if (token === 'true' || token === 'false') return { literal: token === 'true' };
    if (token === 'null') return { literal: null };
    if (/^-?\d+(\.\d+)?$/.test(token)) return { literal: Number(token) };
    if (/^\d{4}-\d\d-\d\d/.test(token) || /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(token)) return { literal: token };
    if (/^[A-Za-z_@][\w./@]*$/.test(token)) return { path: token.split('/') };
    throw new FilterError(`'${token}' is not expected.`);
  }
  const expression = or();
  if (next < tokens.length) throw new FilterError(`Syntax error: '${tokens[next]}' is not expected.`);
  return expression;
}

function literalOf(operand: Operand): Literal {
  if ('literal' in operand) return operand.literal;
  throw new FilterError(`A literal was expected instead of '${operand.path.join('/')}'.`);
}

function tokenise(text: string): readonly string[] {
  const tokens: string[] = [];
  const pattern = /\s+|('(?:[^']|'')*')|([(),])|(:(?!\d))|([^\s(),':]+(?::\d+[^\s(),':]*)*)/gy;
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    at = match.index + match[0].length;
    const token = match[1] ?? match[2] ?? match[3] ?? match[4];
    if (token !== undefined) tokens.push(token);
  }
  if (at !== text.length) throw new FilterError(`Syntax error in '${text}'.`);
  return tokens;
}

type Item = { readonly [key: string]: unknown };

export function matches(
  expression: Expression,
  item: Item,
  scope: { readonly [variable: string]: unknown } = {},
): boolean {
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
      const [left, right] = [value(expression.left, item, scope), value(expression.right, item, scope)].map(
        (part) => String(part ?? '').toLowerCase(),
      );
      if (expression.name === 'contains') return left!.includes(right!);
      return expression.name === 'startswith' ? left!.startsWith(right!) : left!.endsWith(right!);
    }
    case 'lambda': {
      const list = at(item, expression.path, scope);
      const items = Array.isArray(list) ? (list as unknown[]) : [];
      const inner = expression.inner;
      if (inner === null) return items.length > 0;
      const test = (entry: unknown): boolean =>
        matches(inner, item, { ...scope, [expression.variable]: entry });
      return expression.quantifier === 'any' ? items.some(test) : items.every(test);
    }
  }
}

function value(operand: Operand, item: Item, scope: { readonly [variable: string]: unknown }): unknown {
  return 'literal' in operand ? operand.literal : at(item, operand.path, scope);
}

function at(item: Item, path: readonly string[], scope: { readonly [variable: string]: unknown }): unknown {
  const [first = '', ...rest] = path;
  let current: unknown = first in scope ? scope[first] : item[first];
  for (const step of rest)
    current = typeof current === 'object' && current !== null ? (current as Item)[step] : undefined;
  return current;
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  if (operator === 'eq') return a === b;
  if (operator === 'ne') return a !== b;
  if (a === null || b === null) return false;
  if (operator === 'gt') return a > b;
  if (operator === 'ge') return a >= b;
  return operator === 'lt' ? a < b : a <= b;
}

/** Directory strings compare without case; times compare as times. */
function comparable(raw: unknown): string | number | boolean | null {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'string')
    return /^\d{4}-\d\d-\d\dT/.test(raw) ? new Date(raw).getTime() : raw.toLowerCase();
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : JSON.stringify(raw);
}
