import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Page } from '../../../../src/server/contract/common.ts';
import { get, path, query } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

type Asked = Parameters<typeof query>[0];

export interface Pages<Row, Answer extends Page<Row> = Page<Row>> {
  /** Those that were fetched so far. */
  readonly rows: readonly Row[];
  readonly total: number;
  /** The first answer, with what stands in it beside its rows; undefined until it came. */
  readonly first: Answer | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly more: () => void;
  /** Every row that the filter lets through. */
  readonly all: () => Promise<readonly Row[]>;
}

const pageSize = 200;
const exportSize = 1_000;

/** A list of a case that the server sorts, filters and pages: `GET /api/cases/:case/<view>`. */
export function usePages<Row, Answer extends Page<Row> = Page<Row>>(
  caseName: string,
  view: string,
  asked: Asked = {},
): Pages<Row, Answer> {
  const ask = (offset: number, limit: number): Promise<Answer> =>
    get<Answer>(`${path`/api/cases/${caseName}/`}${view}${query({ ...asked, offset, limit })}`);
  const pages = useInfiniteQuery({
    queryKey: [...keys.case(caseName), view, asked],
    queryFn: ({ pageParam }) => ask(pageParam, pageSize),
    initialPageParam: 0,
    getNextPageParam: (last, known) => {
      const count = known.reduce((sum, page) => sum + page.rows.length, 0);
      return count < last.total ? count : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const { fetchNextPage, data } = pages;
  const first = data?.pages[0];
  const all = async (): Promise<readonly Row[]> => {
    const gathered: Row[] = [];
    for (;;) {
      const page = await ask(gathered.length, exportSize);
      gathered.push(...page.rows);
      if (page.rows.length === 0 || gathered.length >= page.total) return gathered;
    }
  };
  return {
    rows: useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]),
    total: first?.total ?? 0,
    first,
    error: pages.error,
    retry: () => void pages.refetch(),
    more: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    all,
  };
}
