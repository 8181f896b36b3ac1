import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuditView } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { useTenant } from '../tenant-query.ts';
import { auditTexts } from './texts.ts';

type Workload = AuditView['workloads'][number];

const colours = { arriving: 'success', silent: 'warning', unknown: 'warning' } as const;

/** What a switch promises is believed only when records arrive. */
export function WorkloadSection({ audit }: { readonly audit: AuditView }): ReactNode {
  const t = useTexts(auditTexts);
  const say = useSay();
  const format = useFormat();
  const domain = useTenant();
  const columns: readonly TableColumn<Workload>[] = [
    { id: 'workload', title: t.workload, width: 'minmax(180px, 2fr)', text: ({ title }) => say(title) },
    {
      id: 'state',
      title: t.state,
      width: 'minmax(120px, 1fr)',
      text: ({ state }) => t.states[state],
      draw: ({ state }) => (
        <Badge appearance="tint" color={colours[state]}>
          {t.states[state]}
        </Badge>
      ),
    },
    {
      id: 'last',
      title: t.last,
      width: 'minmax(200px, 2fr)',
      text: ({ last, text }) => last ?? (text ? say(text) : '–'),
      draw: ({ last, text }) => (last ? format.exact(last) : text ? say(text) : '–'),
    },
  ];
  return (
    <Section
      title={t.workloads}
      flush
      aside={<ExportMenu name={`${domain}-audit-workloads`} columns={columns} all={() => audit.workloads} />}
    >
      <DataTable
        label={t.workloads}
        columns={columns}
        rows={audit.workloads}
        total={audit.workloads.length}
        rowKey={({ id }) => id}
        empty="–"
      />
    </Section>
  );
}
