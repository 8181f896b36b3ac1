import type { Block, Cell } from '../domain/document.ts';
import { shorten, visible } from '../kernel/text.ts';

/** Prints blocks as Markdown for a ticket; every text that came from outside is escaped. */
export function printMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(drawBlock).join('\n\n')}\n`;
}

function drawBlock(block: Block): string {
  switch (block.block) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escape(block.text)}`;
    case 'paragraph':
      return escape(block.text);
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${escape(plain(item))}`)
        .join('\n');
    case 'facts':
      return table(
        ['', ''],
        block.rows.map(([name, cell]) => [name, plain(cell)]),
      );
    case 'table': {
      if (block.rows.length === 0) return block.empty ? `*${escape(block.empty)}*` : '';
      const { ids } = block;
      return `${block.caption ? `**${escape(block.caption)}**\n\n` : ''}${table(
        [...(ids ? [''] : []), ...block.columns.map((column) => column.title)],
        block.rows.map((row, at) => [...(ids ? [ids[at] ?? ''] : []), ...row.map(plain)]),
      )}`;
    }
    case 'timeline':
      return block.entries.map((entry) => `- ${escape(entry.time)} ${escape(entry.text)}`).join('\n');
    case 'statement':
      return `**${escape(block.label)}:** ${escape(block.text)}${block.refs.length > 0 ? ` (${escape(block.refs.join(', '))})` : ''}`;
    case 'blank':
      return `${escape(block.label)}: \\_\\_\\_\\_\\_\\_\\_\\_`;
    case 'bar-chart':
      return table(
        [block.title, block.unit],
        block.bars.map((bar) => [bar.label, String(bar.value)]),
      );
    case 'lanes': {
      const marks = block.lanes.flatMap((lane) => lane.marks.map((mark) => ({ ...mark, lane: lane.label })));
      return `**${escape(block.title)}**\n\n${marks
        .toSorted((a, b) => a.time.localeCompare(b.time))
        .map((mark) => `- ${escape(mark.time)} ${escape(mark.lane)}: ${escape(mark.text)}`)
        .join('\n')}`;
    }
    case 'line-chart':
      return table(
        [block.title, block.unit],
        block.points.map((point) => [point.time.slice(0, 10), String(point.value)]),
      );
    case 'code':
      return `\`\`\`\n${block.text.split('\n').map(visible).join('\n').replaceAll('```', "'''")}\n\`\`\``;
  }
}

function plain(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => escape(cell)).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Longer texts than this are cut: the whole stands in the data. */
const longest = 4_000;

/** Also breaks `https:` and `www.`, which many programs would turn into a link that somebody clicks. */
function escape(text: string): string {
  return visible(shorten(text, longest))
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}
