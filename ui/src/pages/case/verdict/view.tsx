import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { InvestigationSummary } from '../../../../../src/server/contract/case.ts';
import { useCase, useJobs } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { AccountCard } from './account-card.tsx';
import { AccountExport } from './account-export.tsx';
import { Gaps } from './gaps.tsx';
import { NotRead } from './not-read.tsx';
import { verdictTexts } from './texts.ts';

/** So many accounts are read by a person one after another. */
const step = 20;

/** Whether each account is in an attacker's hands, why, why not, and what was not seen. */
export function VerdictView(): ReactNode {
  const t = useTexts(verdictTexts);
  const name = useParams()['case']!;
  const { data } = useCase(name);
  const [shown, setShown] = useState(step);
  const running = useJobs(name).some((job) => job.kind === 'investigate' && job.state === 'running');
  if (!data) return null;
  if (!data.investigation) return <NotRead summary={data} running={running} />;
  const struck = data.investigation.accounts.filter((account) => account.verdict !== 'clean');
  const clean = data.investigation.accounts.length - struck.length;
  return (
    <>
      <Counts investigation={data.investigation} />
      <Section
        title={t.accounts}
        aside={<AccountExport name={data.name} accounts={data.investigation.accounts} />}
      >
        {struck.length === 0 ? <p>{t.nobody}</p> : null}
        {struck.slice(0, shown).map((account) => (
          <AccountCard key={account.user} account={account} caseName={data.name} />
        ))}
        {struck.length > shown ? (
          <Button onClick={() => setShown(shown + step)}>{t.more(struck.length - shown)}</Button>
        ) : null}
        {clean > 0 ? <p>{t.others(clean)}</p> : null}
      </Section>
      <Gaps gaps={data.investigation.gaps} />
    </>
  );
}

function Counts({ investigation }: { readonly investigation: InvestigationSummary }): ReactNode {
  const t = useTexts(verdictTexts);
  const format = useFormat();
  const styles = useStyles();
  const { events, findings, rules, sessions } = investigation;
  const grave = (findings['critical'] ?? 0) + (findings['high'] ?? 0);
  const facts: readonly (readonly [string, number])[] = [
    [t.records, events.accepted],
    [t.rejected, events.rejected],
    [t.grave, grave],
    [t.allFindings, Object.values(findings).reduce((sum, count) => sum + count, 0)],
    [t.sessions, sessions],
    [t.rules, rules.run],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(108px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: `0 0 ${tokens.spacingVerticalL}`,
  },
  fact: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});
