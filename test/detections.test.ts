import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { EventRow } from '../src/domain/event.ts';
import { placeholders } from '../src/engine/investigate/placeholders.ts';
import { loadRules, ruleTexts } from '../src/engine/investigate/rules.ts';
import { compileRules, matchesEvent, matchRules } from '../src/sigma/run.ts';
import { normalise } from '../src/sources/index.ts';
import { openDuckdb } from '../src/store/duckdb/store.ts';

interface RuleTest {
  readonly match: readonly { readonly record: unknown }[];
  readonly noMatch: readonly { readonly record: unknown }[];
}

const { rules, correlations, refused: unreadable } = await loadRules([]);
const { compiled, refused } = compileRules(rules, placeholders(['contoso.example']));

function rowOf(record: unknown): EventRow {
  const result = normalise(record);
  if (!result.ok) throw new Error(`not normalised: ${JSON.stringify(record).slice(0, 200)}`);
  return result.row;
}

function testOf(file: string): RuleTest {
  return parse(readFileSync(file.replace(/\.yml$/, '.test.yml'), 'utf8')) as RuleTest;
}

describe('the shipped detections', () => {
  it('are at least 120, all of which can be run', () => {
    expect([...unreadable, ...refused].map((rule) => `${rule.file}: ${rule.problems[0]?.message}`)).toEqual(
      [],
    );
    expect(compiled.length).toBeGreaterThanOrEqual(120);
  });

  it.each(compiled.map((rule) => [rule.rule.name ?? rule.rule.id, rule] as const))(
    '%s fires on what it must and on nothing near it',
    (_name, { rule, predicate }) => {
      const file = rule.file;
      expect(existsSync(file.replace(/\.yml$/, '.test.yml'))).toBe(true);
      const { match, noMatch } = testOf(file);
      expect(match.length).toBeGreaterThan(0);
      expect(noMatch.length).toBeGreaterThan(0);
      for (const { record } of match)
        expect(matchesEvent(predicate, rowOf(record)), JSON.stringify(record)).toBe(true);
      for (const { record } of noMatch)
        expect(matchesEvent(predicate, rowOf(record)), JSON.stringify(record)).toBe(false);
    },
  );

  it('speak both languages in full', () => {
    for (const rule of [...compiled.map((one) => one.rule), ...correlations]) {
      const texts = ruleTexts(rule);
      expect(texts.title.de, rule.file).not.toBe(texts.title.en);
      expect(texts.reason.de, rule.file).not.toBe(texts.reason.en);
      expect(texts.falsePositives.length, rule.file).toBeGreaterThan(0);
      expect(texts.next, rule.file).not.toBeNull();
      expect(texts.attack.length, rule.file).toBeGreaterThan(0);
      expect(rule.references.length, rule.file).toBeGreaterThan(0);
    }
  });
});

describe('the two evaluators', () => {
  it('agree on every rule and every test event: SQL in the store, and the oracle in memory', async () => {
    const rows = compiled.flatMap(({ rule }) => {
      const test = testOf(rule.file);
      return [...test.match, ...test.noMatch].map(({ record }) => rowOf(record));
    });
    const store = await openDuckdb(':memory:');
    try {
      await store.add(rows.map((row, index) => ({ ...row, line: index })));
      await matchRules(store, compiled);
      const hits = await store.query(`SELECT h.rule, e.line FROM hits h JOIN events e ON e.rowid = h."row"`);
      const inStore = new Set(hits.map((hit) => `${String(hit['rule'])}/${String(hit['line'])}`));
      const inMemory = new Set(
        compiled.flatMap(({ predicate }, rule) =>
          rows.flatMap((row, line) => (matchesEvent(predicate, row) ? [`${rule}/${line}`] : [])),
        ),
      );
      const name = (key: string): string =>
        `${compiled[Number(key.split('/')[0])]?.rule.name} on event ${key.split('/')[1]}`;
      expect([...inStore].filter((key) => !inMemory.has(key)).map(name)).toEqual([]);
      expect([...inMemory].filter((key) => !inStore.has(key)).map(name)).toEqual([]);
    } finally {
      await store.close();
    }
  });
});
