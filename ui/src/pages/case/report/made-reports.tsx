import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, Open20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Job } from '../../../../../src/server/contract/jobs.ts';
import type { MadeReport, ReportDone } from '../../../../../src/server/contract/reports.ts';
import { get, path } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAnnounce } from '../../../parts/live.tsx';
import { reportTexts } from './texts.ts';

/** What lies in the case's reports, the one just made among them: to be downloaded, or a page to be opened. */
export function MadeReports({
  name,
  job,
}: {
  readonly name: string;
  /** The report that was ordered here. */
  readonly job: Job | null;
}): ReactNode {
  const t = useTexts(reportTexts);
  const format = useFormat();
  const styles = useStyles();
  const announce = useAnnounce();
  const { data: made = [] } = useQuery({
    queryKey: [...keys.case(name), 'reports', job?.state],
    queryFn: ({ signal }) => get<readonly MadeReport[]>(path`/api/cases/${name}/reports`, signal),
  });
  const done = job?.state === 'done' ? (job.result as unknown as ReportDone).file : null;
  useEffect(() => {
    if (done !== null) announce(t.ready);
  }, [announce, done, t]);
  if (made.length === 0) return null;
  return (
    <section className={styles.made} aria-label={t.made}>
      <Subtitle2 as="h3" className={styles.title}>
        {t.made}
      </Subtitle2>
      <ul className={styles.list}>
        {made.map((report) => {
          const what = `${t.short[report.audience]}, ${t.languages[report.language]}, ${t.formats[report.format]}`;
          const address = path`/api/cases/${name}/reports/${report.file}`;
          return (
            <li key={report.file} className={styles.line}>
              <div className={styles.what}>
                <strong>{what}</strong>
                <span className={styles.when}>
                  {t.madeAt(
                    format.exact(report.madeAt),
                    `${format.number(Math.ceil(report.bytes / 1_024))} kB`,
                  )}
                </span>
              </div>
              <div className={styles.actions}>
                {report.format === 'html' ? (
                  <Button
                    as="a"
                    href={`${address}?open=true`}
                    target="_blank"
                    rel="noopener noreferrer"
                    icon={<Open20Regular />}
                    aria-label={t.openNamed(what)}
                  >
                    {t.open}
                  </Button>
                ) : null}
                <Button
                  as="a"
                  href={address}
                  download
                  icon={<ArrowDownload20Regular />}
                  appearance={report.file === done ? 'primary' : 'secondary'}
                  aria-label={t.downloadNamed(what)}
                >
                  {t.download}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const useStyles = makeStyles({
  made: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalM },
  title: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  what: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
