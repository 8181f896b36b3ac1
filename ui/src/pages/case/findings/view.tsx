import { Dropdown, makeStyles, Option, SearchBox, tokens } from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { FindingLine, FindingPage } from '../../../../../src/server/contract/findings.ts';
import { get, path, query } from '../../../api/client.ts';
import { keys, useCase } from '../../../api/queries.ts';
import { useLanguage, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { severities, severityTexts } from '../../../parts/severity.tsx';
import type { TableSort } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useFindingColumns } from './columns.tsx';
import { FindingDrawer } from './drawer.tsx';
import { findingTexts } from './texts.ts';

const pageSize = 200;

/** What the detections saw, gravest first; sorted and filtered by the server. */
export function FindingsView(): ReactNode {
  const t = useTexts(findingTexts);
  const severityWords = useTexts(severityTexts);
  const language = useLanguage();
  const styles = useStyles();
  const name = useParams()['case']!;
  const { data: summary } = useCase(name);
  const { get: chosen, set } = useAddressState();
  const [column = 'severity', direction = 'up'] = (chosen('sort') ?? 'severity up').split(' ');
  const search = useDeferredValue(chosen('search'));
  const asked = {
    user: chosen('user'),
    severity: chosen('severity'),
    search,
    sort: column,
    direction,
    language,
  };
  const ask = (offset: number, limit: number): Promise<FindingPage> =>
    get<FindingPage>(`${path`/api/cases/${name}/findings`}${query({ ...asked, offset, limit })}`);
  const pages = useInfiniteQuery({
    queryKey: [...keys.case(name), 'findings', asked],
    queryFn: ({ pageParam }) => ask(pageParam, pageSize),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const count = all.reduce((sum, page) => sum + page.rows.length, 0);
      return count < last.total ? count : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const columns = useFindingColumns();
  const { fetchNextPage } = pages;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const open = useCallback((row: FindingLine) => set({ finding: row.id }), [set]);
  const users = summary?.investigation?.accounts.map(({ user }) => user) ?? [];
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  return (
    <Section
      title={t.title(total)}
      flush
      aside={
        <ExportMenu
          name={`${name}-findings`}
          columns={columns}
          all={async () => (await ask(0, 5_000)).rows}
        />
      }
    >
      <div className={styles.filters}>
        <SearchBox
          aria-label={t.search}
          placeholder={t.search}
          value={chosen('search') ?? ''}
          onChange={(_, data) => set({ search: data.value }, true)}
        />
        <Dropdown
          aria-label={t.severity}
          placeholder={t.severity}
          value={severityWords[chosen('severity') as keyof typeof severityWords] ?? t.everySeverity}
          selectedOptions={[chosen('severity') ?? '']}
          onOptionSelect={(_, data) => set({ severity: data.optionValue ?? null })}
        >
          <Option value="">{t.everySeverity}</Option>
          {severities.map((severity) => (
            <Option key={severity} value={severity}>
              {severityWords[severity]}
            </Option>
          ))}
        </Dropdown>
        <Dropdown
          aria-label={t.account}
          value={chosen('user') ?? t.everyAccount}
          selectedOptions={[chosen('user') ?? '']}
          onOptionSelect={(_, data) => set({ user: data.optionValue ?? null })}
        >
          <Option value="">{t.everyAccount}</Option>
          {users.map((user) => (
            <Option key={user} value={user}>
              {user}
            </Option>
          ))}
        </Dropdown>
      </div>
      {pages.error ? <ErrorNotice error={pages.error} retry={() => void pages.refetch()} /> : null}
      {pages.data ? (
        <DataTable
          label={t.title(total)}
          columns={columns}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          empty={t.empty}
          sort={{ column, direction: direction === 'down' ? 'down' : 'up' } satisfies TableSort}
          onSort={(sort) => set({ sort: `${sort.column} ${sort.direction}` })}
          onOpen={open}
          onEnd={more}
        />
      ) : (
        <Waiting />
      )}
      <FindingDrawer caseName={name} />
    </Section>
  );
}

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    '& > *': { minWidth: 0, maxWidth: 'none' },
  },
});
