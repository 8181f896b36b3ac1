import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDuckdb } from '../store/duckdb/store.ts';
import type { EventStore } from '../store/store.ts';
import { ingest } from './ingest.ts';
import type { Ingested, IngestOptions } from './ingest.ts';
import { rawRecord, sourceUnchanged } from './raw.ts';

/** Invented records. */
const line = (id: string): string =>
  `${JSON.stringify({ CreationTime: '2026-11-02T08:15:00', Id: id, Operation: 'Send', UserId: 'Anna@contoso.example', Subject: 'Grüße' })}\n`;

let folder: string;
let store: EventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evict-ingest-'));
  store = await openDuckdb(':memory:');
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}
const read = (paths: readonly string[], more: Partial<IngestOptions> = {}): Promise<Ingested> =>
  ingest(paths, store, { rejectedFile: join(folder, 'out', 'rejected.jsonl'), ...more });

describe('a file that is read again', () => {
  it('counts the same records again, also where it is an archive', async () => {
    const plain = file('a.jsonl', `${line('a')}{broken\n${line('b')}`);
    const packed = file('b.zip', zipSync({ 'x.json': strToU8(line('c')), 'y.json': strToU8(line('d')) }));
    const first = await read([plain, packed]);
    const second = await read([plain, packed]);
    expect(first.events).toMatchObject({ read: 5, accepted: 4, duplicates: 0, rejected: 1 });
    expect(second.events).toEqual(first.events);
    expect(await store.size()).toBe(4);
    expect((await store.sources()).map(({ path }) => path)).toHaveLength(3);
  });

  it('adds to what it held before where it is another file by now', async () => {
    const path = file('a.jsonl', line('a'));
    await read([path]);
    file('a.jsonl', line('b'));
    const { events } = await read([path]);
    expect(events).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await store.size()).toBe(2);
  });

  it('leaves the rejected lines of other files where they are', async () => {
    const one = file('one.jsonl', `${line('a')}{one\n`);
    const two = file('two.jsonl', `${line('b')}{two\n`);
    await read([one]);
    await read([two]);
    const { rejectedFile } = await read([two]);
    const kept = readFileSync(rejectedFile, 'utf8').trimEnd().split('\n');
    expect(kept.map((text) => (JSON.parse(text) as { readonly text: string }).text)).toEqual([
      '{one',
      '{two',
    ]);
  });
});

describe('ingest', () => {
  it('reads folders, files, gzip and zip, each recognised by what is in it', async () => {
    file('in/plain.txt', line('a'));
    file('in/deep/packed.csv', gzipSync(line('b')));
    file(
      'in/archive.log',
      zipSync({
        'x/one.json': strToU8(line('c')),
        'two.gz': gzipSync(line('d')),
        'empty/': new Uint8Array(),
      }),
    );
    file('in/.hidden', line('z'));
    const { events, ledger } = await read([join(folder, 'in')]);
    expect(events).toMatchObject({ read: 4, accepted: 4, duplicates: 0, rejected: 0 });
    expect(
      ledger.map(({ source, state }) => [source.slice(folder.length + 4).replaceAll('\\', '/'), state]),
    ).toEqual([
      ['archive.log!x/one.json', 'complete'],
      ['archive.log!two.gz', 'complete'],
      ['deep/packed.csv', 'complete'],
      ['plain.txt', 'complete'],
    ]);
  });

  it('marks a record that came before as duplicate, whichever file it is in', async () => {
    const { events, ledger } = await read([
      file('a.jsonl', line('a') + line('b')),
      file('b.jsonl', line('b') + line('c')),
    ]);
    expect(events).toMatchObject({ read: 4, accepted: 3, duplicates: 1, rejected: 0 });
    expect(ledger.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
      [2, 0],
      [1, 1],
    ]);
    const again = await read([file('c.jsonl', line('a') + line('d'))]);
    expect(again.events).toMatchObject({ read: 2, accepted: 1, duplicates: 1 });
  });

  it('keeps what it rejects, with file, line and reason', async () => {
    const path = file('a.jsonl', `${line('a')}{"broken\n5\n{"fox":1}\n${line('b')}`);
    const { events, rejectedFile } = await read([path]);
    expect(events).toEqual({
      read: 5,
      accepted: 2,
      duplicates: 0,
      rejected: 3,
      byReason: { 'broken-json': 1, 'not-an-object': 1, 'unknown-record': 1 },
    });
    const kept = readFileSync(rejectedFile, 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as object);
    expect(kept).toEqual([
      expect.objectContaining({ file: path, line: 2, reason: 'broken-json', text: '{"broken' }),
      expect.objectContaining({ file: path, line: 3, reason: 'not-an-object' }),
      expect.objectContaining({ file: path, line: 4, reason: 'unknown-record', text: '{"fox":1}' }),
    ]);
  });

  it('names a file that is nothing known, and one that is empty, and reads the others', async () => {
    const { events, ledger } = await read([
      file('notes.txt', 'Dear diary,\ntoday'),
      file('empty', ''),
      file('a.jsonl', line('a')),
    ]);
    expect(events).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    expect(ledger.map(({ state, text }) => [state, text?.en ?? null])).toEqual([
      ['refused', 'This is no log that Evict knows.'],
      ['complete', 'The file is empty.'],
      ['complete', null],
    ]);
  });

  it('keeps what came out of a damaged archive and says so', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => line(`r${index}`)).join('');
    const { events, ledger } = await read([
      file('a.gz', gzipSync(many, { level: 1 }).subarray(0, -5_000)),
      file('b.jsonl', line('b')),
    ]);
    expect(events.accepted).toBeGreaterThan(1_000);
    expect(events.accepted).toBeLessThan(20_001);
    expect(events.byReason['truncated']).toBeGreaterThan(0);
    expect(ledger[0]).toMatchObject({ state: 'partial' });
    expect(ledger[0]?.text?.en).toContain('could not be read to its end');
    expect(ledger[1]?.state).toBe('complete');
  });

  it('refuses archives within archives', async () => {
    const inner = zipSync({ 'a.json': strToU8(line('a')) });
    const { events } = await read([
      file('outer.zip', zipSync({ 'inner.zip': [inner, { level: 0 }], 'b.json': strToU8(line('b')) })),
    ]);
    expect(events).toMatchObject({ accepted: 1, byReason: { 'unreadable-file': 1 } });
  });

  it('stops at a bomb', async () => {
    // Much of nothing packs a thousandfold.
    const bomb = gzipSync(Buffer.alloc(280_000_000, 0x20), { level: 9 });
    const { events } = await read([file('bomb.gz', bomb)]);
    expect(events.byReason).toMatchObject({ 'unreadable-file': 1 });
  });

  it('reads standard input and keeps it, since it cannot be read again', async () => {
    const copies = join(folder, 'evidence');
    const { events, files } = await read(['-'], { stdin: Readable.from([Buffer.from(line('a'))]), copies });
    expect(events.accepted).toBe(1);
    expect(readFileSync(files[0]!.path, 'utf8')).toBe(line('a'));
    expect(await rawRecord(store, 'a')).toBe(line('a').trim());
  });

  it('keeps an archive from standard input as one file, whose members are all found again', async () => {
    const packed = zipSync({ 'x.json': strToU8(line('a')), 'y.json': strToU8(line('b')) });
    const copies = join(folder, 'evidence');
    const { files } = await read(['-'], { stdin: Readable.from([Buffer.from(packed)]), copies });
    expect(files.map(({ path }) => path)).toEqual(
      ['x.json', 'y.json'].map((member) => `${join(copies, 'stdin-1')}!${member}`),
    );
    for (const id of ['a', 'b']) expect(await rawRecord(store, id)).toBe(line(id).trim());
  });

  it('finds raw records again in plain, packed, archived, transcoded and tabular files', async () => {
    const rows = [line('a'), line('b'), line('c')];
    await read([
      file('plain', rows[0]! + rows[1]!),
      file('packed.gz', gzipSync(`\ufeff${line('x')}${line('y')}`)),
      file('wide.txt', Buffer.from(`\ufeff${line('u')}${line('v')}`, 'utf16le')),
      file(
        'two.zip',
        zipSync({ 'one.json': strToU8(line('m')), 'two.json': strToU8(line('n') + line('o')) }),
      ),
      file(
        't.csv',
        `\ufeffCreationDate,UserIds,Operations,AuditData\r\nx,y,z,"${line('p').trim().replaceAll('"', '""')}"\r\n`,
      ),
    ]);
    for (const id of ['a', 'b', 'x', 'y', 'u', 'v', 'm', 'n', 'o'])
      expect(await rawRecord(store, id)).toBe(line(id).trim());
    expect(await rawRecord(store, 'p')).toMatch(/^x,y,z,"\{.*"$/);
    await expect(rawRecord(store, 'nobody')).rejects.toMatchObject({ code: 'record-not-found' });
  });

  it('notices when a source was changed after it was read', async () => {
    const path = file('a.jsonl', line('record-1') + line('record-2'));
    const { files } = await read([path]);
    expect(await sourceUnchanged(files[0]!)).toBe(true);
    writeFileSync(path, line('record-8') + line('record-9'));
    expect(await sourceUnchanged(files[0]!)).toBe(false);
    await expect(rawRecord(store, 'record-2')).rejects.toMatchObject({ code: 'source-changed' });
    rmSync(path);
    expect(await sourceUnchanged(files[0]!)).toBeNull();
    await expect(rawRecord(store, 'record-2')).rejects.toMatchObject({ code: 'source-changed' });
  });

  it('sets exported settings apart from events', async () => {
    const rules = [
      { Name: 'Rechnungen', Identity: 'anna\\1', RuleIdentity: '1', Enabled: true, MailboxOwnerId: 'anna' },
    ];
    const { events, states, ledger } = await read([
      file('rules.json', JSON.stringify(rules, null, 2)),
      file(
        'ProviderSettingsExport.json',
        JSON.stringify({ baseline_version: '1', module_version: '2', spf_records: [{ a: 1 }] }, null, 2),
      ),
      file('rules.csv', 'Name,RuleIdentity,Enabled\nx,2,True\n'),
    ]);
    expect(events).toMatchObject({ read: 0, rejected: 0 });
    expect(states.map(({ kind }) => kind)).toEqual(['inbox-rules', 'scubagear-settings', 'inbox-rules']);
    expect(states[0]?.document).toEqual(rules[0]);
    expect(ledger.map(({ state, text }) => [state, text?.en ?? null])).toEqual(
      Array.from({ length: 3 }, () => ['complete', 'Settings, not events.']),
    );
  });

  it('tells of its progress and can be stopped', async () => {
    const path = file('a.jsonl', Array.from({ length: 30_000 }, (_, index) => line(`r${index}`)).join(''));
    const told: number[] = [];
    await read([path], { onProgress: (done) => told.push(done) });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const controller = new AbortController();
    const stopped = read([path], {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
  });

  it('says when there is nothing to read', async () => {
    await expect(read([join(folder, 'nowhere')])).rejects.toMatchObject({ code: 'file-not-found' });
  });
});
