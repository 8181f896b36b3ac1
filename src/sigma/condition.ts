import type { Condition } from './rule.ts';

/** Thrown with the offset within the condition's text, so that the caller can point into the file. */
export class ConditionError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Token {
  readonly text: string;
  readonly offset: number;
}

/**
 * Parses a Sigma condition: names, `not`, `and`, `or`, parentheses, `1 of x*`, `any of them`, `all of x*`.
 * `not` binds tighter than `and`, `and` tighter than `or` (specification 2.1, "Condition").
 */
export function parseCondition(text: string): Condition {
  const tokens = tokenise(text);
  let next = 0;
  const peek = (): string | undefined => tokens[next]?.text.toLowerCase();
  const take = (): Token => {
    const token = tokens[next++];
    if (!token) throw new ConditionError('the condition ends too early', text.length);
    return token;
  };

  function alternatives(): Condition {
    return chain('or', conjunction);
  }
  function conjunction(): Condition {
    return chain('and', negation);
  }
  function chain(word: 'and' | 'or', part: () => Condition): Condition {
    const parts = [part()];
    while (peek() === word) {
      next++;
      parts.push(part());
    }
    return parts.length === 1 ? parts[0]! : { kind: word, parts };
  }
  function negation(): Condition {
    if (peek() !== 'not') return atom();
    next++;
    return { kind: 'not', part: negation() };
  }
  function atom(): Condition {
    const token = take();
    if (token.text === '(') {
      const inner = alternatives();
      const closing = tokens[next++];
      if (closing?.text !== ')') throw new ConditionError('")" is missing', closing?.offset ?? text.length);
      return inner;
    }
    if (peek() === 'of') return quantified(token);
    if (/^[\w-]+$/.test(token.text) && !reserved.has(token.text.toLowerCase()))
      return { kind: 'search', name: token.text };
    throw new ConditionError(`"${token.text}" is not expected here`, token.offset);
  }
  function quantified(quantity: Token): Condition {
    next++;
    const word = quantity.text.toLowerCase();
    if (word !== '1' && word !== 'any' && word !== 'all') {
      throw new ConditionError(
        `"${quantity.text} of" is no quantifier: use "1 of", "any of" or "all of"`,
        quantity.offset,
      );
    }
    const pattern = take();
    if (!/^[\w*?-]+$/.test(pattern.text))
      throw new ConditionError(`"${pattern.text}" names no searches`, pattern.offset);
    return { kind: 'of', quantity: word === 'all' ? 'all' : 'any', pattern: pattern.text };
  }

  const condition = alternatives();
  const rest = tokens[next];
  if (rest) throw new ConditionError(`"${rest.text}" is not expected here`, rest.offset);
  return condition;
}

const reserved = new Set(['and', 'or', 'not', 'of']);

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|([()])|([^\s()|]+)|(\|)/g;
  for (const match of text.matchAll(pattern)) {
    if (match[3] !== undefined) {
      throw new ConditionError(
        'aggregations after "|" were removed from Sigma: write a correlation rule instead',
        match.index,
      );
    }
    const token = match[1] ?? match[2];
    if (token !== undefined) tokens.push({ text: token, offset: match.index });
  }
  return tokens;
}
