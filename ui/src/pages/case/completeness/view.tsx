import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Ledger, LedgerLine } from '../../../../../src/server/contract/views.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { ledgerTexts } from '../ledger-texts.ts';
import { useView } from '../view-query.ts';
import { Calendar } from './calendar.tsx';
import { completenessTexts } from './texts.ts';

/** What was asked, what came and what is missing: it tells "no evidence" from "no data". */
export function CompletenessView(): ReactNode {
  const t = useTexts(completenessTexts);
  const { name, query } = useView<Ledger>('ledger');
  const columns = useLedgerColumns();
  return (
    <Answered query={query}>
      {(ledger) => (
        <>
          <Calendar name={name} entries={ledger.entries} />
          <Rejected ledger={ledger} />
          <Section
            title={t.ledger}
            flush
            aside={<ExportMenu name={`${name}-ledger`} columns={columns} all={() => ledger.entries} />}
          >
            <DataTable
              label={t.ledger}
              columns={columns}
              rows={ledger.entries}
              total={ledger.entries.length}
              rowKey={(row) => `${row.source} ${row.from ?? ''} ${row.state}`}
              empty={t.empty}
            />
          </Section>
          <Files files={ledger.files} name={name} />
        </>
      )}
    </Answered>
  );
}

function useLedgerColumns(): readonly TableColumn<LedgerLine>[] {
  const t = useTexts(completenessTexts);
  const words = useTexts(ledgerTexts);
  const say = useSay();
  const format = useFormat();
  const count = (
    id: 'returned' | 'accepted' | 'duplicates' | 'rejected',
    title: string,
  ): TableColumn<LedgerLine> => ({
    id,
    title,
    width: '84px',
    align: 'end',
    text: (row) => String(row[id]),
    draw: (row) => format.number(row[id]),
  });
  return [
    {
      id: 'source',
      title: t.source,
      width: 'minmax(130px, 1.6fr)',
      text: (row) => say(row.title),
    },
    {
      id: 'window',
      title: t.window,
      width: 'minmax(110px, 1.4fr)',
      text: (row) => (row.from && row.to ? `${row.from} – ${row.to}` : ''),
      draw: (row) => (row.from && row.to ? `${format.day(row.from)} – ${format.day(row.to)}` : t.wholeFile),
    },
    {
      id: 'state',
      title: t.state,
      width: 'minmax(110px, 1fr)',
      text: (row) => words.states[row.state],
      draw: (row) => (
        <Badge appearance="tint" color={row.state === 'complete' ? 'success' : 'warning'}>
          {words.states[row.state]}
        </Badge>
      ),
    },
    count('returned', t.returned),
    count('accepted', t.accepted),
    count('duplicates', t.duplicates),
    count('rejected', t.rejected),
    {
      id: 'text',
      title: t.why,
      width: 'minmax(120px, 1.6fr)',
      text: (row) => (row.text ? say(row.text) : ''),
    },
  ];
}

function Rejected({ ledger }: { readonly ledger: Ledger }): ReactNode {
  const t = useTexts(completenessTexts);
  const format = useFormat();
  const reasons = Object.entries(ledger.rejected).filter(([, count]) => count > 0);
  if (reasons.length === 0 && ledger.refusedRules === 0) return null;
  return (
    <Section title={t.rejectedTitle}>
      <p>{t.rejectedLead}</p>
      <ul>
        {reasons.map(([reason, count]) => (
          <li key={reason}>
            {t.reasons[reason as keyof typeof t.reasons] ?? reason}: {format.number(count)}
          </li>
        ))}
        {ledger.refusedRules > 0 ? <li>{t.refusedRules(ledger.refusedRules)}</li> : null}
      </ul>
    </Section>
  );
}

function Files({ files, name }: { readonly files: Ledger['files']; readonly name: string }): ReactNode {
  const t = useTexts(completenessTexts);
  const format = useFormat();
  const columns: readonly TableColumn<Ledger['files'][number]>[] = [
    { id: 'path', title: t.file, width: 'minmax(240px, 2fr)', text: (row) => row.path },
    {
      id: 'size',
      title: t.size,
      width: '120px',
      align: 'end',
      text: (row) => String(row.size),
      draw: (row) => format.number(row.size),
    },
    { id: 'sha256', title: 'SHA-256', width: 'minmax(240px, 2fr)', text: (row) => row.sha256 },
  ];
  return (
    <Section
      title={t.files}
      flush
      aside={<ExportMenu name={`${name}-files`} columns={columns} all={() => files} />}
    >
      <DataTable
        label={t.files}
        columns={columns}
        rows={files}
        total={files.length}
        rowKey={(row) => `${row.path} ${row.sha256}`}
        empty={t.empty}
      />
    </Section>
  );
}
