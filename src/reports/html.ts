import type { Block, Cell, Column, Document } from '../domain/document.ts';
import { escapeHtml, shorten } from '../kernel/text.ts';
import { drawBars, drawLanes, drawLine } from './charts.ts';
import { frameTexts } from './frame-texts.ts';
import { htmlStyle, pageStyle } from './html-style.ts';

/** Longer texts than this are cut: the whole stands in the data. */
const longest = 4_000;

/** One self-contained page: no script, nothing fetched; opens offline, prints on A4 and Letter with page numbers. */
export function printHtml(document: Document): string {
  const { title, language, logo } = document;
  const mark =
    document.marking === null
      ? ''
      : `<p class="marking ${markingClass(document.marking)}">${safe(document.marking)}</p>`;
  const picture =
    logo === null ? '' : `<img class="logo" alt="" src="data:${logo.type};base64,${logo.base64}">`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${safe(title)}</title><style>${htmlStyle}${pageStyle(document)}</style></head>
<body${document.compact ? ' class="compact"' : ''}><header><div class="band${logo === null ? ' bare' : ''}">${picture}${mark}</div><h1>${safe(title)}</h1><p class="subtitle">${safe(document.subtitle)}</p></header>
${contents(document)}<main>
${document.blocks.map((block, index) => drawBlock(block, index, document)).join('\n')}
</main></body></html>
`;
}

function safe(text: string): string {
  return escapeHtml(shorten(text, longest));
}

/** The labels of FIRST's traffic light protocol have colours of their own; any other label is drawn plainly. */
function markingClass(marking: string): string {
  const colour = /^TLP:(RED|AMBER|AMBER\+STRICT|GREEN|CLEAR)$/.exec(marking)?.[1];
  return colour ? `tlp-${colour.split('+')[0]!.toLowerCase()}` : 'own';
}

function contents({ blocks, language }: Document): string {
  const headings = blocks.flatMap((block, index) =>
    block.block === 'heading' && block.level <= 2 ? [{ text: block.text, index, level: block.level }] : [],
  );
  if (headings.length <= 4) return '';
  const items = headings.map(
    ({ text, index, level }) => `<li class="l${level}"><a href="#s${index}">${safe(text)}</a></li>`,
  );
  return `<nav><h2>${frameTexts[language].contents}</h2><ol>${items.join('')}</ol></nav>`;
}

function drawBlock(block: Block, index: number, { language, blocks }: Document): string {
  switch (block.block) {
    case 'heading':
      return `<h${block.level + 1} id="s${index}">${safe(block.text)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p class="${block.tone ?? 'plain'}">${safe(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${cell(item)}</li>`).join('')}</${tag}>`;
    }
    case 'facts':
      return `<dl>${block.rows.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${cell(value)}</dd>`).join('')}</dl>`;
    case 'table':
      return drawTable(block);
    case 'timeline':
      return `<ul class="timeline">${block.entries.map((entry) => `<li class="${entry.tone ?? 'plain'}"><time>${safe(entry.time)}</time> ${safe(entry.text)}</li>`).join('')}</ul>`;
    case 'statement':
      return `<p class="statement ${block.nature}"><span class="nature">${safe(block.label)}</span><span>${safe(block.text)} ${block.refs.map((ref) => reference(ref, blocks)).join(' ')}</span></p>`;
    case 'blank':
      return `<div class="blank"><span>${safe(block.label)}</span>${'<i></i>'.repeat(Math.min(40, block.lines))}</div>`;
    case 'line-chart':
      return drawLine(block, language);
    case 'bar-chart':
      return drawBars(block, language);
    case 'lanes':
      return drawLanes(block, language);
    case 'code':
      return `<pre>${shorten(block.text, longest).split('\n').map(escapeHtml).join('\n')}</pre>`;
  }
}

function drawTable(block: Extract<Block, { block: 'table' }>): string {
  if (block.rows.length === 0) return block.empty ? `<p class="muted">${safe(block.empty)}</p>` : '';
  const named = block.ids ? ([block.ids, '<th scope="col"></th>'] as const) : ([null, ''] as const);
  const head = block.columns
    .map(
      (column) =>
        `<th scope="col"${column.align === 'right' ? ' class="right"' : ''}>${safe(column.title)}</th>`,
    )
    .join('');
  const rows = block.rows.map((row, at) => {
    const id = named[0]?.[at];
    const first = named[0] ? `<td class="id"${id ? ` id="${anchor(id)}"` : ''}>${safe(id ?? '')}</td>` : '';
    return `<tr>${first}${block.columns.map((column, place) => `<td${cellClass(column)}>${cell(row[place] ?? '')}</td>`).join('')}</tr>`;
  });
  const caption = block.caption ? `<caption>${safe(block.caption)}</caption>` : '';
  return `<table>${caption}<thead><tr>${named[1]}${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function anchor(id: string): string {
  return `r-${id.replace(/[^\w.-]/g, '')}`;
}

/** A link where the row is in this document; a range (`L1–L9`) leads to its first. */
function reference(id: string, blocks: readonly Block[]): string {
  const target = id.split('–')[0]!;
  const here = blocks.some((block) => block.block === 'table' && block.ids?.includes(target));
  return here
    ? `<a class="ref" href="#${anchor(target)}">${safe(id)}</a>`
    : `<span class="ref">${safe(id)}</span>`;
}

function cell(value: Cell): string {
  return typeof value === 'string' ? safe(value) : `<span class="${value.tone}">${safe(value.text)}</span>`;
}

/** Columns of fixed shape (times, verdicts, numbers) stay on one line; texts give way. */
function cellClass(column: Column): string {
  if (column.align === 'right') return ' class="right fixed"';
  return column.flexible === true ? ' class="text"' : ' class="fixed"';
}
