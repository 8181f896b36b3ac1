import { describe, expect, it } from 'vitest';
import { effective, hostile } from '../../test/support/hostile.ts';
import type { Block } from '../domain/document.ts';
import { printHtml } from './html.ts';

const page = (blocks: readonly Block[], title = 'Report'): string =>
  printHtml({ title, subtitle: 'Contoso', language: 'de', marking: 'TLP:AMBER', blocks });

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
    const html = page(['One', 'Two', 'Three'].map((text) => ({ block: 'heading', level: 1, text })));
    const targets = [...html.matchAll(/href="#(s\d+)"/g)].map((match) => match[1]!);
    expect(targets).toHaveLength(3);
    for (const target of targets) expect(html).toContain(` id="${target}"`);
  });

  it('keeps the lines of code apart', () => {
    expect(page([{ block: 'code', text: 'evict verify\nevict undo' }])).toContain(
      '<pre>evict verify\nevict undo</pre>',
    );
  });

  it('carries its language and its marking', () => {
    const html = page([]);
    expect(html).toContain('<html lang="de">');
    expect(html.match(/TLP:AMBER/g)).toHaveLength(2);
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
