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

const deepest = 50;

export function parseFilter(text: string): Expression {
  const tokens = tokenise(text);
  let next = 0;
  let depth = 0;
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
    if (++depth > deepest) throw new FilterError('The node count limit was exceeded.');
    try {
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
    } finally {
      depth--;
    }
  }
  function comparison(): Expression {
    const word = peek()?.toLowerCase();
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

/** The names of properties of the object itself that an expression reads; members of lambda variables are not among them. */
export function rootsOf(expression: Expression): ReadonlySet<string> {
  const roots = new Set<string>();
  visit(expression, new Set(), (name) => roots.add(name));
  return roots;
}

function visit(part: Expression, variables: ReadonlySet<string>, found: (name: string) => void): void {
  const operand = (value: Operand): void => {
    const name = 'path' in value ? value.path[0] : undefined;
    if (name !== undefined && !variables.has(name)) found(name);
  };
  switch (part.kind) {
    case 'and':
    case 'or':
      visit(part.left, variables, found);
      visit(part.right, variables, found);
      return;
    case 'not':
      visit(part.inner, variables, found);
      return;
    case 'lambda':
      operand({ path: part.path });
      if (part.inner) visit(part.inner, new Set([...variables, part.variable]), found);
      return;
    case 'in':
      operand(part.left);
      return;
    case 'compare':
    case 'call':
      operand(part.left);
      operand(part.right);
  }
}

/** Whether directory objects answer it only as an advanced query: `ne`, `not`, `endswith`; `contains` they never answer. */
export function usesAdvanced(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return usesAdvanced(expression.left) || usesAdvanced(expression.right);
    case 'not':
      return true;
    case 'lambda':
      return expression.inner !== null && usesAdvanced(expression.inner);
    case 'compare':
      return expression.operator === 'ne';
    case 'call':
      return expression.name !== 'startswith';
    case 'in':
      return false;
  }
}
