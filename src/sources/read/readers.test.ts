import { describe, expect, it } from 'vitest';
import { readText } from '../../../test/support/read-text.ts';

/** Invented records. */
const record = (id: string, more: object = {}): object => ({
  CreationTime: '2026-11-02T08:15:00',
  Id: id,
  Operation: 'Send',
  UserId: 'Anna@contoso.example',
  RecordType: 2,
  Workload: 'Exchange',
  ...more,
});
const line = (id: string, more: object = {}): string => JSON.stringify(record(id, more));
const ids = (content: string | Buffer, size?: number): readonly unknown[] =>
  readText(content, size).rows.map((row) => row['record_id']);

describe.each([1, 7, 4_096])('texts in pieces of %i bytes', (size) => {
  it('are read as JSON lines, with any line ends and without a last one', () => {
    expect(ids(`${line('a')}\r\n\r\n${line('b')}\n${line('c')}`, size)).toEqual(['a', 'b', 'c']);
  });

  it('lose only the broken line, whose number and text are told', () => {
    const { rows, rejected } = readText(`${line('a')}\n{"Id": "b", \n${line('c')}\n`, size);
    expect(rows).toHaveLength(2);
    expect(rejected).toEqual([{ reason: 'broken-json', line: 2, text: '{"Id": "b"' }]);
  });

  it('are read as lines although the first is torn', () => {
    expect(ids(`ll","Operation":"x"}\n${line('a')}\n${line('b')}\n`, size)).toEqual(['a', 'b']);
  });

  it('are read as an array over many lines, with brackets and quotes in texts', () => {
    const text = JSON.stringify([record('a', { Subject: '}]"{[\\' }), record('b')], null, 2);
    const { rows, places } = readText(text, size);
    expect(rows.map((row) => row['record_id'])).toEqual(['a', 'b']);
    expect(places.map((place) => place.line)).toEqual([2, 11]);
    for (const [index, place] of places.entries()) {
      const slice = Buffer.from(text)
        .subarray(place.offset, place.offset + place.length)
        .toString();
      expect(JSON.parse(slice)).toMatchObject({ Id: ['a', 'b'][index] });
    }
  });

  it('are read as one document after another', () => {
    const text = `${JSON.stringify([record('a')], null, 1)}\n${JSON.stringify([record('b')])}\n\n${JSON.stringify(record('c'), null, 2)}`;
    expect(ids(text, size)).toEqual(['a', 'b', 'c']);
  });

  it('are read out of Graph’s and Azure’s wrappers, whole or over lines', () => {
    const graph = {
      '@odata.context': 'x',
      value: [record('a'), record('b')],
      '@odata.nextLink': 'https://x/{y}',
    };
    expect(ids(JSON.stringify(graph), size)).toEqual(['a', 'b']);
    expect(ids(JSON.stringify(graph, null, 2), size)).toEqual(['a', 'b']);
    expect(
      ids(
        `${JSON.stringify({ records: [record('a')] })}\n${JSON.stringify({ records: [record('b')] })}`,
        size,
      ),
    ).toEqual(['a', 'b']);
  });

  it('are read to the last whole record where the end is missing', () => {
    const text = JSON.stringify([record('a'), record('b')], null, 2).slice(0, -30);
    const { rows, rejected } = readText(text, size);
    expect(rows.map((row) => row['record_id'])).toEqual(['a']);
    expect(rejected.map(({ reason }) => reason)).toContain('truncated');
  });

  it('tell of what stands between records', () => {
    const { rows, rejected } = readText(`[\n${line('a')},\n garbage here\n,${line('b')}]`, size);
    expect(rows).toHaveLength(2);
    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected[0]).toMatchObject({ reason: 'broken-json', line: 3 });
  });

  it('are read as CSV with either separator, quotes and line ends in cells', () => {
    const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    for (const mark of [',', ';', '\t']) {
      const text =
        ['CreationDate', 'UserIds', 'Operations', 'AuditData'].join(mark) +
        '\r\n' +
        [
          ['x', 'a\r\nb', 'Send', line('a')],
          ['y', `b${mark}"c"`, 'Send', line('b')],
        ]
          .map((row) => row.map(cell).join(mark))
          .join('\r\n');
      expect(ids(text, size)).toEqual(['a', 'b']);
    }
  });

  it('lose only the row whose quotes are torn', () => {
    const row = (id: string): string => `x,y,Send,"${line(id).replaceAll('"', '""')}"`;
    const text = `CreationDate,UserIds,Operations,AuditData\n${row('a')}\nx,"y,Send,{}\n${row('b')}\n${row('c')}\n`;
    const { rows, rejected } = readText(text, size);
    expect(rows.map((found) => found['record_id'])).toEqual(['a', 'b', 'c']);
    expect(rejected).toMatchObject([{ reason: 'broken-csv', line: 3 }]);
  });

  it('skip what Windows PowerShell and Excel put before the headings, and headings that come again', () => {
    const head = 'CreationDate,UserIds,Operations,AuditData';
    const row = (id: string): string => `x,y,Send,"${line(id).replaceAll('"', '""')}"`;
    expect(ids(`#TYPE Selected.System.Object\n${head}\n${row('a')}\n${head}\n${row('b')}`, size)).toEqual([
      'a',
      'b',
    ]);
    expect(ids(`sep=,\n${head}\n${row('a')}`, size)).toEqual(['a']);
  });

  it('are read as UTF-8 with a mark and as UTF-16 with or without one', () => {
    const text = `${line('a', { Subject: 'Überweisung 🦊' })}\n${line('b')}\n`;
    const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, 'utf8'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      swapped(Buffer.from(`\ufeff${text}`, 'utf16le')),
      swapped(Buffer.from(text, 'utf16le')),
    ]) {
      expect(ids(bytes, size)).toEqual(['a', 'b']);
    }
  });

  it('are named unknown once where no heading is known', () => {
    const { rows, rejected } = readText('name,colour\nfox,red\nhare,brown\n', size);
    expect(rows).toEqual([]);
    expect(rejected).toMatchObject([{ reason: 'unknown-record', line: 1 }]);
  });

  it('may be empty', () => {
    expect(readText('', size)).toMatchObject({ rows: [], rejected: [] });
    expect(readText('\n\n  \n', size)).toMatchObject({ rows: [], rejected: [] });
  });
});

describe('gigantic pieces', () => {
  const huge = 'x'.repeat(17 * 1024 * 1024);

  it('cost only their own line', () => {
    const { rows, rejected } = readText(`${line('a')}\n{"Id":"${huge}"}\n${line('b')}\n`, 1 << 20);
    expect(rows.map((row) => row['record_id'])).toEqual(['a', 'b']);
    expect(rejected).toMatchObject([{ reason: 'too-long', line: 2 }]);
    expect(rejected[0]!.text.length).toBeLessThan(5_000);
  });

  it('do not keep the rest of an array from being read', () => {
    const { rows, rejected } = readText(`[\n${line('a')},\n{"Id":"${huge}"},\n${line('b')}\n]`, 1 << 20);
    expect(rows.map((row) => row['record_id'])).toEqual(['a', 'b']);
    expect(rejected.length).toBeGreaterThan(0);
  });

  it('are refused in linear time however many brackets or quotes stay open', () => {
    const open = '[\n' + '{"a":\n'.repeat(300_000);
    expect(readText(open, 1 << 20).rejected.length).toBeGreaterThan(0);
    const torn = `AuditData,b\n${'"x\n,"y\n'.repeat(300_000)}`;
    expect(readText(torn, 1 << 20).rejected.length).toBeGreaterThan(0);
  }, 20_000);
});
