import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Attacks, Innocent } from '../../../../src/server/contract/simulator.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import type { TableColumn } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { simulatorTexts } from './texts.ts';

/** What the owner made himself: a response that harms it was too much. */
export function InnocentSection({ attacks }: { readonly attacks: Attacks }): ReactNode {
  const t = useTexts(simulatorTexts);
  const say = useSay();
  const rows = attacks.rounds.at(-1)?.innocents ?? [];
  if (rows.length === 0) return null;
  const columns: readonly TableColumn<Innocent>[] = [
    { id: 'what', title: t.innocent, width: 'minmax(220px, 3fr)', text: ({ what }) => say(what) },
    { id: 'account', title: t.account, width: 'minmax(180px, 2fr)', text: ({ account }) => account },
    {
      id: 'stands',
      title: t.last,
      width: '148px',
      text: ({ stands }) => (stands ? t.stands : t.lost),
      draw: ({ stands }) => (
        <Badge appearance="tint" color={stands ? 'success' : 'danger'}>
          {stands ? t.stands : t.lost}
        </Badge>
      ),
    },
  ];
  return (
    <Section
      title={t.innocents}
      flush
      aside={<ExportMenu name={`${attacks.scenario.id}-innocents`} columns={columns} all={() => rows} />}
    >
      <DataTable
        label={t.innocents}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={({ what, account }) => `${what.en} ${account}`}
        empty="–"
      />
    </Section>
  );
}
