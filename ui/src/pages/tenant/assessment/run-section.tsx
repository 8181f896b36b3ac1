import { Button, Checkbox, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AssessmentView, NewRun } from '../../../../../src/server/contract/tenant.ts';
import { path, post } from '../../../api/client.ts';
import { useJobs } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { Choice } from '../../../parts/choice.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { severities, SeverityBadge } from '../../../parts/severity.tsx';
import { tenantTexts } from '../texts.ts';
import { useTenant } from '../tenant-query.ts';
import { assessmentTexts } from './texts.ts';

/** Which run is shown and with which it is compared; its sum; the way to a new one. */
export function RunSection({ view }: { readonly view: AssessmentView }): ReactNode {
  const t = useTexts(assessmentTexts);
  const { assessment: title } = useTexts(tenantTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const domain = useTenant();
  const { set } = useAddressState();
  const [deep, setDeep] = useState(false);
  const busy = useJobs(domain).some((job) => job.state === 'running');
  const run = useMutation({
    mutationFn: (given: NewRun) => post(path`/api/tenants/${domain}/assess`, given),
    onSuccess: () => set({ run: null, compare: null }),
  });
  const { assessment, runs } = view;
  const name = (id: string): { readonly value: string; readonly text: string } => ({
    value: id,
    text: format.exact(runs.find((one) => one.id === id)?.takenAt ?? 0),
  });
  const fails = assessment ? Object.values(assessment.summary.failures).reduce((a, b) => a + b, 0) : 0;
  return (
    <Section title={title}>
      <div className={styles.parts}>
        {assessment ? (
          <>
            <div className={styles.sum}>
              <strong className={styles.big}>
                {fails === 0
                  ? t.allMet(assessment.summary.checks)
                  : t.summary(fails, assessment.summary.checks)}
              </strong>
              {severities
                .filter((severity) => assessment.summary.failures[severity] > 0)
                .map((severity) => (
                  <span key={severity} className={styles.count}>
                    {assessment.summary.failures[severity]} <SeverityBadge severity={severity} />
                  </span>
                ))}
              {assessment.summary.excepted > 0 ? (
                <span>
                  {t.excepted}: {assessment.summary.excepted}
                </span>
              ) : null}
            </div>
            {assessment.unread.length > 0 ? (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>
                  {t.unread(assessment.unread.length)}:{' '}
                  {assessment.unread.map((one) => `${say(one.title)} – ${say(one.text)}`).join(' · ')}
                </MessageBarBody>
              </MessageBar>
            ) : null}
            <div className={styles.row}>
              <Choice
                label={t.run}
                value={view.run}
                values={runs.map(({ id }) => name(id))}
                onChoose={(id) => set({ run: id, compare: null })}
              />
              {view.compare ? (
                <Choice
                  label={t.compare}
                  value={view.compare}
                  values={runs
                    .slice(runs.findIndex(({ id }) => id === view.run) + 1)
                    .map(({ id }) => name(id))}
                  onChoose={(compare) => set({ compare })}
                />
              ) : null}
            </div>
          </>
        ) : (
          <p className={styles.lead}>{t.none}</p>
        )}
        <div className={styles.row}>
          <Button
            appearance={assessment ? 'secondary' : 'primary'}
            disabled={busy || run.isPending}
            onClick={() => run.mutate({ deep })}
          >
            {assessment ? t.again : t.begin}
          </Button>
          <Checkbox label={t.deep} checked={deep} onChange={(_, data) => setDeep(data.checked === true)} />
        </div>
        {run.error ? <ErrorNotice error={run.error} /> : null}
      </div>
    </Section>
  );
}

const useStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  sum: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  big: { fontSize: tokens.fontSizeBase400 },
  count: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    '& > [role="combobox"]': { minWidth: 0 },
  },
  lead: { margin: 0, maxWidth: '720px' },
});
