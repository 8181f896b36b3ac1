import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { effective, hostile } from '../../test/support/hostile.ts';
import { printCsv } from './csv.ts';

const plain = { excel: false, delimiter: ',' };

describe('printCsv', () => {
  it('gives back every value to a reader of RFC 4180', () => {
    const records = [
      { name: 'a "quoted", thing', count: 3, on: true, none: null, deep: { a: [1] } },
      { name: 'b', later: 'only here' },
    ];
    expect(parse(printCsv(records, plain))).toEqual([
      ['name', 'count', 'on', 'none', 'deep', 'later'],
      ['a "quoted", thing', '3', 'true', '', '{"a":[1]}', ''],
      ['b', '', '', '', '', 'only here'],
    ]);
  });

  it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\u0000=1', '\n=1'])(
    'disarms the formula %j',
    (formula) => {
      const cell = parse(printCsv([{ a: formula }], plain))[1]![0]!;
      expect(cell).toMatch(/^'|^\\u/);
    },
  );

  it('disarms names of columns too', () => {
    expect(printCsv([{ '=cmd': 1 }], plain)).toBe("'=cmd\n1\n");
  });

  it('keeps negative numbers numbers', () => {
    expect(printCsv([{ change: -5 }], plain)).toBe('change\n-5\n');
  });

  it.each(Object.entries(hostile))('shows %s without obeying it, on one line', (_name, text) => {
    const printed = printCsv([{ a: text, b: 'next' }], plain);
    expect(effective.exec(printed)).toBeNull();
    expect(printed.trimEnd().split('\n')).toHaveLength(2);
    expect(parse(printed)[1]![1]).toBe('next');
  });

  it('writes for Excel a byte-order mark, CRLF and quotes around everything', () => {
    expect(printCsv([{ a: 'x' }], { excel: true, delimiter: ';' })).toBe('\ufeff"a"\r\n"x"\r\n');
  });

  it('separates columns by the chosen character and quotes it where it occurs', () => {
    expect(printCsv([{ a: 'x;y', b: 'z,z' }], { excel: false, delimiter: ';' })).toBe('a;b\n"x;y";z,z\n');
  });
});
