import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Job } from '../../../../../src/server/contract/jobs.ts';
import type { ReportAudience, ReportOrder } from '../../../../../src/server/contract/reports.ts';
import { path, post } from '../../../api/client.ts';
import { useJobs } from '../../../api/queries.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { MadeReports } from './made-reports.tsx';
import { OrderFields } from './order-fields.tsx';
import { reportTexts } from './texts.ts';
import { useOrder } from './use-order.ts';

const audiences: readonly string[] = ['executive', 'technical', 'notification'] satisfies ReportAudience[];

/** What `evict report` writes, from the page: ordered, made by the server, then downloaded or opened. */
export function ReportDialog({ name }: { readonly name: string }): ReactNode {
  const { get: chosen, set } = useAddressState();
  const audience = chosen('report');
  const close = (): void => set({ report: null });
  const open = audience !== null && audiences.includes(audience);
  return (
    <Dialog open={open} onOpenChange={(_, data) => (data.open ? undefined : close())}>
      {open ? <Order name={name} audience={audience as ReportAudience} close={close} /> : <span />}
    </Dialog>
  );
}

function Order({
  name,
  audience,
  close,
}: {
  readonly name: string;
  readonly audience: ReportAudience;
  readonly close: () => void;
}): ReactNode {
  const t = useTexts(reportTexts);
  const styles = useStyles();
  const form = useOrder(audience);
  const make = useMutation({
    mutationFn: (order: ReportOrder) => post<Job>(path`/api/cases/${name}/reports`, order),
  });
  const job = useJobs().find(({ id }) => id === make.data?.id) ?? make.data;
  const busy = make.isPending || job?.state === 'running';
  return (
    <DialogSurface>
      <DialogBody>
        <DialogTitle>{t.title}</DialogTitle>
        <DialogContent className={styles.content}>
          <p className={styles.lead}>{t.lead}</p>
          <OrderFields form={form} />
          {make.error ? <ErrorNotice error={make.error} /> : null}
          {job?.error ? <ErrorNotice error={job.error} /> : null}
          <MadeReports name={name} job={job ?? null} />
        </DialogContent>
        <DialogActions>
          {busy ? <Spinner size="tiny" label={t.making} role="status" /> : null}
          <Button onClick={close}>{t.close}</Button>
          <Button
            appearance="primary"
            // Keeps the focus, which else falls out of the dialog.
            disabledFocusable={busy || !form.valid}
            onClick={() => make.mutate(form.order)}
          >
            {t.make}
          </Button>
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  );
}

const useStyles = makeStyles({
  content: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
});
