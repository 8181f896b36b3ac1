import { useMemo } from 'react';
import type { FindingLine } from '../../../../../src/server/contract/findings.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLanguage, useTexts } from '../../../i18n/language.tsx';
import { SeverityBadge } from '../../../parts/severity.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { findingTexts } from './texts.ts';

export function useFindingColumns(): readonly TableColumn<FindingLine>[] {
  const t = useTexts(findingTexts);
  const language = useLanguage();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'severity',
        title: t.severity,
        width: '88px',
        sortable: true,
        text: (row) => row.severity,
        draw: (row) => <SeverityBadge severity={row.severity} />,
      },
      {
        id: 'time',
        title: t.time,
        width: '172px',
        sortable: true,
        text: (row) => row.time,
        draw: (row) => format.moment(row.time),
      },
      {
        id: 'title',
        title: t.finding,
        width: 'minmax(220px, 2fr)',
        sortable: true,
        text: (row) => row.title[language],
      },
      {
        id: 'user',
        title: t.account,
        width: 'minmax(180px, 1.2fr)',
        sortable: true,
        text: (row) => row.user ?? '–',
      },
      {
        id: 'addresses',
        title: t.addresses,
        width: 'minmax(130px, 1fr)',
        text: (row) => row.addresses.slice(0, 3).join(', '),
      },
      {
        id: 'count',
        title: t.times,
        width: '64px',
        align: 'end',
        sortable: true,
        text: (row) => String(row.count),
        draw: (row) => format.number(row.count),
      },
    ],
    [t, language, format],
  );
}
