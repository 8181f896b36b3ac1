import { Badge, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Home } from '../../../../src/server/contract/home.ts';
import { query } from '../../api/client.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { homeTexts } from './texts.ts';

export function Tenants({ home }: { readonly home: Home }): ReactNode {
  const t = useTexts(homeTexts);
  const say = useSay();
  const styles = useStyles();
  return (
    <Section title={t.tenants}>
      {home.tenants.length === 0 ? (
        t.noTenants
      ) : (
        <ul className={styles.list}>
          {home.tenants.map((tenant) => (
            <li key={tenant.id} className={styles.tenant}>
              <div className={styles.names}>
                <Body1Strong>{tenant.displayName || tenant.domain}</Body1Strong>
                <Caption1 className={styles.domain}>{tenant.domain}</Caption1>
                {tenant.simulated ? (
                  <span>
                    <Badge appearance="outline">{t.simulated}</Badge> {say(tenant.simulated)}
                  </span>
                ) : null}
              </div>
              <PageButton to={`/new${query({ tenant: tenant.id, accounts: tenant.suggested.join(' ') })}`}>
                {t.investigate}
              </PageButton>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  tenant: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  names: { display: 'grid', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  domain: { color: tokens.colorNeutralForeground2 },
});
