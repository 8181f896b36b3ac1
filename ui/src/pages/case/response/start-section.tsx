import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { NewPlan, ResponseView } from '../../../../../src/server/contract/response.ts';
import { path, post } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ReportButton } from '../report/button.tsx';
import { responseTexts } from './texts.ts';

/** Whom to respond for, and what comes next: lock out, verify, give back. Nothing here changes the tenant. */
export function StartSection({
  name,
  response,
  busy,
}: {
  readonly name: string;
  readonly response: ResponseView;
  readonly busy: boolean;
}): ReactNode {
  const t = useTexts(responseTexts);
  const format = useFormat();
  const styles = useStyles();
  const [accounts, setAccounts] = useState(response.accounts.join('\n'));
  const [breakGlass, setBreakGlass] = useState('');
  const [handOver, setHandOver] = useState<'pass' | 'password'>('pass');
  const [forced, setForced] = useState(false);
  const [force, setForce] = useState('');
  const names = split(accounts);
  const plan = useMutation({
    mutationFn: (given: NewPlan) => post(path`/api/cases/${name}/response/plan`, given),
  });
  const verify = useMutation({
    mutationFn: () => post(path`/api/cases/${name}/response/verify`, { accounts: names }),
  });
  const begun = response.plans.length > 0;
  const off = busy || !response.reachable || names.length === 0;
  const recover: NewPlan = {
    kind: 'recover',
    accounts: names,
    breakGlass: split(breakGlass),
    handOver,
    force: forced ? force.trim() : null,
  };
  return (
    <Section title={begun ? t.next : t.start}>
      <div className={styles.form}>
        {response.reachable ? null : <p>{t.unreachable}</p>}
        <Field label={t.accounts} hint={t.accountsHint}>
          <Textarea
            value={accounts}
            onChange={(_, data) => setAccounts(data.value)}
            rows={2}
            resize="vertical"
          />
        </Field>
        <Field label={t.breakGlass} hint={t.breakGlassHint}>
          <Input value={breakGlass} onChange={(_, data) => setBreakGlass(data.value)} />
        </Field>
        <div className={styles.row}>
          <Button
            appearance={begun ? 'secondary' : 'primary'}
            disabled={off}
            onClick={() => plan.mutate({ kind: 'contain', accounts: names, breakGlass: split(breakGlass) })}
          >
            {begun ? t.planAgain : t.plan}
          </Button>
          <span className={styles.hint}>{t.planHint}</span>
        </div>
        {begun ? (
          <>
            <div className={styles.row}>
              <Button disabled={off} onClick={() => verify.mutate()}>
                {t.verify}
              </Button>
              <span className={styles.hint}>
                {response.verified
                  ? t.verified(format.moment(response.verified.time), response.verified.clean)
                  : t.notVerified}
              </span>
            </div>
            <fieldset className={styles.recover}>
              <legend>{t.recoverTitle}</legend>
              <RadioGroup
                value={handOver}
                onChange={(_, data) => setHandOver(data.value as 'pass' | 'password')}
              >
                <Radio value="pass" label={t.pass} />
                <Radio value="password" label={t.password} />
              </RadioGroup>
              {response.verified?.clean ? null : (
                <Checkbox
                  checked={forced}
                  onChange={(_, data) => setForced(data.checked === true)}
                  label={t.force}
                />
              )}
              {forced ? (
                <Field label={t.forceReason} required>
                  <Input value={force} onChange={(_, data) => setForce(data.value)} />
                </Field>
              ) : null}
              <Button
                appearance={response.verified?.clean ? 'primary' : 'secondary'}
                disabled={off || (forced && force.trim().length < 5)}
                onClick={() => plan.mutate(recover)}
              >
                {t.recover}
              </Button>
            </fieldset>
            <div className={styles.row}>
              <ReportButton audience="executive" />
              <span className={styles.hint}>{t.reportHint}</span>
            </div>
          </>
        ) : null}
        {plan.error ? <ErrorNotice error={plan.error} /> : null}
        {verify.error ? <ErrorNotice error={verify.error} /> : null}
      </div>
    </Section>
  );
}

function split(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '720px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  hint: { flex: '1 1 260px', color: tokens.colorNeutralForeground2 },
  recover: {
    display: 'grid',
    justifyItems: 'start',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    '& legend': { fontWeight: tokens.fontWeightSemibold, padding: `0 ${tokens.spacingHorizontalXS}` },
  },
});
