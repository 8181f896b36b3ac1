import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { EventLine } from '../../../../../src/server/contract/timeline.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { eventPage, eventsQuery, recordQuery, timelineQuery } from './queries.ts';
import { useTimelineFilter } from './state.ts';
import { timelineTexts } from './texts.ts';

/** A browser's memory ends somewhere; "evict case export" writes any number. */
const mostExported = 100_000;

/** The events of what the chart shows, in the order of time. */
export function EventTable({
  caseName,
  png,
}: {
  readonly caseName: string;
  readonly png: () => Blob;
}): ReactNode {
  const t = useTexts(timelineTexts);
  const format = useFormat();
  const { filter } = useTimelineFilter();
  const client = useQueryClient();
  const counts = useQuery(timelineQuery(caseName, filter));
  const total = counts.data?.total ?? null;
  const { set } = useAddressState();
  const [cut, setCut] = useState(false);
  const columns = useEventColumns();
  // The chart goes first: both at once would keep each other waiting.
  const counted = !counts.isFetching && !counts.isPlaceholderData;
  const pages = useInfiniteQuery({ ...eventsQuery(caseName, filter), enabled: counted });
  const { fetchNextPage } = pages;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const open = (row: EventLine): void => {
    void client.prefetchQuery(recordQuery(caseName, row.id));
    set({ record: row.id });
  };
  const all = async (): Promise<readonly EventLine[]> => {
    const gathered: EventLine[] = [];
    for (let after: string | null = null; gathered.length < mostExported;) {
      const page = await eventPage(caseName, filter, after, 1_000);
      gathered.push(...page.rows);
      after = page.next;
      if (after === null) break;
      if (gathered.length >= mostExported) setCut(true);
    }
    return gathered;
  };
  return (
    <Section
      title={total === null ? t.events : t.records(total, format.number(total))}
      flush
      aside={<ExportMenu name={`${caseName}-timeline`} columns={columns} all={all} png={png} />}
    >
      {cut ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t.exportCut(format.number(mostExported), caseName)}</MessageBarBody>
        </MessageBar>
      ) : null}
      {pages.error ? <ErrorNotice error={pages.error} retry={() => void pages.refetch()} /> : null}
      {pages.data ? (
        <DataTable
          label={t.events}
          columns={columns}
          rows={rows}
          total={Math.max(rows.length, total ?? 0)}
          rowKey={(row) => `${row.source} ${row.id}`}
          empty={t.noEvents}
          onOpen={open}
          onEnd={more}
        />
      ) : (
        <Waiting />
      )}
    </Section>
  );
}

function useEventColumns(): readonly TableColumn<EventLine>[] {
  const t = useTexts(timelineTexts);
  const format = useFormat();
  return [
    {
      id: 'time',
      title: t.time,
      width: '156px',
      text: (row) => new Date(row.time).toISOString(),
      draw: (row) => format.exact(row.time),
    },
    { id: 'lane', title: t.lane, width: '104px', text: (row) => t.lanes[row.lane] },
    { id: 'operation', title: t.operation, width: 'minmax(140px, 1.2fr)', text: (row) => row.operation },
    {
      id: 'outcome',
      title: t.outcome,
      width: '84px',
      text: (row) => (row.outcome === 'failure' ? t.failure : row.outcome === 'success' ? t.success : '–'),
    },
    { id: 'user', title: t.account, width: 'minmax(140px, 1.4fr)', text: (row) => row.user ?? '–' },
    { id: 'address', title: t.address, width: 'minmax(110px, 1fr)', text: (row) => row.address ?? '–' },
    {
      id: 'object',
      title: t.object,
      width: 'minmax(120px, 1.6fr)',
      text: (row) => row.object ?? row.target ?? row.app ?? '–',
      draw: (row) => (row.object ?? row.target ?? row.app ?? '–').slice(0, 300),
    },
  ];
}
