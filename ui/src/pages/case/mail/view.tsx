import { Badge, Switch } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { MailRow } from '../../../../../src/server/contract/views.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import type { TableColumn } from '../../../parts/table/column.ts';
import { PagedSection } from '../paged-section.tsx';
import { usePages } from '../use-pages.ts';
import { mailTexts } from './texts.ts';

/** Mail read, sent, deleted and searched, one row a mailbox and address: what counts as known to the attacker. */
export function MailView(): ReactNode {
  const t = useTexts(mailTexts);
  const name = useParams()['case']!;
  const { get, set } = useAddressState();
  const columns = useMailColumns();
  const everything = get('all') !== null;
  return (
    <PagedSection
      title={t.title}
      exportName={`${name}-mail`}
      pages={usePages<MailRow>(name, 'mail', { all: String(everything) })}
      columns={columns}
      rowKey={(row) => `${row.mailbox} ${row.address ?? ''}`}
      empty={t.empty}
      aside={
        <Switch
          label={t.everything}
          checked={everything}
          onChange={(_, data) => set({ all: data.checked ? 1 : null })}
        />
      }
    />
  );
}

function useMailColumns(): readonly TableColumn<MailRow>[] {
  const t = useTexts(mailTexts);
  const format = useFormat();
  const count = (
    id: 'sent' | 'deleted' | 'searched' | 'downloaded',
    title: string,
    width = '84px',
  ): TableColumn<MailRow> => ({
    id,
    title,
    width,
    align: 'end',
    text: (row) => String(row[id]),
    draw: (row) => format.number(row[id]),
  });
  return [
    { id: 'mailbox', title: t.mailbox, width: 'minmax(130px, 1.4fr)', text: (row) => row.mailbox },
    {
      id: 'address',
      title: t.address,
      width: 'minmax(120px, 1fr)',
      text: (row) => row.address ?? '–',
      draw: (row) => (
        <>
          {row.address ?? '–'}{' '}
          {row.suspicious ? (
            <Badge appearance="tint" color="danger">
              {t.attacker}
            </Badge>
          ) : null}
        </>
      ),
    },
    {
      id: 'time',
      title: t.time,
      width: 'minmax(104px, 1fr)',
      text: (row) => `${row.first} – ${row.last}`,
      draw: (row) => `${format.day(row.first)} – ${format.day(row.last)}`,
    },
    {
      id: 'read',
      title: t.read,
      width: 'minmax(120px, 1.4fr)',
      text: (row) => readWords(row, t),
    },
    count('sent', t.sent),
    count('deleted', t.deleted),
    count('searched', t.searched),
    count('downloaded', t.downloaded, '108px'),
  ];
}

/** The order of judgement is Microsoft's: throttled means everything, synchronised the whole folder, else single messages. */
function readWords(row: MailRow, t: (typeof mailTexts)['en']): string {
  if (row.throttled) return t.readAll;
  if (row.folders.length > 0) return t.readFolders(row.folders.join(', '));
  return row.read === 0 ? '–' : t.readMessages(row.read);
}
