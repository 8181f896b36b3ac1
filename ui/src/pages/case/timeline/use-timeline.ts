import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Timeline } from '../../../../../src/server/contract/timeline.ts';
import { get, path, query } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { TimelineChoice } from './state.ts';

/** The counts that the chart shows; the table of records asks for their number. */
export function useTimeline(caseName: string, filter: TimelineChoice): UseQueryResult<Timeline> {
  return useQuery({
    queryKey: [...keys.case(caseName), 'timeline', filter],
    queryFn: ({ signal }) =>
      get<Timeline>(`${path`/api/cases/${caseName}/timeline`}${query(filter)}`, signal),
    placeholderData: keepPreviousData,
  });
}
