import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { eventColumns } from '../domain/event.ts';
import type { EventRow } from '../domain/event.ts';
import { rawSql, sql } from '../domain/sql.ts';
import { openDuckdb } from './duckdb/store.ts';
import { timelineColumns } from './store.ts';
import type { EventStore } from './store.ts';

/** Every engine must pass: add one here when it comes. */
const engines: readonly { readonly name: string; readonly open: (folder: string) => Promise<EventStore> }[] =
  [
    { name: 'DuckDB in memory', open: () => openDuckdb(':memory:') },
    { name: 'DuckDB in a file', open: (folder) => openDuckdb(join(folder, 'case', 'events.duckdb')) },
  ];

/** Invented events. */
function event(id: string, minutes: number, more: EventRow = {}): EventRow {
  return {
    record_id: id,
    source: 'unified-audit',
    time: Date.UTC(2026, 10, 2, 8, minutes),
    operation: 'Send',
    user: 'anna@contoso.example',
    file: 1,
    line: minutes,
    ...more,
  };
}

describe.each(engines)('store: $name', ({ open }) => {
  const opened: { readonly folder: string; readonly store: EventStore }[] = [];
  async function fresh(): Promise<EventStore> {
    const folder = mkdtempSync(join(tmpdir(), 'evict-store-'));
    const store = await open(folder);
    opened.push({ folder, store });
    return store;
  }
  afterEach(async () => {
    for (const { folder, store } of opened.splice(0)) {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('answers questions in SQL about the events of one time alone, by the same row ids', async () => {
    const store = await fresh();
    await store.add([event('early', 0), event('in', 5), event('end', 10)]);
    const { time } = event('', 5);
    const { events, rowId, query } = await store.between(Number(time), Number(event('', 10)['time']));
    expect(await query(`SELECT record_id FROM ${events}`)).toEqual([{ record_id: 'in' }]);
    const joined = `SELECT e.record_id FROM ${store.events} e JOIN ${events} c ON c.${rowId} = e.${rowId}`;
    expect(await query(joined)).toEqual([{ record_id: 'in' }]);
    const open = await store.between(null, Number(time));
    expect(await open.query(`SELECT record_id FROM ${open.events}`)).toEqual([{ record_id: 'early' }]);
    expect(await store.size()).toBe(3);
  });

  it('gives every column back as it was given', async () => {
    const store = await fresh();
    const row: EventRow = Object.fromEntries(
      eventColumns.map(({ name, type }, index) => [
        name,
        type === 'text' || type === 'json'
          ? `{"ü":"${index} 🦊"}`
          : type === 'integer'
            ? index
            : 2 ** 40 + index,
      ]),
    );
    await store.add([row]);
    expect(await store.event(String(row['record_id']))).toEqual(row);
  });

  it('keeps what is absent null and what is unfit out', async () => {
    const store = await fresh();
    await store.add([event('a', 1, { record_type: 2 ** 40, subject: 'a\u0000b' })]);
    const back = await store.event('a');
    expect(back).toMatchObject({ record_type: null, subject: 'a\ufffdb', target: null });
  });

  it('holds more rows than one of the engine’s own blocks', async () => {
    const store = await fresh();
    await store.add(Array.from({ length: 5_000 }, (_, index) => event(`r${index}`, index)));
    expect(await store.size()).toBe(5_000);
    expect((await store.event('r4999'))?.['line']).toBe(4_999);
  });

  it('keeps the first of each record within its log and lists the others', async () => {
    const store = await fresh();
    await store.add([event('a', 1), event('b', 2), event('a', 3, { file: 2 }), event('a', 4, { file: 2 })]);
    await store.add([event('a', 5, { source: 'sign-in', file: 3 })]);
    expect(await store.removeDuplicates()).toEqual([{ file: 2, duplicates: 2 }]);
    expect(await store.query('SELECT line FROM events ORDER BY line')).toEqual([
      { line: 1 },
      { line: 2 },
      { line: 5 },
    ]);
    expect(await store.query('SELECT record_id, file, line FROM duplicates ORDER BY line')).toEqual([
      { record_id: 'a', file: 2, line: 3 },
      { record_id: 'a', file: 2, line: 4 },
    ]);
    expect(await store.removeDuplicates()).toEqual([]);
  });

  it('forgets a source with all that it brought, and nothing else', async () => {
    const store = await fresh();
    await store.add([event('a', 1), event('b', 2, { file: 2 }), event('a', 3, { file: 2 })]);
    await store.removeDuplicates();
    for (const file of [1, 2]) await store.addSource({ file, path: `${file}.csv`, sha256: 'ab', size: 1 });
    await store.forget([2]);
    await store.forget([]);
    expect((await store.timeline({}, 10)).rows.map((row) => row['record_id'])).toEqual(['a']);
    expect((await store.sources()).map((source) => source.path)).toEqual(['1.csv']);
    expect(await store.query('SELECT count(*) AS n FROM duplicates')).toEqual([{ n: 0 }]);
  });

  it('pages a user’s timeline in the order of time, without a gap or a repeat', async () => {
    const store = await fresh();
    const rows = Array.from({ length: 25 }, (_, index) => event(`r${index}`, (index * 7) % 10));
    await store.add([...rows, event('other', 3, { user: 'bert@contoso.example' })]);
    const seen: EventRow[] = [];
    let after = null;
    do {
      const page = await store.timeline({ user: 'anna@contoso.example' }, 10, after);
      seen.push(...page.rows);
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen.map((row) => row['record_id'])).size).toBe(25);
    const times = seen.map((row) => Number(row['time']));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('gives only the columns that are asked for, and those of the place', async () => {
    const store = await fresh();
    await store.add([event('a', 1, { offset: 7 }), event('b', 2)]);
    const page = await store.timeline({}, 1, null, ['operation']);
    expect(page.rows).toEqual([
      { operation: 'Send', time: Date.UTC(2026, 10, 2, 8, 1), file: 1, offset: 7, record_id: 'a' },
    ]);
    const { rows } = await store.timeline({}, 1, page.next, timelineColumns);
    expect(rows[0]).toMatchObject({ record_id: 'b', user: 'anna@contoso.example' });
  });

  it('finds a user as actor, as target and as owner of the mailbox', async () => {
    const store = await fresh();
    await store.add([
      event('actor', 1),
      event('target', 2, { user: 'admin@contoso.example', target: 'anna@contoso.example' }),
      event('owner', 3, { user: 'bert@contoso.example', mailbox_owner: 'anna@contoso.example' }),
      event('none', 4, { user: 'bert@contoso.example' }),
    ]);
    expect(await store.size({ user: 'anna@contoso.example' })).toBe(3);
  });

  it('takes a window with its begin and without its end', async () => {
    const store = await fresh();
    await store.add([event('a', 1), event('b', 2), event('c', 3)]);
    const at = (minute: number): number => Date.UTC(2026, 10, 2, 8, minute);
    const page = await store.timeline({ from: at(2), to: at(3) }, 10);
    expect(page.rows.map((row) => row['record_id'])).toEqual(['b']);
  });

  it('narrows to an address, a session and operations, hostile ones too', async () => {
    const store = await fresh();
    const odd = "Set-Mailbox' OR TRUE --";
    await store.add([
      event('a', 1, { client_ip: '198.51.100.7', session_id: 's-1' }),
      event('b', 2, { client_ip: '198.51.100.8', session_id: 's-1' }),
      event('c', 3, { client_ip: '198.51.100.7', operation: odd }),
    ]);
    expect(await store.size({ address: '198.51.100.7' })).toBe(2);
    expect(await store.size({ session: 's-1', address: '198.51.100.8' })).toBe(1);
    expect(await store.size({ operations: [odd] })).toBe(1);
    expect(await store.size({ operations: ['Send', odd] })).toBe(3);
    expect(await store.size({ operations: [] })).toBe(0);
  });

  it('narrows to a text in any of the columns that people search', async () => {
    const store = await fresh();
    await store.add([
      event('a', 1, { operation: 'New-InboxRule', client_ip: '203.0.113.7', subject: "It's 100% PAID" }),
      event('b', 2, { operation: 'Send', client_ip: '203.0.113.8', object_id: 'Rechnung_2026' }),
      event('c', 3, { user: 'rechnung@contoso.example', subject: 'first' }),
    ]);
    const found = async (filter: Parameters<EventStore['timeline']>[0]): Promise<readonly unknown[]> =>
      (await store.timeline(filter, 10)).rows.map((row) => row['record_id']);
    expect(await found({ operations: ['new-inboxRule'] })).toEqual(['a']);
    expect(await found({ text: 'RECHNUNG' })).toEqual(['b', 'c']);
    expect(await found({ text: "it's 100% paid" })).toEqual(['a']);
    expect(await found({ text: '%' })).toEqual(['a']);
    expect(await found({ text: 'rechnung', address: '203.0.113.7' })).toEqual([]);
    expect(await store.size({ text: 'rechnung' })).toBe(2);
  });

  it('counts per bucket and lane, and the values of a column', async () => {
    const store = await fresh();
    await store.add([event('a', 1), event('b', 2), event('c', 11), event('d', 12, { operation: 'Move' })]);
    const start = Date.UTC(2026, 10, 2, 8, 0);
    expect(await store.buckets({}, 600_000, 'operation')).toEqual([
      { time: start, lane: 'Send', count: 2 },
      { time: start + 600_000, lane: 'Move', count: 1 },
      { time: start + 600_000, lane: 'Send', count: 1 },
    ]);
    expect(await store.counts('operation', {}, 5)).toEqual([
      { value: 'Send', count: 3 },
      { value: 'Move', count: 1 },
    ]);
  });

  it('refuses a column that the schema does not have', async () => {
    const store = await fresh();
    await expect(store.counts('user" FROM events; --', {}, 5)).rejects.toMatchObject({
      code: 'unknown-column',
    });
  });

  it('keeps values out of the text of a statement', async () => {
    const store = await fresh();
    const hostile = "x' OR 1=1 --";
    await store.add([event('a', 1, { user: hostile }), event('b', 2)]);
    const condition = sql`"user" = ${hostile}`;
    const rows = await store.query(sql`SELECT record_id FROM ${rawSql(store.events)} WHERE ${condition}`);
    expect(rows).toEqual([{ record_id: 'a' }]);
  });

  it('writes in its own dialect what engines write differently', async () => {
    const store = await fresh();
    await store.add([
      event('c', 3, { client_ip: '203.0.113.7', user_agent: 'curl/8.1', folder: null }),
      event('a', 1, { client_ip: '203.0.113.7', parameters: '{"Name":"x.y","Deep":{"Er":"2"}}' }),
      event('b', 2, { client_ip: '2001:db8::7', subject: '50%_off!' }),
    ]);
    const { dialect } = store;
    const ask = async (expression: string, more = ''): Promise<unknown> =>
      (await store.query(`SELECT ${expression} AS said FROM ${store.events} ${more}`))[0]?.['said'];
    expect(await ask(dialect.gather('record_id', 'time', 2))).toEqual(['a', 'b']);
    expect(await ask(dialect.gather('folder', 'time', 2))).toEqual([]);
    expect(await ask(dialect.distinct('client_ip', 5))).toHaveLength(2);
    expect(await ask(dialect.anyValue(dialect.column('user')))).toBe('anna@contoso.example');
    const first = `WHERE record_id = 'a'`;
    expect(await ask(dialect.member('parameters', ['Deep', 'Er']), first)).toBe('2');
    expect(await ask(dialect.member('parameters', ['None']), first)).toBeNull();
    expect(await ask(dialect.replace(dialect.column('user'), '^.*@', ''), first)).toBe('contoso.example');
    expect(await ask(dialect.inNetwork('client_ip', '203.0.113.0/24'), first)).toBe(true);
    expect(await ask(dialect.inNetwork('client_ip', '203.0.114.0/24'), first)).toBe(false);
    expect(await ask(dialect.timePart('time', 'hour'), first)).toBe(8);
    expect(await ask(dialect.number(dialect.text('x')), first)).toBeNull();
    const second = `WHERE record_id = 'b'`;
    expect(await ask(dialect.like('subject', '50!%!_%'), second)).toBe(true);
    expect(await ask(dialect.endsWith('subject', 'off!'), second)).toBe(true);
    expect(await ask(dialect.contains('subject', '%_'), second)).toBe(true);
    expect(await ask(dialect.regex('subject', 'OFF', 'i'), second)).toBe(true);
  });

  it('joins what was noted of rows back to them, and begins a scratch table anew', async () => {
    const store = await fresh();
    await store.add([event('a', 1), event('b', 2)]);
    const noted = async (): Promise<unknown> => {
      await store.scratch('hits', { rule: 'integer', row: 'offset' });
      await store.run(`INSERT INTO hits SELECT 7, ${store.rowId} FROM ${store.events} WHERE record_id = 'b'`);
      return store.query(
        `SELECT h.rule, e.record_id FROM hits h JOIN ${store.events} e ON e.${store.rowId} = h."row"`,
      );
    };
    expect(await noted()).toEqual([{ rule: 7, record_id: 'b' }]);
    expect(await noted()).toEqual([{ rule: 7, record_id: 'b' }]);
  });

  it('remembers its sources and findings', async () => {
    const store = await fresh();
    await store.addSource({ file: 1, path: 'audit.csv', sha256: 'ab', size: 2 ** 40 });
    expect(await store.sources()).toEqual([{ file: 1, path: 'audit.csv', sha256: 'ab', size: 2 ** 40 }]);
    const text = { en: "it's", de: 'es „ist“' };
    const finding = {
      id: 'f1',
      rule: 'r',
      title: text,
      reason: text,
      severity: 'high',
      confidence: 'low',
      user: null,
      time: '2026-11-02T08:00:00.000Z',
      lastTime: '2026-11-02T08:00:00.000Z',
      events: ['a'],
      count: 1,
      addresses: [],
      attack: [],
      falsePositives: [],
      lookNext: null,
      references: [],
      foothold: null,
      lowered: null,
    } as const;
    await store.saveFindings([finding]);
    await store.saveFindings([finding, { ...finding, id: 'f2' }]);
    expect((await store.findings()).map(({ id }) => id)).toEqual(['f1', 'f2']);
  });
});

describe('store: DuckDB in a file', () => {
  it('clears away what a killed run left, and leaves nothing itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evict-store-'));
    mkdirSync(join(folder, 'events.duckdb.load-dead'));
    const store = await openDuckdb(join(folder, 'events.duckdb'));
    await store.add([event('a', 1)]);
    await store.close();
    expect(readdirSync(folder).filter((name) => name !== 'tmp')).toEqual(['events.duckdb']);
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds everything again when it is opened again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evict-store-'));
    const path = join(folder, 'events.duckdb');
    const first = await openDuckdb(path);
    await first.add([event('a', 1)]);
    await first.close();
    const second = await openDuckdb(path);
    expect(await second.size()).toBe(1);
    await second.add([event('a', 2)]);
    expect(await second.removeDuplicates()).toEqual([{ file: 1, duplicates: 1 }]);
    await second.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
