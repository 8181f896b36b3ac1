import { Dropdown, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useCallback, useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { FindingLine } from '../../../../../src/server/contract/findings.ts';
import { useCase } from '../../../api/queries.ts';
import { useLanguage, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { severities, severityTexts } from '../../../parts/severity.tsx';
import { SearchField } from '../../../parts/search-field.tsx';
import { PagedSection } from '../paged-section.tsx';
import { usePages } from '../use-pages.ts';
import { useFindingColumns } from './columns.tsx';
import { FindingDrawer } from './drawer.tsx';
import { findingTexts } from './texts.ts';

/** What the detections saw, gravest first; sorted and filtered by the server. */
export function FindingsView(): ReactNode {
  const t = useTexts(findingTexts);
  const severityWords = useTexts(severityTexts);
  const language = useLanguage();
  const styles = useStyles();
  const name = useParams()['case']!;
  const { data: summary } = useCase(name);
  const { get: chosen, set } = useAddressState();
  const [column = 'severity', direction = 'up'] = (chosen('sort') ?? 'severity up').split(' ');
  const search = useDeferredValue(chosen('search'));
  const pages = usePages<FindingLine>(name, 'findings', {
    user: chosen('user'),
    severity: chosen('severity'),
    search,
    sort: column,
    direction,
    language,
  });
  const columns = useFindingColumns();
  const open = useCallback((row: FindingLine) => set({ finding: row.id }), [set]);
  const users = summary?.investigation?.accounts.map(({ user }) => user) ?? [];
  return (
    <>
      <PagedSection
        title={t.title(pages.total)}
        exportName={`${name}-findings`}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        empty={t.empty}
        sort={{ column, direction: direction === 'down' ? 'down' : 'up' }}
        onSort={(sort) => set({ sort: `${sort.column} ${sort.direction}` })}
        onOpen={open}
        filters={
          <div className={styles.filters}>
            <SearchField label={t.search} />
            <Dropdown
              aria-label={t.severity}
              placeholder={t.severity}
              value={severityWords[chosen('severity') as keyof typeof severityWords] ?? t.everySeverity}
              selectedOptions={[chosen('severity') ?? '']}
              onOptionSelect={(_, data) => set({ severity: data.optionValue ?? null })}
            >
              <Option value="">{t.everySeverity}</Option>
              {severities.map((severity) => (
                <Option key={severity} value={severity}>
                  {severityWords[severity]}
                </Option>
              ))}
            </Dropdown>
            <Dropdown
              aria-label={t.account}
              value={chosen('user') ?? t.everyAccount}
              selectedOptions={[chosen('user') ?? '']}
              onOptionSelect={(_, data) => set({ user: data.optionValue ?? null })}
            >
              <Option value="">{t.everyAccount}</Option>
              {users.map((user) => (
                <Option key={user} value={user}>
                  {user}
                </Option>
              ))}
            </Dropdown>
          </div>
        }
      />
      <FindingDrawer caseName={name} />
    </>
  );
}

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    '& > *': { minWidth: 0, maxWidth: 'none' },
  },
});
