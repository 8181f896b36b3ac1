import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
  Textarea,
} from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AddressJudgement, AddressVerdict } from '../../../../../src/server/contract/sessions.ts';
import { get, path, post } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { sessionTexts } from './texts.ts';

/** Asks whose an address is, and how one knows; the case is judged anew by the answer. */
export function JudgeDialog({ caseName }: { readonly caseName: string }): ReactNode {
  const { get: chosen, set } = useAddressState();
  const address = chosen('judge');
  const { data: found } = useQuery({
    queryKey: [...keys.case(caseName), 'address', address],
    queryFn: () => get<AddressVerdict>(path`/api/cases/${caseName}/addresses/${address ?? ''}`),
    enabled: address !== null,
  });
  const close = (): void => set({ judge: null });
  return (
    <Dialog
      open={address !== null && found !== undefined}
      onOpenChange={(_, data) => (data.open ? undefined : close())}
    >
      {found ? <Question key={found.address} caseName={caseName} found={found} close={close} /> : <span />}
    </Dialog>
  );
}

function Question({
  caseName,
  found,
  close,
}: {
  readonly caseName: string;
  readonly found: AddressVerdict;
  readonly close: () => void;
}): ReactNode {
  const t = useTexts(sessionTexts);
  const [judge, setJudge] = useState<AddressJudgement['judge']>(found.override?.judge ?? 'person');
  const [reason, setReason] = useState(found.override?.reason ?? '');
  const send = useMutation({
    mutationFn: (given: AddressJudgement) =>
      post(path`/api/cases/${caseName}/addresses/${found.address}`, given),
    onSuccess: close,
  });
  const enough = judge === 'nobody' || reason.trim().length >= 5;
  return (
    <DialogSurface>
      <DialogBody>
        <DialogTitle>{t.judgeAddress(found.address)}</DialogTitle>
        <DialogContent>
          <Field label={t.whose}>
            <RadioGroup
              value={judge}
              onChange={(_, data) => setJudge(data.value as AddressJudgement['judge'])}
            >
              <Radio value="attacker" label={t.attackers} />
              <Radio value="person" label={t.persons} />
              {found.override ? <Radio value="nobody" label={t.takeBack} /> : null}
            </RadioGroup>
          </Field>
          {judge === 'nobody' ? null : (
            <Field label={t.reason} hint={t.reasonHint} required>
              <Textarea value={reason} onChange={(_, data) => setReason(data.value)} maxLength={2_000} />
            </Field>
          )}
          {send.error ? <ErrorNotice error={send.error} /> : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{t.cancel}</Button>
          <Button
            appearance="primary"
            disabled={!enough || send.isPending}
            onClick={() => send.mutate({ judge, reason })}
          >
            {t.judgeAnew}
          </Button>
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  );
}
