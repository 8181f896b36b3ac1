import type { ECharts } from 'echarts/core';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Timeline } from '../../../../../src/server/contract/timeline.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { Chart } from '../../../parts/chart.tsx';
import { useNarrow } from '../../../parts/narrow.ts';
import { chartHeight, timelineOption } from './chart-option.ts';
import { followMouse } from './mouse.ts';
import type { Zoom } from './state.ts';
import { timelineTexts } from './texts.ts';

/** Lanes over one axis of time, with the findings marked above: drag to zoom in, wheel to zoom, click a mark to open it. */
export function TimelineChart({
  timeline,
  zoom,
  onReady,
}: {
  readonly timeline: Timeline;
  readonly zoom: Zoom;
  readonly onReady: (chart: ECharts) => void;
}): ReactNode {
  const t = useTexts(timelineTexts);
  const say = useSay();
  const format = useFormat();
  const colours = useChartColours();
  const narrow = useNarrow();
  const { set } = useAddressState();
  const option = useMemo(
    () => timelineOption({ timeline, words: t, say, format, colours, narrow }),
    [timeline, t, say, format, colours, narrow],
  );
  const now = useRef({ timeline, zoom, set });
  now.current = { timeline, zoom, set };
  return (
    <Chart
      label={t.picture(
        format.number(timeline.total),
        timeline.lanes
          .filter(({ points }) => points.length > 0)
          .map(({ lane }) => t.lanes[lane])
          .join(', '),
        timeline.marks.length,
      )}
      option={option}
      height={chartHeight}
      onReady={(chart) => {
        onReady(chart);
        chart.on('click', (event) => {
          const { finding } = (event.data ?? {}) as { readonly finding?: string };
          if (finding !== undefined) now.current.set({ finding });
        });
        return followMouse(chart, {
          span: () => now.current.timeline,
          zoom: (span, replace) => now.current.zoom(span, replace),
        });
      }}
    />
  );
}
