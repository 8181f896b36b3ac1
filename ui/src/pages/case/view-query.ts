import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get, path } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

/** What a view of the case in the address shows: `GET /api/cases/:case/<view>`. */
export function useView<Answer>(view: string): {
  readonly name: string;
  readonly query: UseQueryResult<Answer>;
} {
  const name = useParams()['case']!;
  const query = useQuery({
    queryKey: [...keys.case(name), view],
    queryFn: ({ signal }) => get<Answer>(`${path`/api/cases/${name}/`}${view}`, signal),
  });
  return { name, query };
}
