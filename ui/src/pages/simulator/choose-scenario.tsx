import { Badge, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Scenario, Scenarios } from '../../../../src/server/contract/simulator.ts';
import { get, path } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { Answered } from '../../parts/waiting.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import type { TableColumn } from '../../parts/table/column.ts';
import { simulatorTexts } from './texts.ts';

export function ChooseScenario(): ReactNode {
  const t = useTexts(simulatorTexts);
  const say = useSay();
  const styles = useStyles();
  const query = useQuery({
    queryKey: keys.simulator,
    queryFn: ({ signal }) => get<Scenarios>('/api/simulator', signal),
  });
  const columns: readonly TableColumn<Scenario>[] = [
    { id: 'scenario', title: t.scenario, width: '', text: ({ title }) => say(title) },
    { id: 'tenant', title: t.tenant, width: '', text: ({ displayName }) => displayName },
    { id: 'domain', title: t.domain, width: '', text: ({ domain }) => domain },
    { id: 'victims', title: t.victims, width: '', text: ({ victims }) => victims.join(', ') },
    { id: 'ways', title: t.way, width: '', text: ({ ways }) => String(ways) },
  ];
  return (
    <Answered query={query}>
      {({ scenarios }) => (
        <>
          <div className={styles.export}>
            <ExportMenu name="evict-scenarios" columns={columns} all={() => scenarios} />
          </div>
          <ul className={styles.list} aria-label={t.choose}>
            {scenarios.map((scenario) => (
              <li key={scenario.id} className={styles.card}>
                <div className={styles.words}>
                  <Body1Strong as="h2" className={styles.name}>
                    {say(scenario.title)}
                  </Body1Strong>
                  <Caption1 className={styles.faint}>
                    {scenario.displayName} · {scenario.domain}
                  </Caption1>
                  <span>
                    <Badge appearance="tint" color={scenario.ways > 0 ? 'danger' : 'warning'}>
                      {scenario.ways > 0 ? t.ways(scenario.ways) : t.settingsOnly}
                    </Badge>
                  </span>
                </div>
                <PageButton appearance="primary" to={path`/simulator/${scenario.id}`}>
                  {t.choose}
                </PageButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}

const useStyles = makeStyles({
  export: { display: 'flex', justifyContent: 'flex-end', marginBottom: tokens.spacingVerticalM },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  words: { display: 'grid', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  name: { margin: 0 },
  faint: { color: tokens.colorNeutralForeground2 },
});
