import { describe, expect, it } from 'vitest';
import { parseSigma } from './parse.ts';

const rule = `title: Forwarding set
id: 11111111-1111-4111-8111-111111111111
level: high
logsource:
  product: m365
  service: exchange
detection:
  selection:
    Operation: Set-Mailbox
    Parameters.ForwardingSmtpAddress|contains:
      - '@'
  filter:
    UserType: 3
  condition: selection and not filter
`;

function problemsOf(text: string): readonly { code: string; line: number | undefined }[] {
  return parseSigma(text, 'test.yml').flatMap((result) =>
    result.ok ? [] : result.problems.map((problem) => ({ code: problem.code, line: problem.position?.line })),
  );
}

describe('parsing a Sigma file', () => {
  it('reads a rule with its searches, modifiers and condition', () => {
    const [result] = parseSigma(rule, 'test.yml');
    expect(result?.ok).toBe(true);
    if (!result?.ok || result.document.kind !== 'rule') return;
    expect(result.document).toMatchObject({
      title: 'Forwarding set',
      level: 'high',
      logsource: { product: 'm365', service: 'exchange' },
    });
    expect(result.document.searches[0]?.alternatives[0]?.[1]).toMatchObject({
      field: 'Parameters.ForwardingSmtpAddress',
      modifiers: ['contains'],
      values: ['@'],
    });
  });

  it('reads a correlation with its window in milliseconds, from a second document', () => {
    const results = parseSigma(
      `${rule}---\ntitle: Many\ncorrelation:\n  type: value_count\n  rules: [11111111-1111-4111-8111-111111111111]\n  group-by: [UserId]\n  timespan: 10m\n  condition: {gte: 3, field: ClientIP}\n`,
      'test.yml',
    );
    expect(results).toHaveLength(2);
    expect(results[1]).toMatchObject({
      ok: true,
      document: {
        kind: 'correlation',
        type: 'value_count',
        timespan: 600_000,
        fields: ['ClientIP'],
        comparisons: [{ operator: 'gte', value: 3 }],
      },
    });
  });

  it('points at what it refuses', () => {
    expect(problemsOf(rule.replace('|contains', '|containz'))).toEqual([
      { code: 'unknown-modifier', line: 10 },
    ]);
    expect(problemsOf(rule.replace('not filter', 'not filters'))).toEqual([{ code: 'condition', line: 14 }]);
    expect(problemsOf(rule.replace('level: high', 'level: dreadful'))).toEqual([
      { code: 'wrong-type', line: 3 },
    ]);
    expect(problemsOf(rule.replace('  condition: selection and not filter\n', ''))).toEqual([
      { code: 'missing', line: 8 },
    ]);
    expect(problemsOf(rule.replace('title: Forwarding set', 'title: [unclosed'))[0]?.code).toBe('yaml');
    expect(problemsOf('- a\n- b\n')).toEqual([{ code: 'wrong-type', line: undefined }]);
  });
});
