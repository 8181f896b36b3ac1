import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { useHome, useJobs } from '../../api/queries.ts';
import { useTexts } from '../../i18n/language.tsx';
import { JobProgress } from '../../parts/job-progress.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { TabLinks } from '../../parts/tab-links.tsx';
import { path } from '../../api/client.ts';
import { tenantTexts } from './texts.ts';
import { useTenant } from './tenant-query.ts';

/** The frame of a tenant: its name, work under way, and its views with addresses of their own. */
export function TenantPage(): ReactNode {
  const t = useTexts(tenantTexts);
  const styles = useStyles();
  const domain = useTenant();
  const home = useHome();
  const tenant = home.data?.tenants.find((one) => one.domain === domain);
  const [newest] = useJobs(domain);
  const views = ['score', 'assessment', 'audit', 'harden'] as const;
  return (
    <>
      <PageHead title={tenant?.displayName || domain} lead={home.data && !tenant ? t.unknown : domain} />
      <TabLinks
        label={t.views}
        links={views.map((view) => ({
          to: view === 'score' ? path`/tenants/${domain}` : path`/tenants/${domain}/${view}`,
          text: t[view],
        }))}
      />
      {newest && newest.state !== 'done' ? (
        <div className={styles.job}>
          <JobProgress job={newest} />
        </div>
      ) : null}
      <Outlet />
    </>
  );
}

const useStyles = makeStyles({ job: { marginBottom: tokens.spacingVerticalL } });
