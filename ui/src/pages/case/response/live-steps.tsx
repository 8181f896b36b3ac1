import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Job } from '../../../../../src/server/contract/jobs.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { responseTexts } from './texts.ts';

/** What is being done, step by step, as it happens. */
export function LiveSteps({ job }: { readonly job: Job }): ReactNode {
  const t = useTexts(responseTexts);
  const say = useSay();
  const styles = useStyles();
  return (
    <Section title={job.state === 'running' ? t.live : t.lastRun}>
      <ol className={styles.list}>
        {job.steps.map((step) => (
          <li key={step.step} className={styles.step}>
            <span className={styles.number}>{step.step}</span>
            <span className={styles.words}>
              {say(step.title)}: {step.label}
              {step.text ? <span className={styles.text}>{say(step.text)}</span> : null}
            </span>
            {step.outcome ? (
              <OutcomeBadge outcome={step.outcome} />
            ) : job.state === 'running' ? (
              <Spinner size="tiny" aria-label={t.running} />
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  step: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  number: { width: '40px', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  words: { flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  text: { display: 'block', color: tokens.colorNeutralForeground2 },
});
