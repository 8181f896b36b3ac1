import type { Block, Cell, Column, Tone } from '../domain/document.ts';
import { line as bounded } from '../kernel/text.ts';
import { drawBars, drawLanes, drawLine } from './text-charts.ts';
import { columnsOf, narrowest, paint, wrap } from './text-lines.ts';
import type { Style, TextOptions } from './text-lines.ts';

const styles: { readonly [tone in Tone]: Style | null } = {
  plain: null,
  good: 'green',
  bad: 'red',
  warning: 'yellow',
  muted: 'gray',
  strong: 'bold',
};

/** Draws blocks for a terminal or a plain text file. Hostile characters arrive visible, never effective. */
export function printText(blocks: readonly Block[], options: TextOptions): string {
  return `${blocks.map((block) => drawBlock(block, options)).join('\n')}\n`.replace(/^\n+/, '');
}

function drawBlock(block: Block, options: TextOptions): string {
  switch (block.block) {
    case 'heading':
      return `${block.level === 3 ? '' : '\n'}${paint(wrap(visible(block.text), options.width).join('\n'), block.level === 1 ? ['bold', 'underline'] : 'bold', options)}`;
    case 'paragraph':
      return paint(
        wrap(visible(block.text), options.width).join('\n'),
        styles[block.tone ?? 'plain'],
        options,
      );
    case 'list':
      return block.items
        .map((item, index) => hang(item, block.ordered ? `${index + 1}. ` : '• ', options))
        .join('\n');
    case 'facts':
      return drawFacts(block.rows, options);
    case 'table':
      return drawTable(block, options);
    case 'timeline':
      return block.entries
        .map((entry) =>
          hang({ text: entry.text, tone: entry.tone ?? 'plain' }, `${visible(entry.time)}  `, options),
        )
        .join('\n');
    case 'statement':
      return hang(
        `${block.text}${block.refs.length > 0 ? ` [${block.refs.join(', ')}]` : ''}`,
        `${visible(block.label)}: `,
        options,
      );
    case 'blank':
      return `  ${visible(block.label)}: ${'_'.repeat(20)}`;
    case 'line-chart':
      return drawLine(block, options);
    case 'bar-chart':
      return drawBars(block, options);
    case 'lanes':
      return drawLanes(block, options);
    case 'code':
      return block.text
        .slice(0, longestText)
        .split('\n')
        .map((line) => `    ${visible(line)}`)
        .join('\n');
  }
}

/** Longer cells and paragraphs than these are cut: the whole stands in the data. */
const longestCell = 1000;
const longestText = 4000;

function visible(text: string): string {
  return bounded(text, longestText);
}

function plain(cell: Cell): string {
  return bounded(typeof cell === 'string' ? cell : cell.text, longestCell);
}

function tone(cell: Cell): Style | null {
  return typeof cell === 'string' ? null : styles[cell.tone];
}

function hang(cell: Cell, mark: string, options: TextOptions): string {
  const [first = '', ...rest] = wrap(plain(cell), options.width - columnsOf(mark) - 2);
  const indent = ' '.repeat(columnsOf(mark));
  return [
    `  ${mark}${paint(first, tone(cell), options)}`,
    ...rest.map((line) => `  ${indent}${paint(line, tone(cell), options)}`),
  ].join('\n');
}

function drawFacts(rows: readonly (readonly [string, Cell])[], options: TextOptions): string {
  const label = Math.max(0, ...rows.map(([name]) => columnsOf(visible(name))));
  return rows
    .map(([name, cell]) => {
      const [first = '', ...rest] = wrap(plain(cell), options.width - label - 4);
      const lines = [first, ...rest].map((line) => paint(line, tone(cell), options));
      return lines
        .map(
          (line, index) =>
            `  ${paint(pad(index === 0 ? visible(name) : '', label, 'left'), 'gray', options)}  ${line}`,
        )
        .join('\n');
    })
    .join('\n');
}

function pad(text: string, width: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return side === 'left' ? text + space : space + text;
}

function drawTable(block: Extract<Block, { block: 'table' }>, options: TextOptions): string {
  if (block.rows.length === 0) return block.empty ? `  ${paint(visible(block.empty), 'gray', options)}` : '';
  const { ids } = block;
  const columns = ids ? [{ title: '' }, ...block.columns] : block.columns;
  const rows = ids ? block.rows.map((row, at): Cell[] => [ids[at] ?? '', ...row]) : block.rows;
  const widths = fit(columns, rows, options.width - 2);
  const lines: string[] = [];
  if (block.caption) lines.push(paint(visible(block.caption), 'bold', options));
  const titles = columns.map((column): Cell => ({ text: column.title, tone: 'muted' }));
  lines.push(...drawRow(titles, columns, widths, options));
  for (const row of rows) lines.push(...drawRow(row, columns, widths, options));
  return lines.join('\n');
}

function drawRow(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
  options: TextOptions,
): string[] {
  const cells = columns.map((_, index) => wrap(plain(row[index] ?? ''), widths[index]!));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = columns.map((column, index) =>
      paint(
        pad(cells[index]![line] ?? '', widths[index]!, column.align ?? 'left'),
        tone(row[index] ?? ''),
        options,
      ),
    );
    return `  ${parts.join('  ')}`.trimEnd();
  });
}

/**
 * Natural widths. Where they are too many, the widest flexible column gives way that can without breaking a word; then the
 * one whose words are the longest, down to a floor; last any.
 */
function fit(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const widths = columns.map((column, index) =>
    Math.max(columnsOf(visible(column.title)), ...rows.map((row) => columnsOf(plain(row[index] ?? '')))),
  );
  const words = columns.map((_, index) =>
    Math.max(
      ...rows.map((row) =>
        Math.max(
          ...plain(row[index] ?? '')
            .split(' ')
            .map(columnsOf),
        ),
      ),
    ),
  );
  const room = width - 2 * (columns.length - 1);
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const flexible = widths
      .map((size, index) => ({ size, index }))
      .filter(({ index, size }) => columns[index]!.flexible === true && size > 14);
    const next =
      widest(flexible.filter(({ size, index }) => size > words[index]!)) ??
      flexible.toSorted((a, b) => words[b.index]! - words[a.index]!)[0] ??
      widest(widths.map((size, index) => ({ size, index })).filter(({ size }) => size > narrowest));
    if (!next) break;
    widths[next.index]!--;
  }
  return widths;
}

interface Sized {
  readonly size: number;
  readonly index: number;
}

function widest(columns: readonly Sized[]): Sized | undefined {
  return columns.toSorted((a, b) => b.size - a.size)[0];
}
