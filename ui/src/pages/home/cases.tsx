import type { ReactNode } from 'react';
import type { Home, HomeCase } from '../../../../src/server/contract/home.ts';
import { path } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.tsx';
import { badgeTexts, ResponseBadge, VerdictBadge } from '../../parts/badges.tsx';
import { Section } from '../../parts/card.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import type { TableColumn } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { homeTexts } from './texts.ts';

export function Cases({ home }: { readonly home: Home }): ReactNode {
  const t = useTexts(homeTexts);
  const columns = useColumns();
  const { cases } = home;
  return (
    <Section
      title={t.cases}
      flush
      aside={cases.length > 0 ? <ExportMenu name="evict-cases" columns={columns} all={() => cases} /> : null}
    >
      <DataTable
        label={t.cases}
        columns={columns}
        rows={cases}
        total={cases.length}
        rowKey={({ name }) => name}
        empty={t.noCases}
      />
    </Section>
  );
}

/** As many as fit into a line; the export has all. */
const mostShown = 2;

function useColumns(): readonly TableColumn<HomeCase>[] {
  const t = useTexts(homeTexts);
  const words = useTexts(badgeTexts);
  const format = useFormat();
  const accountsOf = ({ struck, accounts }: HomeCase): readonly string[] =>
    struck.length > 0 ? struck : accounts;
  return [
    {
      id: 'case',
      title: t.columns.case,
      width: 'minmax(150px, 1.4fr)',
      text: ({ name }) => name,
      draw: ({ name }) => <PageLink to={path`/cases/${name}`}>{name}</PageLink>,
    },
    {
      id: 'tenant',
      title: t.columns.tenant,
      width: 'minmax(140px, 1.4fr)',
      text: ({ tenant, problem }) => tenant ?? (problem ? '–' : t.filesOnly),
    },
    {
      id: 'accounts',
      title: t.columns.accounts,
      width: 'minmax(150px, 1.6fr)',
      text: (item) => accountsOf(item).join(', '),
      draw: (item) => {
        const accounts = accountsOf(item);
        const more = accounts.length - mostShown;
        const shown = accounts.slice(0, mostShown).join(', ') || '–';
        return more > 0 ? `${shown}${t.more(more)}` : shown;
      },
    },
    {
      id: 'verdict',
      title: t.columns.verdict,
      width: 'minmax(130px, 1fr)',
      text: ({ verdict }) => (verdict ? words.verdict[verdict] : t.notInvestigated),
      draw: ({ verdict }) => (verdict ? <VerdictBadge verdict={verdict} /> : t.notInvestigated),
    },
    {
      id: 'response',
      title: t.columns.response,
      width: 'minmax(150px, 1fr)',
      text: ({ response }) => words.response[response],
      draw: ({ response }) => <ResponseBadge response={response} />,
    },
    {
      id: 'begun',
      title: t.columns.begun,
      width: '148px',
      text: ({ createdAt }) => createdAt ?? '',
      draw: ({ createdAt }) => (createdAt ? format.moment(createdAt) : '–'),
    },
  ];
}
