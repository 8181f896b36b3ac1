import type { EChartsCoreOption } from 'echarts/core';
import type { Timeline } from '../../../../../src/server/contract/timeline.ts';
import type { Format } from '../../../i18n/format.ts';
import type { Localized } from '../../../i18n/language.tsx';
import type { ChartColours } from '../../../parts/chart-colours.ts';
import type { timelineTexts } from './texts.ts';

const fontFamily = "'Segoe UI', system-ui, sans-serif";
const marksHeight = 34;
const laneHeight = 48;
/** The line, the ticks and what is written below them. */
const axisHeight = 26;
const laneCount = 6;
/** Above the marks and between the lanes; where it is narrow their names stand there, else to their left. */
const gaps = { wide: 8, narrow: 22 } as const;

function gapOf(narrow: boolean): number {
  return narrow ? gaps.narrow : gaps.wide;
}

export function chartHeight(narrow: boolean): number {
  const gap = gapOf(narrow);
  return gap + marksHeight + laneCount * (laneHeight + gap) + axisHeight;
}

export const plotRight = 12;

/** Where the axis of time begins, pixels from the left. */
export function plotLeft(narrow: boolean): number {
  return narrow ? 12 : 108;
}

export interface OptionInput {
  readonly timeline: Timeline;
  readonly words: (typeof timelineTexts)['en'];
  readonly say: (text: Localized) => string;
  readonly format: Format;
  readonly colours: ChartColours;
  readonly narrow: boolean;
}

/** One grid a lane, since their counts differ by powers of ten; heights are logarithms, so that a single event is seen. */
export function timelineOption({
  timeline,
  words,
  say,
  format,
  colours,
  narrow,
}: OptionInput): EChartsCoreOption {
  const { from, to, width, lanes, marks } = timeline;
  const left = plotLeft(narrow);
  const gap = gapOf(narrow);
  const top = (index: number): number => gap + marksHeight + gap + index * (laneHeight + gap);
  // Else the one grid with labels would be made narrower than the others.
  const bounds = { left, right: plotRight, outerBoundsMode: 'none' };
  const grids = [
    { ...bounds, top: gap, height: marksHeight },
    ...lanes.map((_, index) => ({ ...bounds, top: top(index), height: laneHeight })),
  ];
  const peak = Math.max(
    1,
    ...lanes.flatMap(({ points }) => points.map(([, count]) => Math.log10(count + 1))),
  );
  const names = [words.findings, ...lanes.map(({ lane }) => words.lanes[lane])];
  const plot = window.innerWidth - left - plotRight - (narrow ? 56 : 320);
  const barWidth = Math.max(2, Math.min(24, (plot * width * 0.8) / (to - from)));
  const axisLabel = {
    color: colours.faint,
    hideOverlap: true,
    fontSize: 11,
    fontFamily,
    formatter: (time: number) => format.tick(time, to - from),
  };
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
    },
    title: grids.map((grid, index) => ({
      text: names[index],
      left: narrow ? left : left - 10,
      top: narrow ? grid.top - 16 : grid.top + grid.height / 2 - 9,
      padding: 0,
      textAlign: narrow ? 'left' : 'right',
      textStyle: {
        color: colours.text,
        fontFamily,
        fontSize: 12,
        fontWeight: 400,
      },
    })),
    grid: grids,
    xAxis: grids.map((_, index) => ({
      type: 'time',
      gridIndex: index,
      min: from,
      max: to,
      // Else each lane would be widened by its own bars, and the lanes would no longer share one axis.
      containShape: false,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: index === lanes.length },
      axisLabel: index === lanes.length ? axisLabel : { show: false },
      splitLine: { show: true, lineStyle: { color: colours.line, opacity: 0.5 } },
    })),
    yAxis: grids.map((_, index) => ({
      type: 'value',
      gridIndex: index,
      min: 0,
      max: index === 0 ? 1 : peak,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { show: false },
      splitLine: { show: false },
    })),
    series: [
      {
        type: 'scatter',
        xAxisIndex: 0,
        yAxisIndex: 0,
        symbol: 'pin',
        symbolSize: 24,
        cursor: 'pointer',
        z: 5,
        label: {
          show: true,
          color: colours.ground,
          fontFamily,
          fontSize: 9,
          formatter: ({ dataIndex }: Shown) => countLabel(marks[dataIndex]!.count),
        },
        tooltip: {
          formatter: ({ dataIndex }: Shown) => {
            const { title, user, time, count } = marks[dataIndex]!;
            const rest = count > 1 ? `\n${words.moreHere(count - 1)}` : '';
            return `${say(title)}\n${user ?? ''}\n${format.exact(time)} UTC${rest}`;
          },
        },
        data: marks.map(({ time, severity }) => ({
          value: [time, 0.35],
          // ECharts draws scattered points at 80 % by itself.
          itemStyle: { color: colours.severity[severity], opacity: 1 },
        })),
      },
      ...lanes.map(({ lane, points }, index) => ({
        type: 'bar',
        xAxisIndex: index + 1,
        yAxisIndex: index + 1,
        barMinHeight: 2,
        barWidth,
        itemStyle: { color: colours.series[index] },
        tooltip: {
          formatter: ({ dataIndex }: Shown) => {
            const [time, count] = points[dataIndex]!;
            return `${words.lanes[lane]}: ${format.number(count)}\n${format.exact(time)} – ${format.exact(time + width)} UTC`;
          },
        },
        data: points.map(([time, count]) => [time + width / 2, Math.log10(count + 1)]),
      })),
    ],
  };
}

/** What ECharts tells of the datum that it asks about. */
interface Shown {
  readonly dataIndex: number;
}

/** One finding needs no number, and more than two digits do not fit. */
function countLabel(count: number): string {
  if (count === 1) return '';
  return count > 99 ? '99+' : String(count);
}
