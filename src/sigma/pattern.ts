/** A text with wildcards: literal runs, `*` (run) and `?` (one character). */
export interface Pattern {
  readonly parts: readonly ({ readonly literal: string } | { readonly wildcard: 'run' | 'one' })[];
}

/**
 * Sigma's escaping: `*` and `?` are wildcards, `\*`, `\?` and `\\*` / `\\?` protect them, a backslash before anything
 * else is itself (specification 2.1, "Escaping").
 */
export function parsePattern(text: string): Pattern {
  const parts: Pattern['parts'][number][] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') parts.push({ literal });
    literal = '';
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    const following = text[index + 1];
    if (character === '\\' && (following === '*' || following === '?')) {
      literal += following;
      index++;
    } else if (
      character === '\\' &&
      following === '\\' &&
      (text[index + 2] === '*' || text[index + 2] === '?')
    ) {
      // An escaped backslash, followed by a real wildcard.
      literal += '\\';
      index++;
    } else if (character === '*' || character === '?') {
      flush();
      parts.push({ wildcard: character === '*' ? 'run' : 'one' });
    } else {
      literal += character;
    }
  }
  flush();
  return { parts };
}

export function literalPattern(text: string): Pattern {
  return { parts: text === '' ? [] : [{ literal: text }] };
}

/** The literal text, where the pattern has no wildcard. */
export function asLiteral(pattern: Pattern): string | null {
  if (pattern.parts.length === 0) return '';
  const [only] = pattern.parts;
  return pattern.parts.length === 1 && only && 'literal' in only ? only.literal : null;
}

export function wrap(pattern: Pattern, before: boolean, after: boolean): Pattern {
  const run = { wildcard: 'run' } as const;
  const parts = [...(before ? [run] : []), ...pattern.parts, ...(after ? [run] : [])];
  // Two runs in a row mean the same as one and cost more.
  return { parts: parts.filter((part, index) => !(isRun(part) && index > 0 && isRun(parts[index - 1]!))) };
}

function isRun(part: Pattern['parts'][number]): boolean {
  return 'wildcard' in part && part.wildcard === 'run';
}

/** Linear-time wildcard match without regular expressions, since patterns and texts may be hostile. */
export function matchesPattern(pattern: Pattern, text: string, cased: boolean): boolean {
  const haystack = cased ? text : text.toLowerCase();
  const units: (string | null)[] = [];
  const runs = new Set<number>();
  for (const part of pattern.parts) {
    if ('literal' in part) units.push(...(cased ? part.literal : part.literal.toLowerCase()));
    else if (part.wildcard === 'one') units.push(null);
    else runs.add(units.length);
  }
  const characters = [...haystack];
  return greedy(units, runs, characters);
}

/** The classic two-pointer glob match: on a mismatch, the latest run swallows one character more. */
function greedy(
  units: readonly (string | null)[],
  runs: ReadonlySet<number>,
  characters: readonly string[],
): boolean {
  let unit = 0;
  let at = 0;
  let runUnit = -1;
  let runAt = 0;
  for (;;) {
    if (runs.has(unit) && runUnit !== unit) {
      runUnit = unit;
      runAt = at;
    }
    if (unit === units.length && (at === characters.length || runUnit === unit)) return true;
    if (
      unit < units.length &&
      at < characters.length &&
      (units[unit] === null || units[unit] === characters[at])
    ) {
      unit++;
      at++;
      continue;
    }
    if (runUnit < 0 || runAt >= characters.length) return false;
    runAt++;
    at = runAt;
    unit = runUnit;
  }
}
