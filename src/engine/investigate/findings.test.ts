import { describe, expect, it } from 'vitest';
import type { Severity } from '../../domain/finding.ts';
import type { RuleHead } from '../../sigma/rule.ts';
import { openDuckdb } from '../../store/duckdb/store.ts';
import { findingsFromHits } from './findings.ts';

const rule = (name: string, level: Severity): RuleHead => ({
  id: name,
  name,
  title: name,
  description: null,
  status: null,
  level,
  tags: [],
  falsePositives: [],
  references: ['https://learn.example/invented'],
  author: null,
  date: null,
  custom: {},
  file: `${name}.yml`,
});

describe('findings of rules', () => {
  it('are one for each story, and for informational rules one for each account with the whole count', async () => {
    const store = await openDuckdb(':memory:');
    const day = 86_400_000;
    const begin = Date.UTC(2026, 10, 2, 8);
    // Invented: 1,200 events over three days, all within minutes of each day's begin.
    await store.add(
      Array.from({ length: 1_200 }, (_, index) => ({
        record_id: `r${String(index).padStart(4, '0')}`,
        time: begin + Math.floor(index / 400) * day + (index % 400) * 1_000,
        source: 'unified-audit',
        operation: 'Send',
        user: 'anna@contoso.example',
        client_ip: '203.0.113.7',
        file: 1,
        line: index,
      })),
    );
    try {
      await store.scratch('hits', { rule: 'integer', row: 'offset' });
      await store.run(
        `INSERT INTO hits SELECT r.rule, e.${store.rowId} FROM ${store.events} e, (VALUES (0), (1)) AS r(rule)`,
      );
      const found = await findingsFromHits(store, [rule('low', 'low'), rule('info', 'informational')]);
      const low = found.filter((finding) => finding.rule === 'low');
      expect(low.map(({ count }) => count)).toEqual([400, 400, 400]);
      const info = found.filter((finding) => finding.rule === 'info');
      expect(info).toHaveLength(1);
      expect(info[0]).toMatchObject({ count: 1_200, references: ['https://learn.example/invented'] });
      // The list is bounded, and holds the first of them in the order of time.
      expect(info[0]!.events).toHaveLength(1_000);
      expect(info[0]!.events.slice(0, 2)).toEqual(['r0000', 'r0001']);
      expect(info[0]!.lastTime).toBe(new Date(begin + 2 * day + 399_000).toISOString());
    } finally {
      await store.close();
    }
  });
});
