import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { ArrowReset20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Scenario } from '../../../../src/server/contract/simulator.ts';
import { path, post } from '../../api/client.ts';
import { useTexts } from '../../i18n/language.tsx';
import { ErrorNotice } from '../../parts/error-notice.tsx';
import { simulatorTexts } from './texts.ts';

/** Builds the tenant anew, as it was before anybody responded; asked first, since tries and grades are forgotten. */
export function StartOver({ scenario }: { readonly scenario: Scenario }): ReactNode {
  const t = useTexts(simulatorTexts);
  const [asked, setAsked] = useState(false);
  const reset = useMutation({
    mutationFn: () => post(path`/api/simulator/${scenario.id}/reset`),
    onSuccess: () => setAsked(false),
  });
  return (
    <>
      <Button icon={<ArrowReset20Regular />} onClick={() => setAsked(true)}>
        {t.startOver}
      </Button>
      <Dialog open={asked} onOpenChange={(_, data) => setAsked(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t.startOverTitle(scenario.displayName)}</DialogTitle>
            <DialogContent>
              {t.startOverLead}
              {reset.error ? <ErrorNotice error={reset.error} /> : null}
            </DialogContent>
            <DialogActions>
              <Button onClick={() => setAsked(false)}>{t.cancel}</Button>
              <Button appearance="primary" disabled={reset.isPending} onClick={() => reset.mutate()}>
                {t.startOver}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
