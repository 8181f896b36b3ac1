import { describe, expect, it } from 'vitest';
import { ConditionError, parseCondition } from './condition.ts';

describe('a Sigma condition', () => {
  it('binds not tighter than and, and tighter than or', () => {
    expect(parseCondition('a or not b and c')).toEqual({
      kind: 'or',
      parts: [
        { kind: 'search', name: 'a' },
        {
          kind: 'and',
          parts: [
            { kind: 'not', part: { kind: 'search', name: 'b' } },
            { kind: 'search', name: 'c' },
          ],
        },
      ],
    });
  });

  it('reads quantifiers over patterns and over them, in any case', () => {
    expect(parseCondition('1 of selection_* AND NOT all of them')).toEqual({
      kind: 'and',
      parts: [
        { kind: 'of', quantity: 'any', pattern: 'selection_*' },
        { kind: 'not', part: { kind: 'of', quantity: 'all', pattern: 'them' } },
      ],
    });
  });

  it.each([
    ['a and', 5],
    ['a b', 2],
    ['(a or b', 7],
    ['a | count() > 5', 2],
    ['3 of them', 0],
    ['and', 0],
  ])('refuses "%s" and points at offset %i', (text, offset) => {
    const attempt = (): unknown => parseCondition(text);
    expect(attempt).toThrow(ConditionError);
    try {
      attempt();
    } catch (error) {
      expect((error as ConditionError).offset).toBe(offset);
    }
  });
});
