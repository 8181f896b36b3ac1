import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Sessions } from '../../../../../src/server/contract/sessions.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { useView } from '../view-query.ts';
import { useAddressColumns, useSessionColumns } from './columns.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { sessionTexts } from './texts.ts';
import { useAddressState } from '../../../parts/address-state.ts';

/** Whose addresses are these, and which sessions used them. A person's word goes before any reckoning. */
export function SessionsView(): ReactNode {
  const t = useTexts(sessionTexts);
  const { name, query } = useView<Sessions>('sessions');
  const { set } = useAddressState();
  const styles = useStyles();
  const addressColumns = useAddressColumns((address) => set({ judge: address }));
  return (
    <Answered query={query}>
      {({ addresses, sessions, credits }) => (
        <>
          <Section
            title={t.addresses}
            flush
            aside={<ExportMenu name={`${name}-addresses`} columns={addressColumns} all={() => addresses} />}
          >
            <DataTable
              label={t.addresses}
              columns={addressColumns}
              rows={addresses}
              total={addresses.length}
              rowKey={(row) => row.address}
              empty={t.noAddresses}
            />
            {credits.length > 0 ? <p className={styles.credits}>{credits.join(' · ')}</p> : null}
          </Section>
          <SessionTable name={name} view={{ addresses, sessions, credits }} />
          <JudgeDialog caseName={name} addresses={addresses} />
        </>
      )}
    </Answered>
  );
}

function SessionTable({ name, view }: { readonly name: string; readonly view: Sessions }): ReactNode {
  const t = useTexts(sessionTexts);
  const columns = useSessionColumns(name, view.addresses);
  const rows = view.sessions.toSorted((a, b) => Number(b.suspicious) - Number(a.suspicious));
  return (
    <Section
      title={t.sessions}
      flush
      aside={<ExportMenu name={`${name}-sessions`} columns={columns} all={() => rows} />}
    >
      <DataTable
        label={t.sessions}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={(row) => row.session}
        empty={t.noSessions}
      />
    </Section>
  );
}

const useStyles = makeStyles({
  credits: {
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});
