import { describe, expect, it } from 'vitest';
import { effective, hostile } from '../../test/support/hostile.ts';
import type { Block } from '../domain/document.ts';
import { printHtml } from './html.ts';

const page = (blocks: readonly Block[], title = 'Report'): string =>
  printHtml({
    title,
    subtitle: 'Contoso',
    language: 'de',
    marking: 'TLP:AMBER',
    logo: null,
    paper: 'a4',
    blocks,
  });

/** Names of the elements that a page opens, in order. */
function elements(html: string): readonly string[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map((match) => match[1]!);
}

describe('printHtml', () => {
  it.each(Object.entries(hostile))('shows %s as text, in every block', (_name, text) => {
    const blocks = (inside: string): readonly Block[] => [
      { block: 'heading', level: 1, text: inside },
      { block: 'heading', level: 2, text: inside },
      { block: 'heading', level: 2, text: inside },
      { block: 'paragraph', text: inside, tone: 'bad' },
      { block: 'list', items: [inside, { text: inside, tone: 'good' }] },
      { block: 'facts', rows: [[inside, inside]] },
      { block: 'table', columns: [{ title: inside }], rows: [[inside]], caption: inside },
      { block: 'table', columns: [], rows: [], empty: inside },
      { block: 'timeline', entries: [{ time: inside, text: inside }] },
      { block: 'line-chart', title: inside, unit: inside, points: [{ time: inside, value: 1 }] },
      { block: 'table', columns: [{ title: inside }], rows: [[inside]], ids: [inside] },
      { block: 'bar-chart', title: inside, unit: inside, bars: [{ label: inside, value: 2, tone: 'bad' }] },
      {
        block: 'lanes',
        title: inside,
        lanes: [{ label: inside, marks: [{ time: '2026-11-24T12:00:00Z', text: inside, tone: 'bad' }] }],
      },
      { block: 'statement', nature: 'fact', label: inside, text: inside, refs: [inside] },
      { block: 'blank', label: inside, lines: 2 },
      { block: 'code', text: inside },
    ];
    const html = page(blocks(text), text);
    expect(elements(html)).toEqual(elements(page(blocks('harmless'), 'harmless')));
    expect(html.split('"').length).toBe(page(blocks('harmless'), 'harmless').split('"').length);
    expect(effective.exec(html)).toBeNull();
  });

  it('fetches nothing and runs nothing, and tells the browser so', () => {
    const html = page([{ block: 'paragraph', text: 'https://evil.example' }]);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|url\(|src=|href="(?!#)|@import/);
    expect(html).toContain("default-src 'none'");
  });

  it('leads from the contents to every heading by a link that exists', () => {
    const titles = ['One', 'Two', 'Three', 'Four', 'Five'];
    const html = page(titles.map((text) => ({ block: 'heading', level: 1, text })));
    const targets = [...html.matchAll(/href="#(s\d+)"/g)].map((match) => match[1]!);
    expect(targets).toHaveLength(5);
    for (const target of targets) expect(html).toContain(` id="${target}"`);
  });

  it('keeps the lines of code apart', () => {
    expect(page([{ block: 'code', text: 'evict verify\nevict undo' }])).toContain(
      '<pre>evict verify\nevict undo</pre>',
    );
  });

  it('leads from a statement to the row that it cites, and nowhere where there is none', () => {
    const statement: Block = {
      block: 'statement',
      nature: 'inference',
      label: 'Concluded',
      text: 'The account was taken over.',
      refs: ['F1', 'L1–L3', 'F9'],
    };
    const table = (ids: readonly string[]): Block => ({
      block: 'table',
      columns: [{ title: 'What' }],
      rows: ids.map((id) => [id]),
      ids,
    });
    const html = page([statement, table(['F1', 'F2']), table(['L1', 'L2', 'L3'])]);
    expect([...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])).toEqual(['r-F1', 'r-L1']);
    for (const id of ['r-F1', 'r-L1']) expect(html).toContain(` id="${id}"`);
    expect(html).toContain('<span class="ref">F9</span>');
  });

  it('carries its language, and its marking on the page and on every sheet of paper', () => {
    const html = page([]);
    expect(html).toContain('<html lang="de">');
    expect(html.match(/TLP:AMBER/g)).toHaveLength(1);
    expect(html.match(/@(?:top|bottom)-right\{content:"TLP\\3a AMBER"/g)).toHaveLength(2);
  });

  it('lets no marking and no title end the style sheet or a string in it', () => {
    const evil = '"}</style><script>alert(1)</script>*{background:url(https://evil.example)}';
    const html = printHtml({
      title: evil,
      subtitle: evil,
      language: 'en',
      marking: evil,
      logo: null,
      paper: null,
      blocks: [],
    });
    expect(elements(html).filter((name) => name === 'script' || name === 'style')).toEqual(['style']);
    const style = html.slice(html.indexOf('<style>'), html.indexOf('</style>'));
    expect(style).not.toMatch(/url\(|https:/);
    expect(style.split('"').length % 2).toBe(1);
  });

  it('draws equal values and no values without broken numbers', () => {
    const points = [
      { time: '2026-11-24', value: 4 },
      { time: '2026-11-25', value: 4 },
    ];
    const html = page([
      { block: 'line-chart', title: 'Flat', unit: 'a day', points },
      { block: 'line-chart', title: 'None', unit: 'a day', points: [] },
    ]);
    expect(html).not.toMatch(/NaN|Infinity/);
  });
});
