import { useState } from 'react';
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { JournalLine } from '../../../../../src/server/contract/response.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { responseTexts } from './texts.ts';

/** The append-only record, newest first; its hash chain was verified when it was read. */
export function JournalSection({
  name,
  journal,
}: {
  readonly name: string;
  readonly journal: readonly JournalLine[];
}): ReactNode {
  const t = useTexts(responseTexts);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const columns: readonly TableColumn<JournalLine>[] = [
    { id: 'sequence', title: '#', width: '52px', text: (row) => String(row.sequence) },
    {
      id: 'time',
      title: t.time,
      width: '184px',
      text: (row) => row.time,
      draw: (row) => format.exact(row.time),
    },
    { id: 'event', title: t.event, width: '130px', text: (row) => t.events[row.event] },
    { id: 'step', title: t.step, width: '64px', text: (row) => row.step ?? '' },
    {
      id: 'data',
      title: t.data,
      width: 'minmax(260px, 3fr)',
      text: (row) => JSON.stringify(row.data),
      draw: (row) => JSON.stringify(row.data).slice(0, 300),
    },
  ];
  const rows = journal.toReversed();
  return (
    <Section
      title={t.journal(journal.length)}
      flush
      aside={
        <>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t.hide : t.show}
          </Button>
          <ExportMenu name={`${name}-journal`} columns={columns} all={() => journal} />
        </>
      }
    >
      {open ? (
        <DataTable
          label={t.journal(journal.length)}
          columns={columns}
          rows={rows}
          total={rows.length}
          rowKey={(row) => String(row.sequence)}
          empty=""
        />
      ) : null}
    </Section>
  );
}
