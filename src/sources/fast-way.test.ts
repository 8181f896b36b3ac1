import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { eventColumns } from '../domain/event.ts';
import type { EventRow } from '../domain/event.ts';
import { openDuckdb } from '../store/duckdb/store.ts';
import { normalise } from './index.ts';

const real = fileURLToPath(new URL('../../../shared/data/invictus-ual.csv.gz', import.meta.url));
const jsonColumns = new Set(eventColumns.filter(({ type }) => type === 'json').map(({ name }) => name));

/** What both ways must agree on: nested parts as values, since spaces and escapes in JSON text mean nothing. */
function comparable(row: EventRow): { readonly [column: string]: unknown } {
  return Object.fromEntries(
    eventColumns.map(({ name }) => {
      const value = row[name] ?? null;
      return [name, jsonColumns.has(name) && value !== null ? (JSON.parse(String(value)) as unknown) : value];
    }),
  );
}

/** Loads records the fast way; gives what was taken by line, and the lines that were not. */
async function fast(
  records: readonly string[],
): Promise<{ readonly taken: ReadonlyMap<number, EventRow>; readonly refused: readonly number[] }> {
  const store = await openDuckdb(':memory:');
  for (const [line, json] of records.entries()) {
    store.audit!.add({ json: Buffer.from(json), file: 1, line, offset: line * 10, length: json.length });
  }
  const refused = await store.audit!.finish();
  for (const { json, line } of refused) expect(json.toString()).toBe(records[line]);
  const rows = (await store.query('SELECT * FROM events')) as readonly EventRow[];
  await store.close();
  return {
    taken: new Map(rows.map((row) => [Number(row['line']), row])),
    refused: refused.map(({ line }) => line),
  };
}

async function expectAgreement(records: readonly string[]): Promise<readonly number[]> {
  const { taken, refused } = await fast(records);
  expect(taken.size + refused.length).toBe(records.length);
  for (const [line, row] of taken) {
    const slow = normalise(JSON.parse(records[line]!));
    expect(slow.ok, records[line]).toBe(true);
    if (!slow.ok) continue;
    const place = { file: 1, line, offset: line * 10, length: records[line]!.length };
    expect(comparable(row), records[line]).toEqual(comparable({ ...slow.row, ...place }));
  }
  return refused;
}

/** Invented. */
const base = {
  CreationTime: '2026-11-02T08:15:00',
  Id: 'A',
  Operation: 'Send',
  RecordType: 2,
  UserId: 'Anna@x.example',
};
const texts = (...records: readonly object[]): readonly string[] =>
  records.map((record) => JSON.stringify({ ...base, ...record }));

describe('the fast way for audit records', () => {
  it('agrees with the slow way on plain records of every kind', async () => {
    const refused = await expectAgreement(
      texts(
        {},
        { Operation: 'Add user.', ResultStatus: 'Failed', ClientIP: '203.0.113.7:443' },
        { ClientIP: '[2001:DB8::7]:443' },
        { ClientIP: '2603:10A6:800:125::13' },
        { ClientIP: 'null', ActorIpAddress: '203.0.113.7' },
        { ClientIP: '', UserKey: '9D8001CB-a159-4252-a3a1-c2dc689f322a' },
        {
          Parameters: [
            { Name: 'Identity', Value: 'Bert@x.example' },
            { Name: 'A"b', Value: 'c\\d\n"ü🦊' },
            { Name: 'Empty', Value: '' },
          ],
        },
        {
          Parameters: [],
          ExtendedProperties: [{ Name: 'additionalDetails', Value: '{"User-Agent":"curl"}' }],
        },
        { ExtendedProperties: [{ Name: 'additionalDetails', Value: 'User-Agent: broken' }] },
        {
          ModifiedProperties: [{ Name: 'x', NewValue: '[1]', OldValue: '' }],
          Target: [
            { ID: 'User_1', Type: 2 },
            { ID: 'Some App', Type: 1 },
          ],
        },
        { Target: [{ ID: '9D8001CB-a159-4252-a3a1-c2dc689f322a', Type: 2 }], Actor: [{ ID: 'x', Type: 1 }] },
        {
          Item: {
            Subject: 'S',
            InternetMessageId: '<1@x>',
            ParentFolder: { Path: 'Not Available', Name: 'F' },
          },
        },
        {
          Folders: [
            {
              Path: '\\Inbox',
              FolderItems: [{ InternetMessageId: '<1@x>' }, { InternetMessageId: '<2@x>' }],
            },
          ],
          OperationCount: 2,
        },
        {
          Folders: [],
          AffectedItems: [
            { Subject: 'T', InternetMessageId: '<3@x>' },
            { Subject: 'U', InternetMessageId: '<4@x>' },
          ],
          Folder: { Path: '\\Sent' },
        },
        {
          OperationProperties: [
            { Name: 'MailAccessType', Value: 'Bind' },
            { Name: 'IsThrottled', Value: 'True' },
          ],
        },
        {
          RecordType: 15,
          ObjectId: '00000003-0000-0000-C000-000000000000',
          DeviceProperties: [{ Name: 'SessionId', Value: 'S' }],
          SessionId: 'T',
        },
        { RecordType: 6, ObjectId: 'https://x/y', SourceFileName: 'y', SourceRelativeUrl: 'z' },
        {
          AppAccessContext: { AADSessionId: 'Q', UniqueTokenId: 'tOk', ClientAppId: 'ABC' },
          AppId: '',
          ExternalAccess: true,
        },
        { recipientList: [{ Address: 'B@x.example', Name: 'B' }] },
        { ObjectId: 'carl@x.example', EventValue: 'd@x.example', CreationTime: '2026-11-02T08:15:00.5Z' },
      ),
    );
    expect(refused).toEqual([]);
  });

  it('refuses what is unusual instead of guessing', async () => {
    const odd = texts(
      { CreationTime: '11/2/2026 8:15:00 AM' },
      { CreationTime: '1999-01-01T00:00:00' },
      { Id: '' },
      { Operation: '...' },
      { RecordType: 'ExchangeAdmin' },
      { UserType: 'Regular' },
      { ClientIP: '999.1.1.1' },
      { ClientIP: '::ffff:203.0.113.7' },
      { ClientIP: 'somewhere' },
      { Recipients: ['x'] },
    );
    const broken = ['{"Id":"A","CreationTime":"2026-11-02T08:15:00","Operation":"x"', '{"Id":}'];
    const refused = await expectAgreement([...odd, ...broken, ...texts({})]);
    expect(refused).toEqual([...odd.keys(), odd.length, odd.length + 1]);
  });

  it('agrees on members of the wrong kind', async () => {
    const wrong = [
      5,
      true,
      null,
      'text',
      '',
      [],
      {},
      [1],
      ['a'],
      [null],
      [{}],
      { a: 1 },
      [{ Name: 1, Value: 2 }],
      [{ Name: 'n', Value: { a: [1] } }],
      [{ ID: 5 }],
      [[]],
    ];
    const members =
      'Parameters ExtendedProperties OperationProperties DeviceProperties ModifiedProperties Actor Target Item Folders Folder AffectedItems AppAccessContext recipientList Recipients ClientIP UserId UserType RecordType OperationCount SessionId ObjectId ResultStatus ExternalAccess UserAgent'.split(
        ' ',
      );
    await expectAgreement(texts(...members.flatMap((member) => wrong.map((value) => ({ [member]: value })))));
  });

  it.skipIf(!existsSync(real))('agrees on every record of the real export', async () => {
    const rows = parse(gunzipSync(readFileSync(real)), { columns: true, bom: true }) as readonly {
      readonly AuditData: string;
    }[];
    const records = [...new Set(rows.map((row) => row.AuditData))].filter(
      (text) => text.length > 0 && text.length < 8_192,
    );
    const refused = await expectAgreement(records);
    expect(refused.length).toBeLessThan(records.length * 0.02);
  });
});
