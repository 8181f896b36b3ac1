import { styleText } from 'node:util';
import type { Block, Cell, Column, Tone } from '../domain/document.ts';
import { line as bounded, visible } from '../kernel/text.ts';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];

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
      return `${block.level === 3 ? '' : '\n'}${paint(visible(block.text), block.level === 1 ? ['bold', 'underline'] : 'bold', options)}`;
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
    case 'line-chart':
      return drawChart(block, options);
    case 'code':
      return block.text
        .split('\n')
        .map((line) => `    ${visible(line)}`)
        .join('\n');
  }
}

function paint(text: string, style: Style | null, options: TextOptions): string {
  return style === null || !options.colour ? text : styleText(style, text, { validateStream: false });
}

/** Longer cells than this are cut: the whole stands in the data. */
const longestCell = 1000;

function plain(cell: Cell): string {
  return bounded(typeof cell === 'string' ? cell : cell.text, longestCell);
}

function tone(cell: Cell): Style | null {
  return typeof cell === 'string' ? null : styles[cell.tone];
}

/** No column of a table gets narrower than this. */
const narrowest = 8;

/** Columns that a text takes: wide characters take two. */
export function columnsOf(text: string): number {
  let count = 0;
  for (const character of text)
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1;
  return count;
}

/** Breaks at spaces; a word longer than the line is cut, never within a character. */
export function wrap(text: string, width: number): readonly string[] {
  const limit = Math.max(width, narrowest);
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(' ')) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > limit) {
      lines.push(line);
      line = '';
    }
    while (columnsOf(word) > limit) {
      const head = beginning(word, limit);
      lines.push(head);
      word = word.slice(head.length);
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** As much of a word as fits into so many columns. */
function beginning(word: string, columns: number): string {
  let head = '';
  let taken = 0;
  for (const character of word) {
    taken += columnsOf(character);
    if (taken > columns) break;
    head += character;
  }
  return head;
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
  const widths = fit(block.columns, block.rows, options.width - 2);
  const lines: string[] = [];
  if (block.caption) lines.push(paint(visible(block.caption), 'bold', options));
  const titles = block.columns.map((column): Cell => ({ text: column.title, tone: 'muted' }));
  lines.push(...drawRow(titles, block.columns, widths, options));
  for (const row of block.rows) lines.push(...drawRow(row, block.columns, widths, options));
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

/** Natural widths; where they are too many, the widest flexible column (else the widest) gives way first. */
function fit(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const widths = columns.map((column, index) =>
    Math.max(columnsOf(visible(column.title)), ...rows.map((row) => columnsOf(plain(row[index] ?? '')))),
  );
  const room = width - 2 * (columns.length - 1);
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const flexible = widths
      .map((size, index) => ({ size, index }))
      .filter(({ index, size }) => columns[index]!.flexible === true && size > 14);
    const candidates =
      flexible.length > 0
        ? flexible
        : widths.map((size, index) => ({ size, index })).filter(({ size }) => size > narrowest);
    const widest = candidates.toSorted((a, b) => b.size - a.size)[0];
    if (!widest) break;
    widths[widest.index]!--;
  }
  return widths;
}

const ticks = '▁▂▃▄▅▆▇█';

function drawChart(block: Extract<Block, { block: 'line-chart' }>, options: TextOptions): string {
  const values = block.points.map((point) => point.value);
  if (values.length === 0) return paint(visible(block.title), 'bold', options);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = Math.max(1, Math.ceil(values.length / Math.max(10, options.width - 20)));
  const bars = values
    .filter((_, index) => index % step === 0)
    .map(
      (value) => ticks[high === low ? 3 : Math.round(((value - low) / (high - low)) * (ticks.length - 1))]!,
    );
  const first = block.points[0]?.time.slice(0, 10) ?? '';
  const last = block.points.at(-1)?.time.slice(0, 10) ?? '';
  return `${paint(visible(block.title), 'bold', options)}\n  ${bars.join('')}\n  ${visible(`${first} … ${last}   ${low}–${high} ${block.unit}`)}`;
}
