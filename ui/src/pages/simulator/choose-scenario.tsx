import { Badge, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Scenarios } from '../../../../src/server/contract/simulator.ts';
import { get, path } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { Answered } from '../../parts/waiting.tsx';
import { simulatorTexts } from './texts.ts';

export function ChooseScenario(): ReactNode {
  const t = useTexts(simulatorTexts);
  const say = useSay();
  const styles = useStyles();
  const query = useQuery({
    queryKey: keys.simulator,
    queryFn: ({ signal }) => get<Scenarios>('/api/simulator', signal),
  });
  return (
    <Answered query={query}>
      {({ scenarios }) => (
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
      )}
    </Answered>
  );
}

const useStyles = makeStyles({
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
