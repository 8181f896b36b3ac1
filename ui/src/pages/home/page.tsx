import { makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useHome, useJobs } from '../../api/queries.ts';
import { useTexts } from '../../i18n/language.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Answered } from '../../parts/waiting.tsx';
import { Cases } from './cases.tsx';
import { Needs } from './needs.tsx';
import { Tenants } from './tenants.tsx';
import { homeTexts } from './texts.ts';

/** What needs a person now, the cases, the tenants. */
export function HomePage(): ReactNode {
  const t = useTexts(homeTexts);
  const styles = useStyles();
  const home = useHome();
  const running = useJobs().filter((job) => job.state === 'running');
  return (
    <>
      <PageHead
        title={t.title}
        actions={
          <PageButton to="/new" appearance="primary" icon={<Add20Regular />}>
            {t.newCase}
          </PageButton>
        }
      />
      {running.length > 0 ? (
        <div className={styles.running}>
          {running.map((job) => (
            <JobProgress key={job.id} job={job} />
          ))}
        </div>
      ) : null}
      <Answered query={home}>
        {(value) => (
          <>
            <Needs home={value} />
            <Cases home={value} />
            <Tenants home={value} />
          </>
        )}
      </Answered>
    </>
  );
}

const useStyles = makeStyles({
  running: { display: 'grid', gap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalL },
});
