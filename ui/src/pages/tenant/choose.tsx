import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { path } from '../../api/client.ts';
import { useHome } from '../../api/queries.ts';
import { useTexts } from '../../i18n/language.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Answered } from '../../parts/waiting.tsx';
import { tenantTexts } from './texts.ts';

export function ChooseTenant(): ReactNode {
  const t = useTexts(tenantTexts);
  const styles = useStyles();
  return (
    <>
      <PageHead title={t.choose} lead={t.chooseLead} />
      <Answered query={useHome()}>
        {({ tenants }) =>
          tenants.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <ul className={styles.list}>
              {tenants.map(({ id, domain, displayName }) => (
                <li key={id} className={styles.tenant}>
                  <div className={styles.names}>
                    <Body1Strong as="h2" className={styles.name}>
                      {displayName || domain}
                    </Body1Strong>
                    <Caption1 className={styles.domain}>{domain}</Caption1>
                  </div>
                  <div className={styles.buttons}>
                    <PageButton to={path`/tenants/${domain}`} appearance="primary">
                      {t.score}
                    </PageButton>
                    <PageButton to={path`/tenants/${domain}/assessment`}>{t.assessment}</PageButton>
                    <PageButton to={path`/tenants/${domain}/audit`}>{t.audit}</PageButton>
                    <PageButton to={path`/tenants/${domain}/harden`}>{t.harden}</PageButton>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 360px), 1fr))',
    gap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  tenant: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  names: { display: 'grid', overflowWrap: 'anywhere' },
  name: { margin: 0 },
  domain: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
