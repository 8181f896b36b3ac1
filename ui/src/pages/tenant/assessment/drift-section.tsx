import type { ReactNode } from 'react';
import type { AssessmentView } from '../../../../../src/server/contract/tenant.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { useTenant } from '../tenant-query.ts';
import { assessmentTexts } from './texts.ts';

interface Line {
  readonly key: string;
  readonly setting: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** What changed in the settings between two runs, whoever changed it. */
export function DriftSection({
  assessment,
}: {
  readonly assessment: NonNullable<AssessmentView['assessment']>;
}): ReactNode {
  const t = useTexts(assessmentTexts);
  const say = useSay();
  const domain = useTenant();
  const { comparison } = assessment;
  if (!comparison) return <Section title={t.drift}>{t.driftOnly}</Section>;
  if (comparison.drift.length === 0) return <Section title={t.drift}>{t.driftNone}</Section>;
  const rows = comparison.drift.flatMap(({ setting, title, count, differences }): readonly Line[] =>
    differences.map(({ path, before, after }, index) => ({
      key: `${setting} ${path}`,
      setting: `${say(title)}${index === 0 && count > differences.length ? t.more(count) : ''}`,
      place: path,
      before: words(before),
      after: words(after),
    })),
  );
  const short = (text: string): string => (text.length > 240 ? `${text.slice(0, 240)} …` : text);
  const columns: readonly TableColumn<Line>[] = [
    { id: 'setting', title: t.setting, width: 'minmax(150px, 1.2fr)', text: (line) => line.setting },
    { id: 'place', title: t.place, width: 'minmax(180px, 1.5fr)', text: (line) => line.place },
    {
      id: 'before',
      title: t.before,
      width: 'minmax(160px, 2fr)',
      text: (line) => line.before,
      draw: (line) => short(line.before),
    },
    {
      id: 'after',
      title: t.after,
      width: 'minmax(160px, 2fr)',
      text: (line) => line.after,
      draw: (line) => short(line.after),
    },
  ];
  const fixed = comparison.changes.filter(({ change }) => change === 'fixed').length;
  const worse = comparison.changes.filter(({ change }) => change === 'new' || change === 'regressed').length;
  return (
    <Section
      title={`${t.drift}: ${t.moved(fixed, worse)}`}
      flush
      aside={<ExportMenu name={`${domain}-drift`} columns={columns} all={() => rows} />}
    >
      <DataTable
        label={t.drift}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={({ key }) => key}
        empty={t.driftNone}
      />
    </Section>
  );
}

function words(value: unknown): string {
  return value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
}
