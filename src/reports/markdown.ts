import type { Block, Cell } from '../domain/document.ts';
import { visible } from '../kernel/text.ts';

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
      return `${block.caption ? `**${escape(block.caption)}**\n\n` : ''}${table(
        block.columns.map((column) => column.title),
        block.rows.map((row) => row.map(plain)),
      )}`;
    }
    case 'timeline':
      return block.entries.map((entry) => `- ${escape(entry.time)} ${escape(entry.text)}`).join('\n');
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

/** Also breaks `https:` and `www.`, which many programs would turn into a link that somebody clicks. */
function escape(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}
