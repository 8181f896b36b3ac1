import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { AddressPage, AddressVerdict, Session } from '../../../../../src/server/contract/sessions.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { PagedSection } from '../paged-section.tsx';
import { usePages } from '../use-pages.ts';
import { useAddressColumns, useSessionColumns } from './columns.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { sessionTexts } from './texts.ts';

/** Whose addresses are these, and which sessions used them. A person's word goes before any reckoning. */
export function SessionsView(): ReactNode {
  const t = useTexts(sessionTexts);
  const name = useParams()['case']!;
  const { set } = useAddressState();
  const styles = useStyles();
  const addressColumns = useAddressColumns((address) => set({ judge: address }));
  const addresses = usePages<AddressVerdict, AddressPage>(name, 'addresses');
  const credits = addresses.first?.credits ?? [];
  return (
    <>
      <PagedSection
        title={t.addresses}
        exportName={`${name}-addresses`}
        pages={addresses}
        columns={addressColumns}
        rowKey={(row) => row.address}
        empty={t.noAddresses}
        foot={credits.length > 0 ? <p className={styles.credits}>{credits.join(' · ')}</p> : null}
      />
      <PagedSection
        title={t.sessions}
        exportName={`${name}-sessions`}
        pages={usePages<Session>(name, 'sessions')}
        columns={useSessionColumns(name)}
        rowKey={(row) => row.session}
        empty={t.noSessions}
      />
      <JudgeDialog caseName={name} />
    </>
  );
}

const useStyles = makeStyles({
  credits: {
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});
