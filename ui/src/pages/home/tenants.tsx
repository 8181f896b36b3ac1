import { Badge, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Home, HomeTenant } from '../../../../src/server/contract/home.ts';
import { path, query } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Format } from '../../i18n/format.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import type { TableColumn } from '../../parts/table/column.ts';
import { homeTexts } from './texts.ts';

export function Tenants({ home }: { readonly home: Home }): ReactNode {
  const t = useTexts(homeTexts);
  const say = useSay();
  const styles = useStyles();
  return (
    <Section
      title={t.tenants}
      aside={home.tenants.length > 0 ? <TenantExport tenants={home.tenants} /> : null}
    >
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
              <Standing tenant={tenant} />
              <div className={styles.buttons}>
                <PageButton to={`/new${query({ tenant: tenant.id, accounts: tenant.suggested.join(' ') })}`}>
                  {t.investigate}
                </PageButton>
                <PageButton to={path`/tenants/${tenant.domain}`}>{t.standing}</PageButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function TenantExport({ tenants }: { readonly tenants: readonly HomeTenant[] }): ReactNode {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const columns: readonly TableColumn<HomeTenant>[] = [
    { id: 'tenant', title: t.columns.tenant, width: '', text: (tenant) => tenant.displayName },
    { id: 'domain', title: t.domain, width: '', text: (tenant) => tenant.domain },
    { id: 'score', title: t.score, width: '', text: ({ score }) => scoreIn(score, t, format) },
    { id: 'audit', title: t.audit, width: '', text: ({ audit }) => auditIn(audit, t, format) },
  ];
  return <ExportMenu name="evict-tenants" columns={columns} all={() => tenants} />;
}

type Words = (typeof homeTexts)['en'];

function scoreIn(score: HomeTenant['score'], t: Words, format: Format): string {
  return score ? t.scoreOf(format.number(score.percentage), format.day(score.day)) : t.unread;
}

function auditIn(audit: HomeTenant['audit'], t: Words, format: Format): string {
  if (!audit) return t.unread;
  return audit.on
    ? t.auditOf(format.number(audit.recorded), format.number(audit.mailboxes), audit.exempt)
    : t.auditOff;
}

/** Score and auditing as they were last read; what was not read is said, and nothing is asked of the tenant for it. */
function Standing({ tenant }: { readonly tenant: HomeTenant }): ReactNode {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const styles = useStyles();
  const { score, audit } = tenant;
  return (
    <dl className={styles.standing}>
      <dt>{t.score}</dt>
      <dd>{scoreIn(score, t, format)}</dd>
      <dt>{t.audit}</dt>
      <dd>{auditIn(audit, t, format)}</dd>
    </dl>
  );
}

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  standing: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
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
