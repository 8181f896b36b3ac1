import type { ReactNode } from 'react';
import type { AssessmentView, CheckResult } from '../../../../../src/server/contract/tenant.ts';
import { useLanguage, useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { Choice, Filters } from '../../../parts/choice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { PageButton } from '../../../parts/page-button.tsx';
import { severities, severityTexts } from '../../../parts/severity.tsx';
import { GroupedTable } from '../../../parts/table/grouped-table.tsx';
import { SearchField } from '../../../parts/search-field.tsx';
import { hardenPath } from '../harden-path.ts';
import { useTenant } from '../tenant-query.ts';
import { CheckPanel } from './check-panel.tsx';
import { mendable, useCheckColumns, usePicks } from './columns.tsx';
import { assessmentTexts } from './texts.ts';

const statuses = ['fail', 'warning', 'unknown', 'manual', 'pass', 'not-applicable'] as const;

/** Every check; those that Evict can mend are checked here for a plan. */
export function CheckTable({
  assessment,
}: {
  readonly assessment: NonNullable<AssessmentView['assessment']>;
}): ReactNode {
  const t = useTexts(assessmentTexts);
  const severityWords = useTexts(severityTexts);
  const say = useSay();
  const language = useLanguage();
  const domain = useTenant();
  const { get, set } = useAddressState();
  const changes = new Map(assessment.comparison?.changes.map((one) => [one.check, one.change]));
  const columns = useCheckColumns(changes);
  const { picked } = usePicks();
  const chosen = assessment.results.filter((check) => mendable(check) && picked.includes(check.id));
  const search = (get('search') ?? '').toLowerCase();
  const rows = assessment.results.filter(
    (check) =>
      (get('status') === null || check.status === get('status')) &&
      (get('area') === null || check.area === get('area')) &&
      (get('severity') === null || check.severity === get('severity')) &&
      `${check.id} ${say(check.title)} ${say(check.reason)} ${check.scuba.join(' ')} ${check.cis.join(' ')}`
        .toLowerCase()
        .includes(search),
  );
  const group = get('group');
  const word = (check: CheckResult): string =>
    group === 'status'
      ? t.statuses[check.status]
      : group === 'severity'
        ? severityWords[check.severity]
        : t.areas[check.area];
  return (
    <Section
      title={t.checks(rows.length)}
      flush
      aside={
        <>
          {chosen.length > 0 ? (
            <PageButton
              appearance="primary"
              to={hardenPath(
                domain,
                chosen.map(({ id }) => id),
                get('attack'),
              )}
            >
              {t.harden(chosen.length)}
            </PageButton>
          ) : null}
          <ExportMenu name={`${domain}-checks`} columns={columns.slice(1)} all={() => rows} />
        </>
      }
    >
      <Filters>
        <SearchField label={t.search} />
        <Choice
          label={t.status}
          every={t.everyStatus}
          value={get('status')}
          values={statuses.map((value) => ({ value, text: t.statuses[value] }))}
          onChoose={(status) => set({ status })}
        />
        <Choice
          label={t.severity}
          every={t.everySeverity}
          value={get('severity')}
          values={severities.map((value) => ({ value, text: severityWords[value] }))}
          onChoose={(severity) => set({ severity })}
        />
        <Choice
          label={t.area}
          every={t.everyArea}
          value={get('area')}
          values={Object.entries(t.areas).map(([value, text]) => ({ value, text }))}
          onChoose={(area) => set({ area })}
        />
        <Choice
          label={t.group}
          value={group ?? 'none'}
          values={[
            { value: 'none', text: t.noGroup },
            { value: 'area', text: t.area },
            { value: 'status', text: t.status },
            { value: 'severity', text: t.severity },
          ]}
          onChoose={(value) => set({ group: value === 'none' ? null : value })}
        />
      </Filters>
      <GroupedTable
        label={t.checks(rows.length)}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t.empty}
        groupOf={group ? word : null}
        orders={{
          status: (a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status),
          severity: (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
          title: (a, b) => say(a.title).localeCompare(say(b.title), language),
          area: (a, b) => t.areas[a.area].localeCompare(t.areas[b.area], language),
        }}
        onOpen={({ id }) => set({ check: id })}
      />
      <CheckPanel
        check={assessment.results.find(({ id }) => id === get('check')) ?? null}
        onClose={() => set({ check: null })}
      />
    </Section>
  );
}
