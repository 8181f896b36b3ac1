import type { ReactNode } from 'react';
import type { AuditGap, AuditView } from '../../../../../src/server/contract/tenant.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { SeverityBadge, severityTexts } from '../../../parts/severity.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { useTenant } from '../tenant-query.ts';
import { auditTexts } from './texts.ts';

/** What makes everybody blind, or one actor invisible everywhere. */
export function GapSection({ audit }: { readonly audit: AuditView }): ReactNode {
  const t = useTexts(auditTexts);
  const severityWords = useTexts(severityTexts);
  const say = useSay();
  const domain = useTenant();
  const { gaps } = audit;
  const columns: readonly TableColumn<AuditGap>[] = [
    {
      id: 'severity',
      title: t.severity,
      width: '100px',
      text: ({ severity }) => severityWords[severity],
      draw: ({ severity }) => <SeverityBadge severity={severity} />,
    },
    { id: 'gap', title: t.gap, width: 'minmax(150px, 1fr)', text: ({ code }) => t.codes[code] },
    {
      id: 'subject',
      title: t.subject,
      width: 'minmax(140px, 1fr)',
      text: ({ code, subject }) => (code === 'workload-silent' ? '' : (subject ?? t.everybody)),
    },
    { id: 'text', title: t.state, width: 'minmax(260px, 4fr)', text: ({ text }) => say(text) },
  ];
  if (gaps.length === 0) return <Section title={t.gaps(0)}>{t.noGaps}</Section>;
  return (
    <Section
      title={t.gaps(gaps.length)}
      flush
      aside={<ExportMenu name={`${domain}-audit-gaps`} columns={columns} all={() => gaps} />}
    >
      <DataTable
        label={t.gaps(gaps.length)}
        columns={columns}
        rows={gaps}
        total={gaps.length}
        rowKey={({ code, subject }) => `${code} ${subject ?? ''}`}
        empty={t.noGaps}
      />
    </Section>
  );
}
