import { Badge } from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { AuditView, MailboxPage, MailboxTruth } from '../../../../../src/server/contract/tenant.ts';
import { get, path, query } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { Choice, Filters } from '../../../parts/choice.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { SearchField } from '../../../parts/search-field.tsx';
import { useTenant } from '../tenant-query.ts';
import { auditTexts } from './texts.ts';

const pageSize = 200;
const truthColours = { recorded: 'success', partly: 'warning', blind: 'danger' } as const;

/** Every mailbox, paged, filtered and sorted by the server; what is chosen stands in the address. */
export function MailboxSection({ audit }: { readonly audit: AuditView }): ReactNode {
  const t = useTexts(auditTexts);
  const domain = useTenant();
  const { get: chosen, set } = useAddressState();
  const columns = useMailboxColumns();
  const [column = 'truth', direction = 'up'] = chosen('sort')?.split(' ') ?? [];
  const asked = {
    search: chosen('search'),
    truth: chosen('truth'),
    kind: chosen('kind'),
    gap: chosen('gap'),
    run: audit.run,
    sort: column,
    direction,
  };
  const ask = (offset: number, limit: number, signal?: AbortSignal): Promise<MailboxPage> =>
    get(`${path`/api/tenants/${domain}/audit/mailboxes`}${query({ ...asked, offset, limit })}`, signal);
  const pages = useInfiniteQuery({
    queryKey: [...keys.tenant(domain), 'mailboxes', audit.readAt, asked],
    queryFn: ({ pageParam, signal }) => ask(pageParam, pageSize, signal),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (all.length * pageSize < last.total ? all.length * pageSize : undefined),
    placeholderData: keepPreviousData,
  });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const codes = Object.keys(audit.counts.byGap) as (keyof typeof t.codes)[];
  return (
    <Section
      title={t.mailboxes(total)}
      flush
      aside={
        <ExportMenu
          name={`${domain}-mailboxes`}
          columns={columns}
          all={async () => (await ask(0, 50_000)).rows}
        />
      }
    >
      <Filters>
        <SearchField label={t.search} />
        <Choice
          label={t.truth}
          every={t.everyTruth}
          value={chosen('truth')}
          values={(['blind', 'partly', 'recorded'] as const).map((value) => ({
            value,
            text: t.truths[value],
          }))}
          onChoose={(truth) => set({ truth })}
        />
        <Choice
          label={t.kind}
          every={t.everyKind}
          value={chosen('kind')}
          values={Object.entries(t.kinds).map(([value, text]) => ({ value, text }))}
          onChoose={(kind) => set({ kind })}
        />
        <Choice
          label={t.gap}
          every={t.everyGap}
          value={chosen('gap')}
          values={codes.map((value) => ({ value, text: t.codes[value] }))}
          onChoose={(gap) => set({ gap })}
        />
      </Filters>
      {pages.error ? <ErrorNotice error={pages.error} retry={() => void pages.refetch()} /> : null}
      <DataTable
        label={t.mailboxes(total)}
        columns={columns}
        rows={rows}
        total={total}
        rowKey={({ id, address }) => `${id} ${address}`}
        empty={t.empty}
        sort={{ column, direction: direction === 'down' ? 'down' : 'up' }}
        onSort={(sort) => set({ sort: `${sort.column} ${sort.direction}` })}
        onEnd={more}
      />
    </Section>
  );
}

function useMailboxColumns(): readonly TableColumn<MailboxTruth>[] {
  const t = useTexts(auditTexts);
  const say = useSay();
  const format = useFormat();
  const missing = ({ missing: by }: MailboxTruth): string =>
    (['Owner', 'Delegate', 'Admin'] as const)
      .filter((logon) => by[logon].length > 0)
      .map((logon) => `${t.logons[logon]}: ${by[logon].join(', ')}`)
      .join(' · ');
  return [
    {
      id: 'address',
      title: t.mailbox,
      width: 'minmax(180px, 2fr)',
      sortable: true,
      text: ({ address }) => address,
    },
    {
      id: 'kind',
      title: t.kind,
      width: 'minmax(84px, 0.8fr)',
      sortable: true,
      text: ({ kind }) => t.kinds[kind],
    },
    {
      id: 'truth',
      title: t.truth,
      width: '112px',
      sortable: true,
      text: ({ truth }) => t.truths[truth],
      draw: ({ truth }) => (
        <Badge appearance="tint" color={truthColours[truth]}>
          {t.truths[truth]}
        </Badge>
      ),
    },
    {
      id: 'gaps',
      title: t.gap,
      width: 'minmax(180px, 3fr)',
      sortable: true,
      text: ({ gaps }) => gaps.map(({ text }) => say(text)).join(' '),
    },
    { id: 'missing', title: t.missing, width: 'minmax(150px, 2fr)', text: missing },
    {
      id: 'age',
      title: t.age,
      width: '76px',
      align: 'end',
      sortable: true,
      text: ({ ageLimitDays }) => (ageLimitDays === null ? '' : format.number(Math.floor(ageLimitDays))),
    },
    {
      id: 'premium',
      title: t.licence,
      width: '68px',
      text: ({ premium }) => (premium === null ? '' : premium ? t.yes : t.no),
    },
  ];
}
