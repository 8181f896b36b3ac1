import { makeStyles, tokens } from '@fluentui/react-components';
import type { ECharts } from 'echarts/core';
import { useCallback, useRef } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { chartPng } from '../../../parts/chart.tsx';
import { useQuery } from '@tanstack/react-query';
import { Answered } from '../../../parts/waiting.tsx';
import { FindingDrawer } from '../findings/drawer.tsx';
import { EventTable } from './event-table.tsx';
import { Filters } from './filters.tsx';
import { timelineQuery } from './queries.ts';
import { RecordDrawer } from './record-drawer.tsx';
import { useTimelineFilter } from './state.ts';
import { timelineTexts } from './texts.ts';
import { TimelineChart } from './timeline-chart.tsx';
import { ZoomBar } from './zoom-bar.tsx';

/** From months to seconds, from a picture down to the raw record. */
export function TimelineView(): ReactNode {
  const t = useTexts(timelineTexts);
  const name = useParams()['case']!;
  const chart = useRef<ECharts | null>(null);
  const colours = useChartColours();
  const keepChart = useCallback((made: ECharts) => {
    chart.current = made;
  }, []);
  return (
    <>
      <Section title={t.title}>
        <Filters caseName={name} />
        <Picture caseName={name} onReady={keepChart} />
      </Section>
      <EventTable caseName={name} png={() => chartPng(chart.current!, colours.ground)} />
      <RecordDrawer caseName={name} />
      <FindingDrawer caseName={name} />
    </>
  );
}

/** Stands before the table of records, so that its question is the first that the server answers. */
function Picture({
  caseName,
  onReady,
}: {
  readonly caseName: string;
  readonly onReady: (chart: ECharts) => void;
}): ReactNode {
  const styles = useStyles();
  const { filter, zoom } = useTimelineFilter();
  return (
    <Answered query={useQuery(timelineQuery(caseName, filter))}>
      {(value) => (
        <div className={styles.picture}>
          <ZoomBar timeline={value} zoom={zoom} />
          <TimelineChart timeline={value} zoom={zoom} onReady={onReady} />
        </div>
      )}
    </Answered>
  );
}

const useStyles = makeStyles({
  picture: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
});
