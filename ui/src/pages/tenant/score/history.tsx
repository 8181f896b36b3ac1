import type { ECharts } from 'echarts/core';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Score } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { Chart, chartPng } from '../../../parts/chart.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { scoreTexts } from './texts.ts';

type Point = Score['trend'][number];

/** A line of days; Microsoft forgets after ninety, Evict keeps them. */
export function History({
  domain,
  trend,
}: {
  readonly domain: string;
  readonly trend: readonly Point[];
}): ReactNode {
  const t = useTexts(scoreTexts);
  const format = useFormat();
  const colours = useChartColours();
  const chart = useRef<ECharts | null>(null);
  const share = (point: Point): number => (point.max > 0 ? point.current / point.max : 0);
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 44, right: 16, top: 12, bottom: 28 },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: colours.ground,
        textStyle: { color: colours.text },
        formatter: (items: readonly { readonly dataIndex: number }[]) => {
          const point = trend[items[0]?.dataIndex ?? 0]!;
          return `${format.day(point.day)}\n${format.percent(share(point))} · ${t.pointsOf(format.number(point.current), format.number(point.max))}`;
        },
      },
      xAxis: {
        type: 'category',
        data: trend.map(({ day }) => format.tick(Date.parse(day), 0)),
        axisLabel: { color: colours.faint, hideOverlap: true },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 100,
        axisLabel: { color: colours.faint, formatter: (value: number) => format.percent(value / 100) },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'line',
          name: t.reached,
          data: trend.map((point) => share(point) * 100),
          showSymbol: trend.length < 3,
          lineStyle: { color: colours.series[0], width: 2 },
          itemStyle: { color: colours.series[0] },
          areaStyle: { color: colours.series[0], opacity: 0.12 },
        },
      ],
    }),
    [trend, colours, format, t],
  );
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last) return null;
  return (
    <Section
      title={t.history}
      aside={
        <ExportMenu
          name={`${domain}-score`}
          columns={[
            { id: 'day', title: 'UTC', width: '', text: (point: Point) => point.day },
            { id: 'current', title: t.points, width: '', text: (point: Point) => String(point.current) },
            { id: 'max', title: 'max', width: '', text: (point: Point) => String(point.max) },
          ]}
          all={() => trend}
          png={() => chartPng(chart.current!, colours.ground)}
        />
      }
    >
      <Chart
        label={t.historyLabel(
          format.day(first.day),
          format.day(last.day),
          format.percent(share(first)),
          format.percent(share(last)),
        )}
        option={option}
        height={200}
        onReady={(made) => {
          chart.current = made;
        }}
      />
    </Section>
  );
}
