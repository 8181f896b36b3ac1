import type { ECharts } from 'echarts/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Round } from '../../../../src/server/contract/simulator.ts';
import { useTexts } from '../../i18n/language.tsx';
import { useChartColours } from '../../parts/chart-colours.ts';
import { Chart } from '../../parts/chart.tsx';
import { simulatorTexts } from './texts.ts';

/** How many ways in work, try by try. */
export function RoundChart({
  rounds,
  onReady,
}: {
  readonly rounds: readonly Round[];
  readonly onReady: (chart: ECharts) => void;
}): ReactNode {
  const t = useTexts(simulatorTexts);
  const colours = useChartColours();
  const counts = useMemo(
    () => rounds.map(({ attempts }) => attempts.filter(({ works }) => works).length),
    [rounds],
  );
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 36, right: 12, top: 24, bottom: 28 },
      xAxis: {
        type: 'category',
        data: counts.map((_, index) => t.tryNumber(index + 1)),
        axisLabel: { color: colours.faint },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        max: rounds[0]?.attempts.length ?? 1,
        axisLabel: { color: colours.faint },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 48,
          data: counts.map((value) => ({
            value,
            itemStyle: { color: value > 0 ? colours.bad : colours.good },
          })),
          label: { show: true, position: 'top', color: colours.text },
        },
      ],
    }),
    [counts, rounds, colours, t],
  );
  return <Chart label={`${t.chart}: ${counts.join(', ')}`} option={option} height={160} onReady={onReady} />;
}
