import { Button, Field, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Job, JobKind } from '../../../src/server/contract/jobs.ts';
import { path, post } from '../api/client.ts';
import { inBoth, useSay, useTexts } from '../i18n/language.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { useAnnounce } from './live.tsx';

/** How far some work is, told aloud in quarters, with a way to stop it. */
export function JobProgress({ job }: { readonly job: Job }): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const styles = useStyles();
  const stop = useMutation({ mutationFn: () => post(path`/api/jobs/${job.id}/stop`) });
  useTold(job);
  if (job.state === 'failed' && job.error) return <ErrorNotice error={job.error} />;
  if (job.state !== 'running') return null;
  const { progress } = job;
  return (
    <div className={styles.job}>
      <Field
        className={styles.bar}
        label={`${t.kinds[job.kind]}: ${job.case}`}
        validationMessage={progress ? say(progress.text) : t.begins}
        validationState="none"
      >
        <ProgressBar
          {...(progress?.fraction == null ? {} : { value: progress.fraction })}
          thickness="large"
        />
      </Field>
      <Button onClick={() => stop.mutate()} disabled={stop.isPending}>
        {t.stop}
      </Button>
    </div>
  );
}

/** A screen reader hears begin, quarters and end, not every step. */
function useTold(job: Job): void {
  const announce = useAnnounce();
  const t = useTexts(texts);
  const told = useRef<string | null>(null);
  const quarter = job.progress?.fraction == null ? 0 : Math.floor(job.progress.fraction * 4) * 25;
  const text =
    job.state === 'running'
      ? `${t.kinds[job.kind]}: ${quarter} %`
      : `${t.kinds[job.kind]}: ${t.states[job.state]}`;
  useEffect(() => {
    if (told.current !== null && told.current !== text) announce(text);
    told.current = text;
  }, [announce, text]);
}

const texts = inBoth<{
  readonly kinds: { readonly [kind in JobKind]: string };
  readonly states: { readonly [state in Exclude<Job['state'], 'running'>]: string };
  readonly begins: string;
  readonly stop: string;
}>({
  en: {
    kinds: {
      investigate: 'Investigation',
      plan: 'Plan',
      apply: 'Response',
      resume: 'Resumed response',
      verify: 'Verification',
      undo: 'Undo',
      judge: 'Judging anew',
      assess: 'Assessment',
      audit: 'Audit reading',
      attack: 'Attack',
      report: 'Report',
    },
    states: { done: 'done', failed: 'failed', stopped: 'stopped' },
    begins: 'Begins …',
    stop: 'Stop',
  },
  de: {
    kinds: {
      investigate: 'Untersuchung',
      plan: 'Plan',
      apply: 'Reaktion',
      resume: 'Fortgesetzte Reaktion',
      verify: 'Prüfung',
      undo: 'Rücknahme',
      judge: 'Neubeurteilung',
      assess: 'Prüfung der Einstellungen',
      audit: 'Lesen der Überwachung',
      attack: 'Angriff',
      report: 'Bericht',
    },
    states: { done: 'fertig', failed: 'gescheitert', stopped: 'angehalten' },
    begins: 'Beginnt …',
    stop: 'Anhalten',
  },
});

const useStyles = makeStyles({
  job: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  bar: { flexGrow: 1, minWidth: '200px' },
});
