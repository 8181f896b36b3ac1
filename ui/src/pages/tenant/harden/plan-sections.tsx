import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ResponseView } from '../../../../../src/server/contract/response.ts';
import { get, path } from '../../../api/client.ts';
import { keys, useJobs } from '../../../api/queries.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { JobProgress } from '../../../parts/job-progress.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { ResponseParts } from '../../case/response/response-parts.tsx';
import { hardenTexts } from './texts.ts';

/** The plan of a case of settings, as the response page shows one. */
export function PlanSections({ name }: { readonly name: string }): ReactNode {
  const t = useTexts(hardenTexts);
  const styles = useStyles();
  const { set } = useAddressState();
  const response = useQuery({
    queryKey: [...keys.case(name), 'response'],
    queryFn: ({ signal }) => get<ResponseView>(path`/api/cases/${name}/response`, signal),
  });
  const [newest] = useJobs(name);
  const ended = newest?.state === 'failed' || newest?.state === 'stopped';
  const back = (): void => set({ case: null, checks: null, attack: null });
  return (
    <>
      <div className={styles.head}>
        <Button appearance="subtle" icon={<ArrowLeft20Regular />} onClick={back}>
          {t.back}
        </Button>
        <strong>{t.caseOf(name)}</strong>
      </div>
      {newest && newest.state !== 'done' ? (
        <div className={styles.head}>
          <JobProgress job={newest} />
        </div>
      ) : null}
      {ended && response.error ? (
        // The case that held nothing went with its plan; why, the job says above.
        <p role="status">{newest.state === 'stopped' ? t.stopped : t.nothingKept}</p>
      ) : null}
      {ended && response.error ? null : (
        <Answered query={response}>
          {(value) =>
            value.draft === null && value.plans.length === 0 ? (
              newest?.state === 'running' ? (
                <p role="status">{t.planning}</p>
              ) : null
            ) : (
              <ResponseParts name={name} response={value} start={null} onGone={back} />
            )
          }
        </Answered>
      )}
    </>
  );
}

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
    '& > *': { overflowWrap: 'anywhere' },
    '& > div': { flexGrow: 1 },
  },
});
