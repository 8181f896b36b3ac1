import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Gap } from '../../../../../src/server/contract/case.ts';
import { path } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { PageLink } from '../../../parts/page-link.tsx';
import { ledgerTexts } from '../ledger-texts.ts';
import { verdictTexts } from './texts.ts';

/** What the verdicts could not see: no record is no proof that nothing happened. */
export function Gaps({ gaps }: { readonly gaps: readonly Gap[] }): ReactNode {
  const t = useTexts(verdictTexts);
  const states = useTexts(ledgerTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const name = useParams()['case']!;
  return (
    <Section
      title={t.unseen}
      aside={<PageLink to={path`/cases/${name}/completeness`}>{t.completeness}</PageLink>}
    >
      <p className={styles.lead}>{gaps.length === 0 ? t.noGaps : t.gapsLead}</p>
      <ul className={styles.list}>
        {gaps.map((gap) => (
          <li key={`${gap.source} ${gap.state}`} className={styles.gap}>
            <strong>{say(gap.title)}</strong>: {states.states[gap.state]}
            {gap.from && gap.to ? ` (${format.day(gap.from)} – ${format.day(gap.to)})` : ''}
            {gap.text ? <div className={styles.muted}>{say(gap.text)}</div> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useStyles = makeStyles({
  lead: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  gap: { paddingTop: tokens.spacingVerticalS },
  muted: { color: tokens.colorNeutralForeground2 },
});
