import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuditChange, AuditView } from '../../../../../src/server/contract/tenant.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { useTenant } from '../tenant-query.ts';
import { auditTexts } from './texts.ts';

const colours = { worse: 'danger', better: 'success', other: 'informative' } as const;

/** What is recorded more or less than at the reading before. */
export function AuditDriftSection({ audit }: { readonly audit: AuditView }): ReactNode {
  const t = useTexts(auditTexts);
  const say = useSay();
  const domain = useTenant();
  const { comparison } = audit;
  if (!comparison) return <Section title={t.drift}>{t.driftOnly}</Section>;
  if (comparison.changes.length === 0) return <Section title={t.drift}>{t.driftNone}</Section>;
  const whom = ({ what, subject }: AuditChange): string =>
    subject ?? (what === 'ingestion' ? t.ingestion : what === 'organization' ? t.organization : t.everybody);
  const columns: readonly TableColumn<AuditChange>[] = [
    {
      id: 'change',
      title: t.change,
      width: '116px',
      text: ({ change }) => t.changes[change],
      draw: ({ change }) => (
        <Badge appearance="tint" color={colours[change]}>
          {t.changes[change]}
        </Badge>
      ),
    },
    { id: 'whom', title: t.subject, width: 'minmax(180px, 1.5fr)', text: whom },
    {
      id: 'before',
      title: t.before,
      width: 'minmax(180px, 2fr)',
      text: ({ before }) => (before ? say(before) : '–'),
    },
    {
      id: 'after',
      title: t.after,
      width: 'minmax(180px, 2fr)',
      text: ({ after }) => (after ? say(after) : '–'),
    },
  ];
  const count = (change: AuditChange['change']): number =>
    comparison.changes.filter((one) => one.change === change).length;
  return (
    <Section
      title={`${t.drift}: ${t.moved(count('worse'), count('better'))}`}
      flush
      aside={<ExportMenu name={`${domain}-audit-drift`} columns={columns} all={() => comparison.changes} />}
    >
      <DataTable
        label={t.drift}
        columns={columns}
        rows={comparison.changes}
        total={comparison.changes.length}
        rowKey={(change) =>
          `${change.what} ${whom(change)} ${change.before?.en ?? ''} ${change.after?.en ?? ''}`
        }
        empty={t.driftNone}
      />
    </Section>
  );
}
