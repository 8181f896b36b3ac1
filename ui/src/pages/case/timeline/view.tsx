import { makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ECharts } from 'echarts/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Timeline } from '../../../../../src/server/contract/timeline.ts';
import { get, path, query } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { chartPng } from '../../../parts/chart.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { FindingDrawer } from '../findings/drawer.tsx';
import { EventTable } from './event-table.tsx';
import { Filters } from './filters.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { useTimelineFilter } from './state.ts';
import { timelineTexts } from './texts.ts';
import { TimelineChart } from './timeline-chart.tsx';
import { ZoomBar } from './zoom-bar.tsx';

/** From months to seconds, from a picture down to the raw record. */
export function TimelineView(): ReactNode {
  const t = useTexts(timelineTexts);
  const styles = useStyles();
  const name = useParams()['case']!;
  const { filter, zoom } = useTimelineFilter();
  const chart = useRef<ECharts | null>(null);
  const colours = useChartColours();
  const timeline = useQuery({
    queryKey: [...keys.case(name), 'timeline', filter],
    queryFn: ({ signal }) => get<Timeline>(`${path`/api/cases/${name}/timeline`}${query(filter)}`, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Section title={t.title}>
        <Filters caseName={name} />
        <Answered query={timeline}>
          {(value) => (
            <div className={styles.picture}>
              <ZoomBar timeline={value} zoom={zoom} />
              <TimelineChart
                timeline={value}
                zoom={zoom}
                onReady={(made) => {
                  chart.current = made;
                }}
              />
            </div>
          )}
        </Answered>
      </Section>
      <EventTable
        caseName={name}
        total={timeline.data?.total ?? null}
        png={() => chartPng(chart.current!, colours.ground)}
      />
      <RecordDrawer caseName={name} />
      <FindingDrawer caseName={name} />
    </>
  );
}

const useStyles = makeStyles({
  picture: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
});
