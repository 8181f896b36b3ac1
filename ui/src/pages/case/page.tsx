import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Outlet, useParams } from 'react-router';
import { useCase, useJobs } from '../../api/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.tsx';
import { ResponseBadge } from '../../parts/badges.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Answered } from '../../parts/waiting.tsx';
import { ReportButton } from './report/button.tsx';
import { ReportDialog } from './report/dialog.tsx';
import { caseTexts } from './texts.ts';
import { ViewTabs } from './view-tabs.tsx';

/** The frame of a case: its name and state, work under way, and its views as tabs with addresses of their own. */
export function CasePage(): ReactNode {
  const t = useTexts(caseTexts);
  const format = useFormat();
  const styles = useStyles();
  const name = useParams()['case']!;
  const summary = useCase(name);
  const [newest] = useJobs(name);
  return (
    <>
      <PageHead
        title={name}
        badges={summary.data ? <ResponseBadge response={summary.data.response} /> : null}
        lead={
          summary.data
            ? `${summary.data.tenant?.domain ?? t.filesOnly} · ${t.begun(format.moment(summary.data.createdAt))}`
            : null
        }
        actions={summary.data ? <ReportButton /> : null}
      />
      <ReportDialog name={name} />
      <ViewTabs name={name} />
      {newest && newest.state !== 'done' ? (
        <div className={styles.job}>
          <JobProgress job={newest} />
        </div>
      ) : null}
      <Answered query={summary}>{() => <Outlet />}</Answered>
    </>
  );
}

const useStyles = makeStyles({ job: { marginBottom: tokens.spacingVerticalL } });
