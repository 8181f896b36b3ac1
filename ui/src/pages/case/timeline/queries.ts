import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { EventPage, RecordAnswer, Timeline } from '../../../../../src/server/contract/timeline.ts';
import { get, path, query } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { TimelineChoice } from './state.ts';

/** The counts that the chart shows. */
export function timelineQuery(caseName: string, filter: TimelineChoice) {
  return queryOptions({
    queryKey: [...keys.case(caseName), 'timeline', filter],
    queryFn: ({ signal }) =>
      get<Timeline>(`${path`/api/cases/${caseName}/timeline`}${query(filter)}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** The records themselves, a page at a time. */
export function eventsQuery(caseName: string, filter: TimelineChoice) {
  return infiniteQueryOptions({
    queryKey: [...keys.case(caseName), 'events', filter],
    queryFn: ({ pageParam }) => eventPage(caseName, filter, pageParam, 200),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export function eventPage(
  caseName: string,
  filter: TimelineChoice,
  after: string | null,
  limit: number,
): Promise<EventPage> {
  return get(`${path`/api/cases/${caseName}/events`}${query({ ...filter, after, limit })}`);
}

export function recordQuery(caseName: string, id: string | null) {
  return queryOptions({
    queryKey: [...keys.case(caseName), 'record', id],
    queryFn: () => get<RecordAnswer>(path`/api/cases/${caseName}/records/${id ?? ''}`),
    enabled: id !== null,
  });
}
