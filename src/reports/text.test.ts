import { describe, expect, it } from 'vitest';
import { effective, hostile } from '../../test/support/hostile.ts';
import type { Block } from '../domain/document.ts';
import { columnsOf, wrap } from './text-lines.ts';
import { printText } from './text.ts';

const table: Block = {
  block: 'table',
  caption: 'Ways in',
  columns: [
    { title: 'State' },
    { title: 'Account', flexible: true },
    { title: 'What it is', flexible: true },
    { title: 'Rules', align: 'right' },
  ],
  rows: [
    [{ text: 'open', tone: 'bad' }, 'anna.weber@contoso.com', 'Inbox rule "..", moves to RSS Feeds', '12'],
    ['closed', 'ben.okafor@contoso.com', 'Q'.repeat(300), '3'],
    [
      'closed',
      '山田太郎'.repeat(12),
      'Weiterleitung an eine Adresse außerhalb der Organisation '.repeat(4),
      '3',
    ],
  ],
};
const everything: readonly Block[] = [
  { block: 'heading', level: 1, text: 'What happened to the account and what was done about it' },
  {
    block: 'paragraph',
    text: 'An attacker signed in from two countries within nine minutes. '.repeat(5),
    tone: 'bad',
  },
  {
    block: 'list',
    items: ['one point that is long enough to need a second line on a narrow terminal, twice'],
    ordered: true,
  },
  {
    block: 'facts',
    rows: [
      ['Account', 'anna.weber@contoso.com'],
      ['Since', 'a long value '.repeat(20)],
    ],
  },
  table,
  {
    block: 'timeline',
    entries: [{ time: '2026-11-24 12:00', text: 'inbox rule made '.repeat(12), tone: 'warning' }],
  },
  {
    block: 'line-chart',
    title: 'Sign-ins',
    unit: 'a day',
    points: Array.from({ length: 200 }, (_, day) => ({ time: `2026-01-01T00:00:${day}Z`, value: day % 17 })),
  },
];

describe('printText', () => {
  it.each([80, 120])('keeps every line within %i columns', (width) => {
    for (const line of printText(everything, { width, colour: false }).split('\n'))
      expect({ line, fits: columnsOf(line) <= width }).toEqual({ line, fits: true });
  });

  it.each([80, 120])(
    'starts each column of a table at the same place in every row at %i columns',
    (width) => {
      const lines = printText([table], { width, colour: false }).trimEnd().split('\n').slice(1);
      const starts = lines[0]!.indexOf('Account');
      expect(starts).toBeGreaterThan(0);
      for (const line of lines) expect(line.slice(starts - 2, starts).trim()).toBe('');
    },
  );

  it('leaves out no character of a cell that it breaks over lines', () => {
    const printed = printText([table], { width: 80, colour: false });
    expect(printed.split('Q').length - 1).toBe(300);
    expect(printed.split('太').length - 1).toBe(12);
  });

  it('cuts a cell that has no end, and says so with an ellipsis', () => {
    const printed = printText(
      [{ block: 'table', columns: [{ title: 'Name', flexible: true }], rows: [['y'.repeat(100_000)]] }],
      { width: 80, colour: false },
    );
    expect(printed.length).toBeLessThan(2000);
    expect(printed).toContain('…');
  });

  it('breaks the titles of columns that had to give way', () => {
    const title = 'Permission that is missing';
    const printed = printText(
      [
        {
          block: 'table',
          columns: Array.from({ length: 5 }, () => ({ title })),
          rows: [Array.from({ length: 5 }, () => 'no')],
        },
      ],
      { width: 80, colour: false },
    );
    for (const line of printed.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  });

  it.each(Object.entries(hostile))('shows %s without obeying it, in every block', (_name, text) => {
    const printed = printText(
      [
        { block: 'heading', level: 2, text },
        { block: 'paragraph', text },
        { block: 'list', items: [text] },
        { block: 'facts', rows: [[text, text]] },
        { block: 'table', columns: [{ title: text }], rows: [[text]], caption: text },
        { block: 'table', columns: [], rows: [], empty: text },
        { block: 'timeline', entries: [{ time: text, text }] },
        { block: 'line-chart', title: text, unit: text, points: [{ time: text, value: 1 }] },
        { block: 'table', columns: [{ title: text }], rows: [[text]], ids: [text] },
        { block: 'bar-chart', title: text, unit: text, bars: [{ label: text, value: 1 }] },
        {
          block: 'lanes',
          title: text,
          lanes: [{ label: text, marks: [{ time: '2026-11-24', text, tone: 'bad' }] }],
        },
        { block: 'statement', nature: 'unknown', label: text, text, refs: [text] },
        { block: 'blank', label: text, lines: 1 },
        { block: 'code', text },
      ],
      { width: 80, colour: false },
    );
    expect(effective.exec(printed)).toBeNull();
  });

  it('paints tones only where colour is wanted', () => {
    const blocks: readonly Block[] = [{ block: 'paragraph', text: 'gone', tone: 'good' }];
    expect(printText(blocks, { width: 80, colour: true })).toContain('\u001b[32mgone');
    expect(printText(blocks, { width: 80, colour: false })).toBe('gone\n');
  });

  it('says that a table is empty instead of drawing its head', () => {
    const printed = printText(
      [{ block: 'table', columns: [{ title: 'Case' }], rows: [], empty: 'No cases.' }],
      { width: 80, colour: false },
    );
    expect(printed).toBe('  No cases.\n');
  });

  it('draws a chart without points as its title alone', () => {
    const printed = printText([{ block: 'line-chart', title: 'Sign-ins', unit: 'a day', points: [] }], {
      width: 80,
      colour: false,
    });
    expect(printed).toBe('Sign-ins\n');
  });
});

describe('wrap', () => {
  it('never cuts a character in two', () => {
    const lines = wrap('😀'.repeat(40), 15);
    expect(lines.join('')).toBe('😀'.repeat(40));
    for (const line of lines) {
      expect(Buffer.from(line).toString()).toBe(line);
      expect(columnsOf(line)).toBeLessThanOrEqual(15);
    }
  });

  it('counts wide characters as two columns', () => {
    expect(columnsOf('山田a')).toBe(5);
  });
});

describe('a table that is too wide', () => {
  const timeline: Block = {
    block: 'table',
    columns: [
      { title: 'Time (UTC)' },
      { title: 'Account', flexible: true },
      { title: 'What', flexible: true },
      { title: 'Address' },
      { title: 'Object', flexible: true },
    ],
    rows: [
      [
        '2026-11-24 12:00',
        'anna.weber@nordlicht.example',
        'MailItemsAccessed',
        '203.0.113.66',
        '\\Posteingang\\Buchhaltung\\Rechnungen\\2026\\Lieferanten',
      ],
      [
        '2026-11-24 12:01',
        'anna.weber@nordlicht.example',
        'New-InboxRule',
        '203.0.113.66',
        'Neue Bankverbindung',
      ],
    ],
  };

  it('breaks the longest words alone, after a sign in them, and leaves the others whole at 100 columns', () => {
    const lines = printText([timeline], { width: 100, colour: false }).split('\n');
    expect(lines.every((line) => line.length <= 100)).toBe(true);
    const shown = lines.join('\n');
    for (const whole of [
      'anna.weber@nordlicht.example',
      'MailItemsAccessed',
      'New-InboxRule',
      'Bankverbindung',
    ])
      expect(shown).toContain(whole);
    expect(shown).toMatch(/Posteingang\\\s*$/m);
  });
});
