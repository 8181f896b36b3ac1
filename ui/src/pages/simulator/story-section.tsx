import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Attacks } from '../../../../src/server/contract/simulator.ts';
import { path, query } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { useHome } from '../../api/queries.ts';
import { simulatorTexts } from './texts.ts';

/** What the attacker did, and the ways to the product's own pages. */
export function StorySection({ attacks }: { readonly attacks: Attacks }): ReactNode {
  const t = useTexts(simulatorTexts);
  const language = useLanguage();
  const styles = useStyles();
  const home = useHome();
  const { scenario, story, training } = attacks;
  const hidden = training?.grade === null;
  const tenant = home.data?.tenants.find(({ domain }) => domain === scenario.domain);
  return (
    <Section
      title={t.story}
      aside={
        <>
          {tenant && scenario.victims.length > 0 ? (
            <PageButton to={`/new${query({ tenant: tenant.id, accounts: scenario.victims.join(' ') })}`}>
              {t.investigate}
            </PageButton>
          ) : null}
          <PageButton to={path`/tenants/${scenario.domain}`}>{t.toScore}</PageButton>
        </>
      }
    >
      {hidden ? (
        t.hidden
      ) : (
        <>
          <ol className={styles.story}>
            {story[language].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {scenario.victims.length > 0 ? (
            <p className={styles.victims}>
              {t.victims}: {scenario.victims.join(', ')}
            </p>
          ) : null}
        </>
      )}
    </Section>
  );
}

const useStyles = makeStyles({
  story: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxWidth: '860px' },
  victims: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});
