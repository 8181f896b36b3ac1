import { makeStyles } from '@fluentui/react-components';
import { BarChart, GraphChart, HeatmapChart, LineChart, GaugeChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

use([
  BarChart,
  GaugeChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

export interface ChartProps {
  /** What the picture shows, in words: a screen reader has nothing else of it. */
  readonly label: string;
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** Once, with the chart: for clicks, and for its picture. */
  readonly onReady?: (chart: ECharts) => (() => void) | void;
}

/**
 * ECharts on a canvas. Tooltips are drawn into it as well (`renderMode: 'richText'` in the option): as HTML they would
 * carry inline styles, which the server's policy refuses, and hostile text.
 */
export function Chart({ label, option, height, onReady }: ChartProps): ReactNode {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const ready = useRef(onReady);
  ready.current = onReady;
  useLayoutEffect(() => {
    const made = init(box.current!, null, { renderer: 'canvas' });
    chart.current = made;
    const leave = ready.current?.(made);
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      leave?.();
      made.dispose();
      chart.current = null;
    };
  }, []);
  // Drawn in the same frame as the words around it.
  useLayoutEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);
  return <div ref={box} role="img" aria-label={label} className={styles.box} style={{ height }} />;
}

/** The chart as it is seen, on the page's ground. */
export function chartPng(chart: ECharts, ground: string): Blob {
  const url = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground });
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (character) =>
    character.charCodeAt(0),
  );
  return new Blob([bytes], { type: 'image/png' });
}

const useStyles = makeStyles({ box: { width: '100%', minWidth: 0 } });
