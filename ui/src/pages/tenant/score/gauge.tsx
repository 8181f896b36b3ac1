import type { ECharts } from 'echarts/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { Chart } from '../../../parts/chart.tsx';
import { scoreTexts } from './texts.ts';

/** The score as a half circle; what it would become lies behind it, fainter. In percent. */
export function Gauge({
  percentage,
  after,
  onReady,
}: {
  readonly percentage: number;
  readonly after: number | null;
  /** With the chart, for its picture. */
  readonly onReady: (chart: ECharts) => void;
}): ReactNode {
  const t = useTexts(scoreTexts);
  const format = useFormat();
  const colours = useChartColours();
  const shown = after ?? percentage;
  const option = useMemo(() => {
    const arc = {
      type: 'gauge',
      startAngle: 200,
      endAngle: -20,
      min: 0,
      max: 100,
      center: ['50%', '62%'],
      radius: '96%',
      pointer: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { show: false },
      title: { show: false },
      animation: false,
    };
    const progress = (color: string): object => ({
      show: true,
      width: 18,
      roundCap: true,
      itemStyle: { color },
    });
    return {
      series: [
        {
          ...arc,
          axisLine: { roundCap: true, lineStyle: { width: 18, color: [[1, colours.line]] } },
          progress: progress(after === null ? colours.series[0]! : colours.good),
          detail: {
            offsetCenter: [0, 0],
            color: colours.text,
            fontSize: 30,
            fontWeight: 600,
            formatter: () => format.percent(shown / 100),
          },
          data: [{ value: shown }],
        },
        ...(after === null
          ? []
          : [
              {
                ...arc,
                axisLine: { show: false },
                progress: progress(colours.series[0]!),
                detail: { show: false },
                data: [{ value: percentage }],
              },
            ]),
      ],
    };
  }, [percentage, after, shown, colours, format]);
  return (
    <Chart label={t.gauge(format.percent(shown / 100))} option={option} height={170} onReady={onReady} />
  );
}
