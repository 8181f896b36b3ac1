import type { Block } from '../domain/document.ts';
import { line } from '../kernel/text.ts';
import { columnsOf, paint } from './text-lines.ts';
import type { TextOptions } from './text-lines.ts';

type Chart<Name extends Block['block']> = Extract<Block, { block: Name }>;

const ticks = '▁▂▃▄▅▆▇█';

export function drawLine(block: Chart<'line-chart'>, options: TextOptions): string {
  const values = block.points.map((point) => point.value);
  const title = paint(line(block.title), 'bold', options);
  if (values.length === 0) return title;
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
  return `${title}\n  ${bars.join('')}\n  ${line(`${first} … ${last}   ${low}–${high} ${block.unit}`)}`;
}

export function drawBars(block: Chart<'bar-chart'>, options: TextOptions): string {
  const labels = block.bars.map((bar) => line(bar.label, 30));
  const wide = Math.max(0, ...labels.map(columnsOf));
  const most = Math.max(1, ...block.bars.map((bar) => bar.value));
  const room = Math.max(4, Math.min(40, options.width - wide - 16));
  const rows = block.bars.map((bar, at) => {
    const label = labels[at]! + ' '.repeat(wide - columnsOf(labels[at]!));
    return `  ${label}  ${'█'.repeat(Math.ceil((bar.value / most) * room))} ${bar.value}`;
  });
  return [paint(line(`${block.title} (${block.unit})`), 'bold', options), ...rows].join('\n');
}

/** One line a lane; a cell stands for an equal share of the time and is filled where something lies in it. */
export function drawLanes(block: Chart<'lanes'>, options: TextOptions): string {
  const title = paint(line(block.title), 'bold', options);
  const times = block.lanes
    .flatMap((lane) => lane.marks.map((mark) => Date.parse(mark.time)))
    .filter(Number.isFinite);
  if (times.length === 0) return title;
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const labels = block.lanes.map((lane) => line(lane.label, 24));
  const wide = Math.max(...labels.map(columnsOf));
  const cells = Math.max(10, Math.min(60, options.width - wide - 6));
  const place = (time: number): number => Math.round(((time - from) / Math.max(1, to - from)) * (cells - 1));
  const rows = block.lanes.map((lane, at) => {
    const filled = new Set(lane.marks.map((mark) => place(Date.parse(mark.time))));
    const drawn = Array.from({ length: cells }, (_, cell) => (filled.has(cell) ? '●' : '·')).join('');
    return `  ${labels[at]!}${' '.repeat(wide - columnsOf(labels[at]!))}  ${drawn}`;
  });
  const span = `${new Date(from).toISOString().slice(0, 16)} … ${new Date(to).toISOString().slice(0, 16)} UTC`;
  return [title, ...rows, `  ${' '.repeat(wide)}  ${span}`].join('\n');
}
