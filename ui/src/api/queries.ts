import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { CaseSummary } from '../../../src/server/contract/case.ts';
import type { Home } from '../../../src/server/contract/home.ts';
import type { Job } from '../../../src/server/contract/jobs.ts';
import type { SessionInfo } from '../../../src/server/contract/session.ts';
import { get, openSession, path } from './client.ts';

/** Names of what is kept, so that events can say what is out of date. */
export const keys = {
  home: ['home'],
  jobs: ['jobs'],
  case: (name: string) => ['case', name],
  tenants: ['tenant'],
  tenant: (domain: string) => ['tenant', domain],
  simulator: ['simulator'],
} as const;

/** Who sits here; asked once. */
export function useSession(): UseQueryResult<SessionInfo> {
  return useQuery({ queryKey: ['session'], queryFn: openSession, staleTime: Infinity, retry: false });
}

export function useHome(): UseQueryResult<Home> {
  return useQuery({ queryKey: keys.home, queryFn: ({ signal }) => get<Home>('/api/home', signal) });
}

export function useCase(name: string): UseQueryResult<CaseSummary> {
  return useQuery({
    queryKey: keys.case(name),
    queryFn: ({ signal }) => get<CaseSummary>(path`/api/cases/${name}`, signal),
  });
}

/**
 * Work under way and done, newest first; events keep it current. Of a case: what changes it, since a report only reads, and
 * must push no work aside.
 */
export function useJobs(caseName?: string): readonly Job[] {
  const { data = [] } = useQuery({
    queryKey: keys.jobs,
    queryFn: ({ signal }) => get<readonly Job[]>('/api/jobs', signal),
  });
  const ordered = data.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  return caseName === undefined
    ? ordered
    : ordered.filter((job) => job.case === caseName && job.kind !== 'report');
}
