import { describe, expect, it } from 'vitest';
import { effective, hostile } from '../../test/support/hostile.ts';
import { printMarkdown } from './markdown.ts';

describe('printMarkdown', () => {
  it('writes each block in its own form', () => {
    expect(
      printMarkdown([
        { block: 'heading', level: 2, text: 'Steps' },
        { block: 'list', items: ['first', { text: 'second', tone: 'good' }], ordered: true },
        { block: 'facts', rows: [['Account', 'anna']] },
        { block: 'table', columns: [{ title: 'Case' }], rows: [], empty: 'None.' },
        { block: 'code', text: 'evict verify\nevict undo' },
      ]),
    ).toBe(
      '## Steps\n\n1. first\n2. second\n\n|  |  |\n|---|---|\n| Account | anna |\n\n*None.*\n\n```\nevict verify\nevict undo\n```\n',
    );
  });

  it('keeps a hostile cell within its cell', () => {
    const printed = printMarkdown([
      {
        block: 'table',
        columns: [{ title: 'Rule' }, { title: 'End' }],
        rows: [[hostile['a table that breaks out']!, 'end']],
      },
    ]);
    const rows = printed.trimEnd().split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[2]!.split(/(?<!\\)\|/)).toHaveLength(4);
  });

  it('writes no HTML, no link and no image that came from outside', () => {
    const text =
      '<img src=x> ![p](https://evil.example/p.png) <https://evil.example> www.evil.example &lt;b&gt;';
    const printed = printMarkdown([{ block: 'paragraph', text }]);
    expect(printed).not.toMatch(/(?<!\\)[<>[\]&]/);
    expect(printed).not.toMatch(/https:|www\.e/);
  });

  it('does not let a text end the code that holds it', () => {
    const printed = printMarkdown([{ block: 'code', text: hostile['a fence that ends the code']! }]);
    expect(printed.match(/^```/gm)).toHaveLength(2);
  });

  it.each(Object.entries(hostile))('shows %s without obeying it', (_name, text) => {
    const printed = printMarkdown([
      { block: 'heading', level: 1, text },
      { block: 'paragraph', text },
      { block: 'list', items: [text] },
      { block: 'facts', rows: [[text, text]] },
      { block: 'table', columns: [{ title: text }], rows: [[text]], caption: text },
      { block: 'timeline', entries: [{ time: text, text }] },
      { block: 'table', columns: [{ title: text }], rows: [[text]], ids: [text] },
      { block: 'bar-chart', title: text, unit: text, bars: [{ label: text, value: 1 }] },
      {
        block: 'lanes',
        title: text,
        lanes: [{ label: text, marks: [{ time: '2026-11-24', text, tone: 'bad' }] }],
      },
      { block: 'statement', nature: 'fact', label: text, text, refs: [text] },
      { block: 'blank', label: text, lines: 1 },
      { block: 'code', text },
    ]);
    expect(effective.exec(printed)).toBeNull();
  });
});
