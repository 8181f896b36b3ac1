import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Job, ShownSecret } from '../../../../../src/server/contract/jobs.ts';
import { path, post } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { responseTexts } from './texts.ts';

/** New passwords and passes wait until they are asked for, are shown once, and are gone when the window is closed. */
export function Secrets({ job }: { readonly job: Job }): ReactNode {
  const t = useTexts(responseTexts);
  const format = useFormat();
  const styles = useStyles();
  const show = useMutation({
    mutationFn: () => post<readonly ShownSecret[]>(path`/api/jobs/${job.id}/secrets`),
    gcTime: 0,
  });
  return (
    <>
      {job.secrets > 0 ? (
        <div className={styles.notice}>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t.secretsWait(job.secrets)}</MessageBarBody>
            <MessageBarActions>
              <Button onClick={() => show.mutate()} disabled={show.isPending}>
                {t.showOnce}
              </Button>
            </MessageBarActions>
          </MessageBar>
          {show.error ? <ErrorNotice error={show.error} /> : null}
        </div>
      ) : null}
      <Dialog modalType="alert" open={show.data !== undefined}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t.secretTitle}</DialogTitle>
            <DialogContent>
              <p>{t.secretLead}</p>
              {show.data?.map((secret) => (
                <div key={`${secret.kind} ${secret.account}`} className={styles.secret}>
                  <span>
                    {secret.kind === 'password' ? t.newPassword : t.newPass} · {secret.account}
                  </span>
                  <output className={styles.value}>{secret.value}</output>
                  {secret.expires ? <span>{t.until(format.moment(secret.expires))}</span> : null}
                </div>
              ))}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={() => show.reset()}>
                {t.secretDone}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}

const useStyles = makeStyles({
  notice: { marginBottom: tokens.spacingVerticalL },
  secret: { display: 'grid', gap: tokens.spacingVerticalXS, marginTop: tokens.spacingVerticalM },
  value: {
    padding: tokens.spacingHorizontalM,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
});
