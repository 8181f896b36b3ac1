import { moment } from '../kernel/moments.ts';
import type { Block, Tone } from '../domain/document.ts';
import type { Language } from '../kernel/localized.ts';
import { escapeHtml, line } from '../kernel/text.ts';
import { number, shortMoment } from './format.ts';

// Inline SVG: one width for all, colours by class, so that light, dark and paper share it. Every chart carries its data in words.

const width = 720;

type Chart<Name extends Block['block']> = Extract<Block, { block: Name }>;

export function drawLine(block: Chart<'line-chart'>, language: Language): string {
  const values = block.points.map((point) => point.value);
  const [first, last] = [block.points[0], block.points.at(-1)];
  if (!first || !last) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const left = 56;
  const x = (at: number): number => left + (at / Math.max(1, values.length - 1)) * (width - left - 12);
  const y = (value: number): number => 140 - ((value - low) / Math.max(1e-9, high - low)) * 120;
  const path = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const scale = (low === high ? [low] : [low, high]).map(
    (value) =>
      `<line class="grid" x1="${left}" x2="${width}" y1="${y(value)}" y2="${y(value)}"/><text x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${number(value, language)}</text>`,
  );
  const times = [
    `<text x="${left}" y="165">${escapeHtml(shortMoment(first.time, 'day', language))}</text>`,
    `<text x="${width - 12}" y="165" text-anchor="end">${escapeHtml(shortMoment(last.time, 'day', language))}</text>`,
  ];
  const label = `${block.title} (${block.unit}): ${number(low, language)}–${number(high, language)}`;
  return figure(
    `${block.title} (${block.unit})`,
    label,
    170,
    `${scale.join('')}<polyline class="line" points="${path}"/><circle class="m-plain" r="3.5" cx="${x(values.length - 1).toFixed(1)}" cy="${y(last.value).toFixed(1)}"/>${times.join('')}`,
  );
}

export function drawBars(block: Chart<'bar-chart'>, language: Language): string {
  if (block.bars.length === 0) return '';
  const most = Math.max(...block.bars.map((bar) => bar.value), 1);
  const left = 190;
  const rows = block.bars.map((bar, at) => {
    const top = at * 24;
    const length = Math.max(bar.value > 0 ? 2 : 0, (bar.value / most) * (width - left - 70));
    return `<text class="ink" x="0" y="${top + 15}">${escapeHtml(line(bar.label, 30))}</text><rect class="${mark(bar.tone)}" x="${left}" y="${top + 4}" width="${length.toFixed(1)}" height="14" rx="1"/><text x="${(left + length + 8).toFixed(1)}" y="${top + 15}">${number(bar.value, language)}</text>`;
  });
  const spoken = block.bars.map((bar) => `${line(bar.label, 60)} ${number(bar.value, language)}`).join(', ');
  return figure(
    `${block.title} (${block.unit})`,
    `${block.title}: ${spoken}`,
    block.bars.length * 24 + 4,
    rows.join(''),
  );
}

const laneHeight = 30;

export function drawLanes(block: Chart<'lanes'>, language: Language): string {
  const moments = block.lanes
    .flatMap((lane) => lane.marks.map(({ time }) => Date.parse(time)))
    .filter(Number.isFinite);
  if (moments.length === 0) return '';
  const [from, to] = [Math.min(...moments), Math.max(...moments)];
  const left = 170;
  const span = Math.max(60_000, to - from);
  const x = (time: number): number => left + 14 + ((time - from) / span) * (width - left - 40);
  const bottom = block.lanes.length * laneHeight + 8;
  const ticks = Array.from({ length: 4 }, (_, at) => from + (span * at) / 3).map((time, at) => {
    const anchor = at === 0 ? 'start' : at === 3 ? 'end' : 'middle';
    const text = shortMoment(
      new Date(time).toISOString(),
      span < 3 * 86_400_000 ? 'minute' : 'day',
      language,
    );
    return `<line class="grid" x1="${x(time).toFixed(1)}" x2="${x(time).toFixed(1)}" y1="2" y2="${bottom}"/><text x="${x(time).toFixed(1)}" y="${bottom + 16}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
  });
  const lanes = block.lanes.map((lane, at) => {
    const middle = at * laneHeight + laneHeight / 2 + 4;
    // The grave ones are drawn last, and so lie on top.
    const marks = lane.marks
      .filter(({ time }) => Number.isFinite(Date.parse(time)))
      .toSorted((a, b) => Number(a.tone === 'bad') - Number(b.tone === 'bad'))
      .map(
        (one) =>
          `<circle class="${mark(one.tone)}" fill-opacity=".8" r="5" cx="${x(Date.parse(one.time)).toFixed(1)}" cy="${middle}"><title>${escapeHtml(`${moment(one.time, language)} · ${line(one.text, 200)}`)}</title></circle>`,
      );
    return `<line class="grid" x1="${left}" x2="${width}" y1="${middle}" y2="${middle}"/><text class="ink" x="0" y="${middle + 4}">${escapeHtml(line(lane.label, 27))}</text>${marks.join('')}`;
  });
  const spoken = block.lanes.map((lane) => `${line(lane.label, 60)}: ${lane.marks.length}`).join(', ');
  return figure(block.title, `${block.title}. ${spoken}`, bottom + 22, ticks.join('') + lanes.join(''));
}

function figure(title: string, spoken: string, height: number, inside: string): string {
  return `<figure><figcaption>${escapeHtml(line(title, 200))}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(line(spoken, 600))}">${inside}</svg></figure>`;
}

function mark(tone: Tone | undefined): string {
  return `m-${tone ?? 'plain'}`;
}
