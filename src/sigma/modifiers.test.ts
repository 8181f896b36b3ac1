import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../store/duckdb/store.ts';
import type { EventStore } from '../store/store.ts';
import { parseSigma } from './parse.ts';
import type { SigmaFilter, SigmaRule } from './rule.ts';
import { compileRules, matchesEvent, matchRules } from './run.ts';

type Row = { readonly [column: string]: string | number | null };

/** What one item of a search must and must not match: judged in memory and by the engine, which must agree. */
const cases: readonly (readonly [item: string, yes: readonly Row[], no: readonly Row[]])[] = [
  [
    'UserAgent: "Python-Requests"',
    [{ user_agent: 'python-requests' }],
    [{ user_agent: 'python-requests/2' }, {}],
  ],
  ['UserAgent: "py*/2.?"', [{ user_agent: 'python/2.1' }], [{ user_agent: 'python/2.' }]],
  ["UserAgent: '100\\*'", [{ user_agent: '100*' }], [{ user_agent: '1000' }]],
  ["UserAgent: 'a\\\\*'", [{ user_agent: 'a\\b' }], [{ user_agent: 'ab' }]],
  ['UserAgent|contains: "x%_!y"', [{ user_agent: 'ax%_!yb' }], [{ user_agent: 'axzz!yb' }]],
  [
    'UserAgent|contains: [one, two, "dr.i"]',
    [{ user_agent: 'is TWO' }, { user_agent: 'dr.i' }],
    [{ user_agent: 'drxi' }],
  ],
  ['UserAgent|contains|all: [one, two]', [{ user_agent: 'two one' }], [{ user_agent: 'two' }]],
  ['UserAgent|startswith: ["cu", "wg"]', [{ user_agent: 'CURL/8' }], [{ user_agent: 'libcurl' }]],
  ['UserAgent|endswith: "/8"', [{ user_agent: 'curl/8' }], [{ user_agent: 'curl/80' }]],
  ['UserAgent|re: "^curl/[0-9]+$"', [{ user_agent: 'curl/8' }], [{ user_agent: 'CURL/8' }]],
  ['UserAgent|re|i: "^curl/[0-9]+$"', [{ user_agent: 'CURL/8' }], [{ user_agent: 'wget' }]],
  ['UserAgent|re|m: "^b$"', [{ user_agent: 'a\nb' }], [{ user_agent: 'ab' }]],
  ['UserAgent|re: "a.b"', [{ user_agent: 'a_b' }], [{ user_agent: 'a\nb' }]],
  ['UserAgent|re|s: "a.b"', [{ user_agent: 'a\nb' }], [{ user_agent: 'ab' }]],
  ['ClientIP|cidr: 203.0.113.0/28', [{ client_ip: '203.0.113.15' }], [{ client_ip: '203.0.113.16' }, {}]],
  [
    'ClientIP|cidr: 2603:1026::/36',
    [{ client_ip: '2603:1026:c0d:1::5' }, { client_ip: '2603:1026::' }, { client_ip: '2603:1026:0fff::1' }],
    [{ client_ip: '2603:1026:1000::1' }, { client_ip: '2603:1027::1' }, { client_ip: '26.3.10.26' }],
  ],
  [
    'ClientIP|cidr: 2001:db8::/45',
    [{ client_ip: '2001:db8:7:ffff::1' }, { client_ip: '2001:db8::' }],
    [{ client_ip: '2001:db8:8::1' }, { client_ip: '::1' }],
  ],
  [
    'ClientIP|cidr: [10.0.0.0/8, 192.168.0.0/16]',
    [{ client_ip: '192.168.7.7' }],
    [{ client_ip: '11.0.0.1' }],
  ],
  [
    'UserAgent|base64offset|contains: "http"',
    [{ user_agent: 'xaHR0cy' }, { user_agent: 'h0dH' }],
    [{ user_agent: 'http' }],
  ],
  ['UserAgent|base64: "abc"', [{ user_agent: 'YWJj' }], [{ user_agent: 'ywjj' }]],
  ['UserAgent|wide|base64: "ab"', [{ user_agent: 'YQBiAA==' }], [{ user_agent: 'YWI=' }]],
  [
    'UserAgent|windash|contains: " -enc"',
    [{ user_agent: 'p /enc' }, { user_agent: 'p –enc' }, { user_agent: 'p -enc' }],
    [{ user_agent: 'p enc' }],
  ],
  ['UserAgent|windash|contains: "/c x"', [{ user_agent: '-c x' }], [{ user_agent: 'c x' }]],
  ['UserAgent|exists: true', [{ user_agent: 'a' }], [{}]],
  ['UserAgent|exists: false', [{}], [{ user_agent: 'a' }]],
  [
    'UserId|fieldref: MailboxOwnerUPN',
    [{ user: 'A@x', mailbox_owner: 'a@x' }],
    [{ user: 'a@x', mailbox_owner: 'b@x' }, { user: 'a' }],
  ],
  [
    'UserId|fieldref|neq: MailboxOwnerUPN',
    [{ user: 'a', mailbox_owner: 'b' }],
    [{ user: 'a', mailbox_owner: 'a' }],
  ],
  [
    'UserId|fieldref|startswith: MailboxOwnerUPN',
    [{ user: 'abc', mailbox_owner: 'ab' }],
    [{ user: 'xab', mailbox_owner: 'ab' }],
  ],
  ['OperationCount|gt: 5', [{ item_count: 6 }], [{ item_count: 5 }, {}]],
  ['OperationCount|gte: 5', [{ item_count: 5 }], [{ item_count: 4 }]],
  ['OperationCount|lt: 5', [{ item_count: 4 }], [{ item_count: 5 }, {}]],
  ['OperationCount|lte: 5', [{ item_count: 5 }], [{ item_count: 6 }]],
  ['OperationCount: 5', [{ item_count: 5 }], [{ item_count: 50 }]],
  ['ResultType: 50126', [{ error_code: '50126' }], [{ error_code: '0' }]],
  ['ResultType|neq: "0"', [{ error_code: '50126' }], [{ error_code: '0' }]],
  ['UserId|expand: "%admins%"', [{ user: 'ROOT@x' }], [{ user: 'a@x' }]],
  ['UserAgent|cased: Curl', [{ user_agent: 'Curl' }], [{ user_agent: 'curl' }]],
  ['UserAgent|cased|contains: [Cu, Wg]', [{ user_agent: 'xCurl' }], [{ user_agent: 'xcurl' }]],
  ['UserAgent: null', [{}], [{ user_agent: 'a' }]],
  ['UserAgent: ""', [{}], [{ user_agent: 'a' }]],
  ['UserAgent: [null, curl]', [{}, { user_agent: 'curl' }], [{ user_agent: 'wget' }]],
  ['IsThrottled: true', [{ throttled: 'true' }], [{ throttled: 'false' }, {}]],
  [
    'Parameters.ForwardTo|contains: "@"',
    [{ parameters: '{"ForwardTo":"a@b"}' }],
    [{ parameters: '{"Name":"a@b"}' }],
  ],
  ['time|hour: 8', [{ time: Date.UTC(2026, 0, 2, 8, 30) }], [{ time: Date.UTC(2026, 0, 2, 9) }]],
  ['time|week: 1', [{ time: Date.UTC(2026, 0, 2) }], [{ time: Date.UTC(2026, 5, 2) }]],
];

const head = 'title: T\nlogsource: {product: m365, service: audit}\n';
const placeholders = { admins: ['root@x', 'admin@x'] };

function ruleOf(detection: string): SigmaRule {
  const [result] = parseSigma(`${head}detection:\n${detection}`, 'test.yml');
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.document as SigmaRule;
}

let store: EventStore;
beforeAll(async () => {
  store = await openDuckdb(':memory:');
});
afterAll(() => store.close());

/** Lines of the rows that the engine finds, after the oracle in memory found the same. */
async function found(
  rule: SigmaRule,
  rows: readonly Row[],
  filters: readonly SigmaFilter[] = [],
): Promise<readonly number[]> {
  const { compiled, refused } = compileRules([rule], placeholders, filters);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  await store.run('DELETE FROM events');
  const events = rows.map((row, line) => ({
    record_id: `${line}`,
    time: 1,
    ...row,
    source: 'unified-audit',
    line,
  }));
  await store.add(events);
  expect(await matchRules(store, compiled)).toEqual([]);
  const hits = await store.query(
    'SELECT e.line FROM hits h JOIN events e ON e.rowid = h."row" ORDER BY e.line',
  );
  const lines = hits.map(({ line }) => Number(line));
  expect(
    events.flatMap((event, line) => (matchesEvent(compiled[0]!.predicate, event) ? [line] : [])),
  ).toEqual(lines);
  return lines;
}

describe('every modifier, in memory and in the engine', () => {
  it.each(cases)('%s', async (item, yes, no) => {
    const lines = await found(ruleOf(`  selection:\n    ${item}\n  condition: selection\n`), [...yes, ...no]);
    expect(lines).toEqual(yes.map((_, line) => line));
  });
});

describe('conditions, in memory and in the engine', () => {
  const rows: readonly Row[] = [
    { user_agent: 'curl', user: 'a' },
    { user_agent: 'curl', user: 'b' },
    { user_agent: 'wget', user: 'a' },
    { operation: 'has needle inside' },
  ];
  const searches =
    '  sel_agent:\n    UserAgent: curl\n  sel_user:\n    UserId: a\n  _hidden:\n    UserId: b\n  keywords:\n    - needle\n';

  it.each([
    ['sel_agent and sel_user', [0]],
    ['1 of sel_*', [0, 1, 2]],
    ['any of sel_*', [0, 1, 2]],
    ['all of sel_*', [0]],
    ['1 of them', [0, 1, 2, 3]],
    ['1 of them and not _hidden', [0, 2, 3]],
    ['keywords', [3]],
    ['not (sel_agent or sel_user)', [3]],
    ['sel_agent and not 1 of _h*', [0]],
  ])('%s', async (condition, lines) => {
    expect(await found(ruleOf(`${searches}  condition: ${condition}\n`), rows)).toEqual(lines);
  });

  it('several conditions and several maps are alternatives', async () => {
    const rule = ruleOf(
      '  one:\n    - UserAgent: wget\n    - UserId: b\n  two:\n    Operation|contains: needle\n  condition:\n    - one\n    - two\n',
    );
    expect(await found(rule, rows)).toEqual([1, 2, 3]);
  });
});

describe('a filter', () => {
  const filterOf = (rules: string): SigmaFilter => {
    const [result] = parseSigma(
      `title: F\nlogsource: {product: m365, service: audit}\nfilter:\n  rules: ${rules}\n  selection:\n    UserId: admin@x\n  condition: not selection\n`,
      'filter.yml',
    );
    if (!result?.ok) throw new Error(JSON.stringify(result));
    return result.document as SigmaFilter;
  };
  const rule = { ...ruleOf('  selection:\n    UserAgent: curl\n  condition: selection\n'), id: 'the-rule' };
  const rows: readonly Row[] = [
    { user_agent: 'curl', user: 'a@x' },
    { user_agent: 'curl', user: 'admin@x' },
  ];

  it('narrows the rules that it names, or all of its log source', async () => {
    expect(await found(rule, rows, [filterOf('[the-rule]')])).toEqual([0]);
    expect(await found(rule, rows, [filterOf('any')])).toEqual([0]);
  });

  it('that names no loaded rule is refused', () => {
    const { refused } = compileRules([rule], placeholders, [filterOf('[nowhere]')]);
    expect(refused[0]?.problems[0]?.code).toBe('unknown-rule');
  });
});

describe('what cannot be run is refused with the reason and the place', () => {
  it.each([
    ['UserAgent|contains|endswith: a', 'modifier-order'],
    ['UserAgent|i: a', 'modifier-order'],
    ['UserAgent|base64|wide: a', 'modifier-order'],
    ['UserAgent|containz: a', 'unknown-modifier'],
  ])('%s', (item, code) => {
    const [result] = parseSigma(
      `${head}detection:\n  selection:\n    ${item}\n  condition: selection\n`,
      'test.yml',
    );
    expect(result).toMatchObject({ ok: false, problems: [{ code, position: { line: 5, column: 5 } }] });
  });

  it.each([
    ['UserAgent|re: "a(?=b)"', 'regex'],
    ['UserAgent|re: "(a"', 'regex'],
    ['ClientIP|cidr: "10.0.0.0"', 'wrong-type'],
    ['ClientIP|cidr: "10.0.0.0/33"', 'wrong-type'],
    ['OperationCount|gt: many', 'wrong-type'],
    ['UserId|expand: "%unknown%"', 'placeholder'],
    ['Nonsense: a', 'unknown-field'],
    ['UserId|fieldref: Nonsense', 'unknown-field'],
  ])('%s', (item, code) => {
    const { refused } = compileRules(
      [ruleOf(`  selection:\n    ${item}\n  condition: selection\n`)],
      placeholders,
    );
    expect(refused[0]?.problems[0]).toMatchObject({ code, position: { line: 5 } });
  });

  it('of another taxonomy, with actions, or about what is not collected', () => {
    const codes = (text: string): readonly string[] =>
      parseSigma(text, 't.yml').flatMap((result) =>
        result.ok ? [] : result.problems.map(({ code }) => code),
      );
    const body = 'detection:\n  selection:\n    UserId: a\n  condition: selection\n';
    expect(codes(`taxonomy: ecs\n${head}${body}`)).toEqual(['taxonomy']);
    expect(codes(`action: global\n${head}${body}`)).toEqual(['deprecated']);
    const [windows] = parseSigma(
      `title: W\nlogsource: {product: windows, service: security}\n${body}`,
      't.yml',
    );
    if (!windows?.ok) throw new Error('not parsed');
    expect(compileRules([windows.document as SigmaRule], {}).refused[0]?.problems[0]?.code).toBe(
      'unsupported-logsource',
    );
  });

  it('where only the engine knows that it cannot: the others still run', async () => {
    const { compiled } = compileRules(
      [
        ruleOf('  selection:\n    UserAgent|re: "a{1,2000}"\n  condition: selection\n'),
        ruleOf('  selection:\n    UserAgent: curl\n  condition: selection\n'),
      ],
      {},
    );
    await store.run('DELETE FROM events');
    await store.add([{ record_id: 'a', time: 1, source: 'unified-audit', user_agent: 'curl' }]);
    expect((await matchRules(store, compiled)).map(({ problems }) => problems[0]?.code)).toEqual(['engine']);
    expect(await store.query('SELECT rule FROM hits')).toEqual([{ rule: 1 }]);
  });
});
