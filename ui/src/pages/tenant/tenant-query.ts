import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get, path, query as question } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

/** The domain in the address. */
export function useTenant(): string {
  return useParams()['tenant']!;
}

/** `GET /api/tenants/:tenant/<what>`, kept until an event says that the tenant changed. */
export function useTenantQuery<Answer>(
  what: string,
  asked: Readonly<Record<string, string | null>> = {},
): UseQueryResult<Answer> {
  const domain = useTenant();
  return useQuery({
    queryKey: [...keys.tenant(domain), what, asked],
    queryFn: ({ signal }) => get<Answer>(`${path`/api/tenants/${domain}/`}${what}${question(asked)}`, signal),
    placeholderData: (known) => known,
  });
}
