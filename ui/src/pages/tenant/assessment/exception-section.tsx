import type { ReactNode } from 'react';
import type { AssessmentView, Exception } from '../../../../../src/server/contract/tenant.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { useTenant } from '../tenant-query.ts';
import { assessmentTexts } from './texts.ts';

/** What is left unmet on purpose; a row opens the check, where it can be taken back. */
export function ExceptionSection({ view }: { readonly view: AssessmentView }): ReactNode {
  const t = useTexts(assessmentTexts);
  const say = useSay();
  const domain = useTenant();
  const { set } = useAddressState();
  const { exceptions } = view;
  const title = (id: string): string => {
    const found = view.assessment?.results.find((check) => check.id === id);
    return found ? say(found.title) : id;
  };
  const columns: readonly TableColumn<Exception>[] = [
    { id: 'check', title: t.check, width: 'minmax(220px, 3fr)', text: ({ check }) => title(check) },
    { id: 'owner', title: t.owner, width: 'minmax(120px, 1fr)', text: ({ owner }) => owner },
    { id: 'reason', title: t.reason, width: 'minmax(200px, 3fr)', text: ({ reason }) => reason },
    { id: 'expires', title: t.expires, width: '150px', text: ({ expires }) => expires },
  ];
  if (exceptions.length === 0) return <Section title={t.exceptions(0)}>{t.noExceptions}</Section>;
  return (
    <Section
      title={t.exceptions(exceptions.length)}
      flush
      aside={<ExportMenu name={`${domain}-exceptions`} columns={columns} all={() => exceptions} />}
    >
      <DataTable
        label={t.exceptions(exceptions.length)}
        columns={columns}
        rows={exceptions}
        total={exceptions.length}
        rowKey={({ check }) => check}
        empty=""
        onOpen={({ check }) => set({ check })}
      />
    </Section>
  );
}
