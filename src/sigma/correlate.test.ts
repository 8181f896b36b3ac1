import { afterEach, describe, expect, it } from 'vitest';
import { openDuckdb } from '../store/duckdb/store.ts';
import type { EventStore } from '../store/store.ts';
import { correlate } from './correlate.ts';
import { compileCorrelations } from './compile-correlations.ts';
import { parseSigma } from './parse.ts';
import type { SigmaCorrelation, SigmaRule } from './rule.ts';
import { compileRules, matchRules } from './run.ts';

let store: EventStore | undefined;

afterEach(async () => {
  await store?.close();
  store = undefined;
});

const bases = ['A', 'B'].map(
  (operation) =>
    `title: ${operation}\nname: rule-${operation.toLowerCase()}\nlogsource: {product: m365, service: audit}\ndetection:\n  selection:\n    Operation: ${operation}\n  condition: selection\n`,
);

/** Invented events: minute, operation, user and address of each. */
type Event = readonly [minute: number, operation: string, user: string, ip: string, count?: number];

async function linesOf(events: readonly Event[], correlation: string): Promise<readonly number[]> {
  const documents = [
    ...bases,
    ...correlation
      .split('---\n')
      .map((text) => `title: Linked\n${text.includes('correlation:') ? text : `correlation:\n${text}`}`),
  ]
    .flatMap((text) => parseSigma(text, 'test.yml'))
    .map((result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return result.document;
    });
  const rules = documents.filter((document): document is SigmaRule => document.kind === 'rule');
  const linked = documents.filter(
    (document): document is SigmaCorrelation => document.kind === 'correlation',
  );
  const { compiled } = compileRules(rules, {});
  const correlations = compileCorrelations(linked, rules);
  expect(correlations.refused).toEqual([]);
  store = await openDuckdb(':memory:');
  await store.add(
    events.map(([minute, operation, user, ip, count], line) => ({
      record_id: String(line),
      time: minute * 60_000,
      source: 'unified-audit',
      operation,
      user,
      client_ip: ip,
      target: ip,
      item_count: count ?? null,
      file: 0,
      line,
    })),
  );
  await matchRules(store, compiled);
  for (const [place, compiledOne] of correlations.compiled.entries())
    await correlate(store, compiledOne, compiled.length + place, compiled.length);
  const last = compiled.length + correlations.compiled.length - 1;
  const rows = await store.query(
    `SELECT e.line FROM hits h JOIN events e ON e.rowid = h."row" WHERE h.rule = ${last} ORDER BY e.line`,
  );
  return rows.map((row) => Number(row['line']));
}

describe('a Sigma correlation', () => {
  it('counts events within a sliding window, apart for each group', async () => {
    const events: Event[] = [
      [0, 'A', 'x', '1'],
      [4, 'A', 'x', '1'],
      [9, 'A', 'x', '1'],
      [9, 'A', 'y', '1'],
      [30, 'A', 'x', '1'],
    ];
    expect(
      await linesOf(
        events,
        '  type: event_count\n  rules: [rule-a]\n  group-by: [UserId]\n  timespan: 10m\n  condition: {gte: 3}\n',
      ),
    ).toEqual([0, 1, 2]);
  });

  it('counts distinct values: one address at three accounts, not one account three times', async () => {
    const events: Event[] = [
      [0, 'A', 'x', '1'],
      [1, 'A', 'y', '1'],
      [2, 'A', 'z', '1'],
      [0, 'A', 'x', '2'],
      [1, 'A', 'x', '2'],
      [2, 'A', 'x', '2'],
    ];
    expect(
      await linesOf(
        events,
        '  type: value_count\n  rules: [rule-a]\n  group-by: [ClientIP]\n  timespan: 10m\n  condition: {gte: 3, field: UserId}\n',
      ),
    ).toEqual([0, 1, 2]);
  });

  it('sees rules together in any order within the window', async () => {
    const events: Event[] = [
      [0, 'B', 'x', '1'],
      [5, 'A', 'x', '1'],
      [0, 'A', 'y', '1'],
      [50, 'B', 'y', '1'],
    ];
    expect(
      await linesOf(
        events,
        '  type: temporal\n  rules: [rule-a, rule-b]\n  group-by: [UserId]\n  timespan: 10m\n',
      ),
    ).toEqual([0, 1]);
  });

  it('sees a sequence only in its order', async () => {
    const events: Event[] = [
      [0, 'A', 'x', '1'],
      [5, 'B', 'x', '1'],
      [0, 'B', 'y', '1'],
      [5, 'A', 'y', '1'],
      [0, 'A', 'z', '1'],
      [50, 'B', 'z', '1'],
    ];
    expect(
      await linesOf(
        events,
        '  type: temporal_ordered\n  rules: [rule-a, rule-b]\n  group-by: [UserId]\n  timespan: 10m\n',
      ),
    ).toEqual([0, 1]);
  });

  it('adds, averages and ranks values within the window', async () => {
    const events: Event[] = [
      [0, 'A', 'x', '1', 10],
      [1, 'A', 'x', '1', 20],
      [2, 'A', 'x', '1', 90],
      [0, 'A', 'y', '1', 5],
    ];
    const of = (type: string, condition: string): string =>
      `  type: ${type}\n  rules: [rule-a]\n  group-by: [UserId]\n  timespan: 10m\n  condition: {field: OperationCount, ${condition}}\n`;
    expect(await linesOf(events, of('value_sum', 'gte: 120'))).toEqual([0, 1, 2]);
    expect(await linesOf(events, of('value_avg', 'gt: 39'))).toEqual([0, 1, 2]);
    expect(await linesOf(events, of('value_median', 'lt: 6'))).toEqual([3]);
    expect(await linesOf(events, of('value_percentile', 'percentile: 90, gte: 70'))).toEqual([0, 1, 2]);
  });

  it('groups by an alias that is another field in each rule', async () => {
    const events: Event[] = [
      [0, 'A', 'x', '1'],
      [2, 'B', '1', 'z'],
      [3, 'B', '2', 'z'],
    ];
    expect(
      await linesOf(
        events,
        '  type: temporal\n  rules: [rule-a, rule-b]\n  group-by: [who]\n  timespan: 10m\n  aliases:\n    who:\n      rule-a: ClientIP\n      rule-b: UserId\n',
      ),
    ).toEqual([0, 1]);
  });

  it('takes a written-out condition, and the absence of a rule with it', async () => {
    const events: Event[] = [
      [0, 'A', 'x', '1'],
      [0, 'B', 'y', '1'],
      [1, 'A', 'y', '1'],
    ];
    expect(
      await linesOf(
        events,
        '  type: temporal\n  rules: [rule-a, rule-b]\n  group-by: [UserId]\n  timespan: 10m\n  condition: rule-a and not rule-b\n',
      ),
    ).toEqual([0]);
  });

  it('builds on another correlation, which counts once where it was completed', async () => {
    const many =
      'name: many-a\ncorrelation:\n  type: event_count\n  rules: [rule-a]\n  group-by: [UserId]\n  timespan: 10m\n  condition: {gte: 3}\n';
    const events: Event[] = [
      [0, 'A', 'x', '1'],
      [1, 'A', 'x', '1'],
      [2, 'A', 'x', '1'],
      [3, 'A', 'x', '1'],
      [5, 'B', 'x', '1'],
      [0, 'A', 'y', '1'],
      [5, 'B', 'y', '1'],
    ];
    expect(
      await linesOf(
        events,
        `${many}---\n  type: temporal_ordered\n  rules: [many-a, rule-b]\n  group-by: [UserId]\n  timespan: 10m\n`,
      ),
    ).toEqual([2, 4]);
    expect(
      await linesOf(
        events,
        `${many}---\n  type: event_count\n  rules: [many-a]\n  group-by: [UserId]\n  timespan: 10m\n  condition: {gte: 2}\n`,
      ),
    ).toEqual([]);
  });

  it('that names an unknown rule or field is refused with the reason', () => {
    const [result] = parseSigma(
      'title: L\ncorrelation:\n  type: event_count\n  rules: [nowhere]\n  group-by: [Nonsense]\n  timespan: 1m\n  condition: {gte: 2}\n',
      'test.yml',
    );
    if (!result?.ok || result.document.kind !== 'correlation') throw new Error('not parsed');
    const { refused } = compileCorrelations([result.document], []);
    expect(refused[0]?.problems.map((problem) => problem.code)).toEqual(['unknown-rule', 'unknown-field']);
  });
});
