import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Attacks, Grade, GradedStep } from '../../../../src/server/contract/simulator.ts';
import { path, post } from '../../api/client.ts';
import { useJobs } from '../../api/queries.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { ErrorNotice } from '../../parts/error-notice.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { Facts } from '../../parts/side-panel.tsx';
import type { TableColumn } from '../../parts/table/column.ts';
import { simulatorTexts } from './texts.ts';

/** Respond without the answers, then be graded by what the attacker can still do. */
export function TrainingSection({ attacks }: { readonly attacks: Attacks }): ReactNode {
  const t = useTexts(simulatorTexts);
  const styles = useStyles();
  const { scenario, training } = attacks;
  const call = useMutation({
    mutationFn: (what: 'training' | 'grade' | 'end') =>
      post<{ readonly case?: string }>(`${path`/api/simulator/${scenario.id}/`}${what}`),
  });
  // A plan that failed takes its case with it; what it was about is still told here.
  const [planning] = useJobs(training?.case ?? call.data?.case ?? '');
  const busy = useJobs(scenario.domain).some((job) => job.state === 'running') || call.isPending;
  return (
    <Section
      title={t.training}
      aside={training?.grade ? <GradeExport name={training.case} grade={training.grade} /> : null}
    >
      <div className={styles.parts}>
        {training ? (
          <>
            <p className={styles.line}>{t.task(scenario.victims.join(', '))}</p>
            {planning ? <JobProgress job={planning} /> : null}
            {training.grade ? (
              <Result grade={training.grade} />
            ) : (
              <ol className={styles.steps}>
                <li>{t.step1}</li>
                <li>{t.step2}</li>
                <li>{t.step3}</li>
              </ol>
            )}
            <div className={styles.buttons}>
              <PageButton appearance="primary" to={path`/cases/${training.case}/response`}>
                {t.toPlan}
              </PageButton>
              <Button disabled={busy || planning?.state === 'running'} onClick={() => call.mutate('grade')}>
                {t.grade}
              </Button>
              <Button disabled={busy || planning?.state === 'running'} onClick={() => call.mutate('end')}>
                {t.end}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p className={styles.line}>{t.trainingLead}</p>
            {planning?.state === 'failed' ? <JobProgress job={planning} /> : null}
            <div className={styles.buttons}>
              <Button disabled={busy} onClick={() => call.mutate('training')}>
                {t.begin}
              </Button>
            </div>
          </>
        )}
        {call.error ? <ErrorNotice error={call.error} /> : null}
      </div>
    </Section>
  );
}

type Disagreed = GradedStep & { readonly judged: 'missed' | 'needless' };

function GradeExport({ name, grade }: { readonly name: string; readonly grade: Grade }): ReactNode {
  const t = useTexts(simulatorTexts);
  const say = useSay();
  const columns: readonly TableColumn<Disagreed>[] = [
    { id: 'judged', title: t.judged, width: '', text: ({ judged }) => t[judged] },
    { id: 'step', title: t.step, width: '', text: ({ title }) => say(title) },
    { id: 'label', title: t.label, width: '', text: ({ label }) => label },
    { id: 'why', title: t.why, width: '', text: ({ reasons }) => reasons.map(say).join(' ') },
  ];
  const all = (): readonly Disagreed[] => [
    ...grade.missed.map((step) => ({ ...step, judged: 'missed' as const })),
    ...grade.needless.map((step) => ({ ...step, judged: 'needless' as const })),
  ];
  return <ExportMenu name={`${name}-grade`} columns={columns} all={all} />;
}

const intents = {
  mastered: 'success',
  'locked-out': 'warning',
  incomplete: 'error',
  'not-applied': 'info',
} as const;

function Result({ grade }: { readonly grade: Grade }): ReactNode {
  const t = useTexts(simulatorTexts);
  const agreed = grade.missed.length === 0 && grade.needless.length === 0;
  return (
    <>
      <MessageBar intent={intents[grade.grade]} layout="multiline">
        <MessageBarBody>{t.grades[grade.grade]}</MessageBarBody>
      </MessageBar>
      <Facts
        facts={[
          [t.closed, `${grade.closed} / ${grade.ways}`],
          [t.harmed, `${grade.harmed} / ${grade.innocents}`],
          [t.time, grade.seconds === null ? '' : t.minutes(Math.round(grade.seconds / 60))],
        ]}
      />
      {agreed ? <p>{t.agreed}</p> : null}
      <Steps title={t.missed} steps={grade.missed} />
      <Steps title={t.needless} steps={grade.needless} />
    </>
  );
}

function Steps({
  title,
  steps,
}: {
  readonly title: string;
  readonly steps: readonly GradedStep[];
}): ReactNode {
  const say = useSay();
  const styles = useStyles();
  return steps.length === 0 ? null : (
    <div>
      <strong>{title}</strong>
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step.step}>
            {say(step.title)}: {step.label}
            <span className={styles.why}>{step.reasons.map(say).join(' ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const useStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  line: { margin: 0, maxWidth: '860px', overflowWrap: 'anywhere' },
  steps: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    overflowWrap: 'anywhere',
    '& li': { marginBottom: tokens.spacingVerticalXS },
  },
  why: { display: 'block', color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});
