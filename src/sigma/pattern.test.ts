import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asLiteral, matchesPattern, parsePattern } from './pattern.ts';

describe('a wildcard pattern', () => {
  it.each([
    ['*@evil.example', 'x@EVIL.example', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['', '', true],
    ['', 'x', false],
    ['*', '', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['C:\\dir\\\\*', 'C:\\dir\\file', true],
    ['a\\b', 'a\\b', true],
  ])('%s against %s gives %s', (pattern, text, expected) => {
    expect(matchesPattern(parsePattern(pattern), text, false)).toBe(expected);
  });

  it('distinguishes case only where asked', () => {
    expect(matchesPattern(parsePattern('Abc'), 'abc', true)).toBe(false);
    expect(matchesPattern(parsePattern('Abc'), 'abc', false)).toBe(true);
  });

  it('is a literal exactly where no wildcard stands', () => {
    expect(asLiteral(parsePattern('a\\*b'))).toBe('a*b');
    expect(asLiteral(parsePattern('a*b'))).toBeNull();
  });

  it('agrees with a regular expression made from it', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', 'ab');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }),
        (pieces, text) => {
          const source = pieces.map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part)).join('');
          expect(matchesPattern(parsePattern(pieces.join('')), text, true)).toBe(
            new RegExp(`^${source}$`, 's').test(text),
          );
        },
      ),
    );
  });

  it('answers at once on a hostile pattern and text', () => {
    const pattern = parsePattern(`${'a*'.repeat(30)}b`);
    expect(matchesPattern(pattern, 'a'.repeat(5000), true)).toBe(false);
  });
});
