import type { Block, Cell, Column } from '../domain/document.ts';
import type { Language } from '../kernel/localized.ts';
import { escapeHtml } from '../kernel/text.ts';
import { htmlStyle } from './html-style.ts';

/** One report, before any printer. */
export interface Report {
  readonly title: string;
  readonly subtitle: string;
  readonly language: Language;
  /** `TLP:AMBER` and the like; null for none. */
  readonly marking: string | null;
  readonly blocks: readonly Block[];
}

/** One self-contained page: no script, nothing fetched; opens offline, prints on A4 and Letter. */
export function printHtml(report: Report): string {
  const headings = report.blocks.flatMap((block, index) =>
    block.block === 'heading' && block.level <= 2 ? [{ text: block.text, index }] : [],
  );
  const contents =
    headings.length > 2
      ? `<nav><h2>${report.language === 'de' ? 'Inhalt' : 'Contents'}</h2><ol>${headings.map((heading) => `<li><a href="#s${heading.index}">${escapeHtml(heading.text)}</a></li>`).join('')}</ol></nav>`
      : '';
  const body = report.blocks.map((block, index) => drawBlock(block, index)).join('\n');
  const marking = report.marking ? `<p class="marking">${escapeHtml(report.marking)}</p>` : '';
  return `<!doctype html>
<html lang="${report.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(report.title)}</title><style>${htmlStyle}</style></head>
<body><header>${marking}<h1>${escapeHtml(report.title)}</h1><p class="subtitle">${escapeHtml(report.subtitle)}</p></header>
${contents}<main>${body}</main>${marking}</body></html>
`;
}

function drawBlock(block: Block, index: number): string {
  switch (block.block) {
    case 'heading':
      return `<h${block.level + 1} id="s${index}">${escapeHtml(block.text)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p class="${block.tone ?? 'plain'}">${escapeHtml(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${cell(item)}</li>`).join('')}</${tag}>`;
    }
    case 'facts':
      return `<dl>${block.rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${cell(value)}</dd>`).join('')}</dl>`;
    case 'table': {
      if (block.rows.length === 0)
        return block.empty ? `<p class="muted">${escapeHtml(block.empty)}</p>` : '';
      const head = block.columns
        .map(
          (column) =>
            `<th scope="col"${column.align === 'right' ? ' class="right"' : ''}>${escapeHtml(column.title)}</th>`,
        )
        .join('');
      const rows = block.rows.map(
        (row) =>
          `<tr>${block.columns.map((column, at) => `<td${cellClass(column)}>${cell(row[at] ?? '')}</td>`).join('')}</tr>`,
      );
      return `<table>${block.caption ? `<caption>${escapeHtml(block.caption)}</caption>` : ''}<thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
    case 'timeline':
      return `<ul class="timeline">${block.entries.map((entry) => `<li class="${entry.tone ?? 'plain'}"><time>${escapeHtml(entry.time)}</time> ${escapeHtml(entry.text)}</li>`).join('')}</ul>`;
    case 'line-chart':
      return chart(block);
    case 'code':
      return `<pre>${block.text.split('\n').map(escapeHtml).join('\n')}</pre>`;
  }
}

function cell(value: Cell): string {
  return typeof value === 'string'
    ? escapeHtml(value)
    : `<span class="${value.tone}">${escapeHtml(value.text)}</span>`;
}

function chart(block: Extract<Block, { block: 'line-chart' }>): string {
  const values = block.points.map((point) => point.value);
  if (values.length === 0) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const path = values
    .map(
      (value, at) =>
        `${((at / Math.max(1, values.length - 1)) * 600).toFixed(1)},${(150 - ((value - low) / Math.max(1e-9, high - low)) * 130).toFixed(1)}`,
    )
    .join(' ');
  const label = `${block.title}: ${low}–${high} ${block.unit}`;
  return `<figure><figcaption>${escapeHtml(label)}</figcaption><svg viewBox="0 0 600 160" role="img" aria-label="${escapeHtml(label)}"><polyline points="${path}"/></svg></figure>`;
}

/** Columns of fixed shape (times, verdicts, numbers) stay on one line; texts give way. */
function cellClass(column: Column): string {
  if (column.align === 'right') return ' class="right fixed"';
  return column.flexible === true ? '' : ' class="fixed"';
}
