import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Job } from '../../../../../src/server/contract/jobs.ts';
import type { ResponseView as Response } from '../../../../../src/server/contract/response.ts';
import { path, post } from '../../../api/client.ts';
import { useJobs } from '../../../api/queries.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { DoneSection } from './done-section.tsx';
import { DraftSection } from './draft-section.tsx';
import { JournalSection } from './journal-section.tsx';
import { LiveSteps } from './live-steps.tsx';
import { Secrets } from './secrets.tsx';
import { responseTexts } from './texts.ts';

/** What waits, what runs, what was done, and the journal: the same for accounts and for settings. */
export function ResponseParts({
  name,
  response,
  start,
  onGone,
}: {
  readonly name: string;
  readonly response: Response;
  /** Shown where no draft waits. */
  readonly start: ReactNode;
  /** The case held nothing but a plan, which was discarded. */
  readonly onGone: () => void;
}): ReactNode {
  const [newest] = useJobs(name);
  const running = newest?.state === 'running' ? newest : null;
  return (
    <>
      <CutOff name={name} response={response} running={running} />
      {newest ? <Secrets job={newest} /> : null}
      {newest && newest.steps.length > 0 ? <LiveSteps job={newest} /> : null}
      {response.draft ? (
        <DraftSection
          key={response.draft.id}
          name={name}
          plan={response.draft}
          busy={running !== null}
          onGone={onGone}
        />
      ) : (
        start
      )}
      {response.plans.map((plan) => (
        <DoneSection key={plan.id} name={name} plan={plan} busy={running !== null} />
      ))}
      {response.journal.length > 0 ? <JournalSection name={name} journal={response.journal} /> : null}
    </>
  );
}

/** A response that ended midway is gone on with only at a person's word. */
function CutOff({
  name,
  response,
  running,
}: {
  readonly name: string;
  readonly response: Response;
  readonly running: Job | null;
}): ReactNode {
  const t = useTexts(responseTexts);
  const styles = useStyles();
  const resume = useMutation({ mutationFn: () => post(path`/api/cases/${name}/response/resume`) });
  if (running || (response.state !== 'cut-off' && response.state !== 'incomplete')) return null;
  return (
    <div className={styles.notice}>
      <MessageBar intent={response.state === 'cut-off' ? 'error' : 'warning'} layout="multiline">
        <MessageBarBody>{response.state === 'cut-off' ? t.cutOff : t.incomplete}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => resume.mutate()} disabled={resume.isPending || !response.reachable}>
            {t.resume}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {resume.error ? <ErrorNotice error={resume.error} /> : null}
    </div>
  );
}

const useStyles = makeStyles({ notice: { marginBottom: tokens.spacingVerticalL } });
