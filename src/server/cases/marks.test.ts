import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../../domain/finding.ts';
import { marksOf } from './marks.ts';

/** Invented. */
function found(id: string, time: string, severity: Severity): Finding {
  return {
    id,
    rule: 'invented',
    title: { en: id, de: id },
    reason: { en: id, de: id },
    severity,
    user: 'lena@example.com',
    time,
    lastTime: time,
  } as Finding;
}

describe('marks on a timeline', () => {
  const from = Date.UTC(2026, 0, 1);
  const hour = 3_600_000;

  it('stand apart where findings lie further from each other than a mark is wide, in the order of time', () => {
    const marks = marksOf(
      [found('late', '2026-01-01T05:00:00Z', 'critical'), found('early', '2026-01-01T01:00:00Z', 'low')],
      from,
      hour,
    );
    expect(marks.map(({ id, count }) => [id, count])).toEqual([
      ['early', 1],
      ['late', 1],
    ]);
  });

  it('stand for all findings at one place: by the gravest, with their number and span', () => {
    const marks = marksOf(
      [
        found('low', '2026-01-01T01:10:00Z', 'low'),
        found('critical', '2026-01-01T01:20:00Z', 'critical'),
        found('medium', '2026-01-01T01:50:00Z', 'medium'),
      ],
      from,
      hour,
    );
    expect(marks).toEqual([
      {
        id: 'critical',
        time: from + 80 * 60_000,
        severity: 'critical',
        title: { en: 'critical', de: 'critical' },
        user: 'lena@example.com',
        count: 3,
        from: from + 70 * 60_000,
        to: from + 110 * 60_000,
      },
    ]);
  });

  it('lose no finding, whatever the width', () => {
    const findings = Array.from({ length: 500 }, (_, index) =>
      found(String(index), new Date(from + index * 977_000).toISOString(), index % 7 === 0 ? 'high' : 'low'),
    );
    for (const width of [1_000, 60_000, hour, 24 * hour]) {
      const marks = marksOf(findings, from, width);
      expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    }
  });
});
