import type { ECharts } from 'echarts/core';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Mark, Timeline } from '../../../../../src/server/contract/timeline.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import type { AddressState } from '../../../parts/address-state.ts';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { Chart } from '../../../parts/chart.tsx';
import { useNarrow } from '../../../parts/narrow.ts';
import { chartHeight, timelineOption } from './chart-option.ts';
import { followMouse } from './mouse.ts';
import type { Zoom } from './state.ts';
import { timelineTexts } from './texts.ts';

/** The narrowest bar, milliseconds. */
const finest = 1_000;

/** Several findings at one place are looked at from nearer, as long as that can hold them apart. */
function openMark({ id, from, to }: Mark, { timeline, zoom, set }: Now): void {
  const room = (to - from) / 2;
  if (room > 0 && timeline.width > finest) zoom({ from: from - room, to: to + room });
  else set({ finding: id });
}

interface Now {
  readonly timeline: Timeline;
  readonly zoom: Zoom;
  readonly set: AddressState['set'];
}

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
  const now = useRef<Now>({ timeline, zoom, set });
  now.current = { timeline, zoom, set };
  return (
    <Chart
      label={t.picture(
        t.records(timeline.total, format.number(timeline.total)),
        timeline.lanes
          .filter(({ points }) => points.length > 0)
          .map(({ lane }) => t.lanes[lane])
          .join(', '),
        timeline.marks.reduce((sum, { count }) => sum + count, 0),
      )}
      option={option}
      height={chartHeight(narrow)}
      onReady={(chart) => {
        onReady(chart);
        chart.on('click', (event) => {
          const mark =
            event.seriesType === 'scatter' ? now.current.timeline.marks[event.dataIndex] : undefined;
          if (mark) openMark(mark, now.current);
        });
        return followMouse(chart, {
          span: () => now.current.timeline,
          zoom: (span, replace) => now.current.zoom(span, replace),
        });
      }}
    />
  );
}
