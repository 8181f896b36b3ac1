import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { AddCircle16Regular, SubtractCircle16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { AccountVerdict } from '../../../../../src/server/contract/case.ts';
import { path, query } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { VerdictBadge } from '../../../parts/badges.tsx';
import { PageLink } from '../../../parts/page-link.tsx';
import { severities, SeverityBadge } from '../../../parts/severity.tsx';
import { verdictTexts } from './texts.ts';

export function AccountCard({
  account,
  caseName,
}: {
  readonly account: AccountVerdict;
  readonly caseName: string;
}): ReactNode {
  const t = useTexts(verdictTexts);
  const format = useFormat();
  const styles = useStyles();
  const { firstSeen, lastSeen } = account;
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.user}>
          {account.user}
        </Subtitle2>
        <VerdictBadge verdict={account.verdict} />
        <span className={styles.muted}>{t.confidence[account.confidence]}</span>
      </div>
      {firstSeen && lastSeen ? (
        <p className={styles.line}>{t.seen(format.moment(firstSeen), format.moment(lastSeen))}</p>
      ) : null}
      <div className={styles.columns}>
        <Reasons title={t.speaksFor} account={account} speaks="for" />
        <Reasons title={t.speaksAgainst} account={account} speaks="against" />
      </div>
      <div className={styles.head}>
        {severities
          .filter((severity) => account.findings[severity])
          .map((severity) => (
            <span key={severity} className={styles.count}>
              <SeverityBadge severity={severity} /> {format.number(account.findings[severity] ?? 0)}
            </span>
          ))}
        <PageLink to={`${path`/cases/${caseName}/findings`}${query({ user: account.user })}`}>
          {t.findings}
        </PageLink>
        <PageLink to={`${path`/cases/${caseName}/timeline`}${query({ user: account.user })}`}>
          {t.timeline}
        </PageLink>
      </div>
    </article>
  );
}

function Reasons({
  title,
  account,
  speaks,
}: {
  readonly title: string;
  readonly account: AccountVerdict;
  readonly speaks: 'for' | 'against';
}): ReactNode {
  const say = useSay();
  const styles = useStyles();
  const reasons = account.reasons.filter((reason) => reason.speaks === speaks);
  if (reasons.length === 0) return null;
  return (
    <div>
      <strong>{title}</strong>
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={reason.text.en} className={styles.reason}>
            {speaks === 'for' ? (
              <AddCircle16Regular className={styles.sign} />
            ) : (
              <SubtractCircle16Regular className={styles.sign} />
            )}
            {say(reason.text)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const useStyles = makeStyles({
  card: {
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  user: { margin: 0, overflowWrap: 'anywhere' },
  muted: { color: tokens.colorNeutralForeground2 },
  line: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}` },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingHorizontalXL,
    marginBottom: tokens.spacingVerticalM,
  },
  reasons: { listStyleType: 'none', margin: `${tokens.spacingVerticalXS} 0`, padding: 0 },
  reason: { display: 'flex', gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXXS} 0` },
  sign: { flexShrink: 0, marginTop: '2px' },
  count: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});
