import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { AuditView as View, PlanBegun } from '../../../../../src/server/contract/tenant.ts';
import { path, post } from '../../../api/client.ts';
import { useJobs } from '../../../api/queries.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { Choice } from '../../../parts/choice.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { useTenant, useTenantQuery } from '../tenant-query.ts';
import { AuditDriftSection } from './drift-section.tsx';
import { GapSection } from './gap-section.tsx';
import { MailboxSection } from './mailbox-section.tsx';
import { auditTexts } from './texts.ts';
import { TruthFacts } from './truth-facts.tsx';
import { WorkloadSection } from './workload-section.tsx';

/** Whether an attacker's acts would be recorded and found: switches, gaps, what arrives, mailbox by mailbox. */
export function AuditView(): ReactNode {
  const t = useTexts(auditTexts);
  const styles = useStyles();
  const domain = useTenant();
  const navigate = useNavigate();
  const format = useFormat();
  const { get, set } = useAddressState();
  const audit = useTenantQuery<View | null>('audit', { run: get('run'), compare: get('compare') });
  const busy = useJobs(domain).some((job) => job.state === 'running');
  const read = useMutation({
    mutationFn: () => post(path`/api/tenants/${domain}/audit`),
    onSuccess: () => set({ run: null, compare: null }),
  });
  const repair = useMutation({
    mutationFn: () => post<PlanBegun>(path`/api/tenants/${domain}/audit/repair`),
    onSuccess: ({ case: name }) =>
      navigate(`${path`/tenants/${domain}/harden`}?case=${encodeURIComponent(name)}`),
  });
  const named = (ids: View['runs']): readonly { readonly value: string; readonly text: string }[] =>
    ids.map(({ id, takenAt }) => ({ value: id, text: format.exact(takenAt) }));
  return (
    <Answered query={audit}>
      {(value) => (
        <>
          <Section title={t.title}>
            <div className={styles.parts}>
              {value ? <TruthFacts audit={value} /> : <p className={styles.lead}>{t.none}</p>}
              {value ? (
                <div className={styles.buttons}>
                  <Choice
                    label={t.run}
                    value={value.run}
                    values={named(value.runs)}
                    onChoose={(run) => set({ run, compare: null })}
                  />
                  {value.compare ? (
                    <Choice
                      label={t.compare}
                      value={value.compare}
                      values={named(value.runs.slice(value.runs.findIndex(({ id }) => id === value.run) + 1))}
                      onChoose={(compare) => set({ compare })}
                    />
                  ) : null}
                </div>
              ) : null}
              <div className={styles.buttons}>
                <Button
                  appearance={value ? 'secondary' : 'primary'}
                  disabled={busy || read.isPending}
                  onClick={() => read.mutate()}
                >
                  {value ? t.again : t.read}
                </Button>
                {value ? (
                  <Button
                    appearance="primary"
                    disabled={busy || repair.isPending}
                    onClick={() => repair.mutate()}
                  >
                    {t.repair}
                  </Button>
                ) : null}
              </div>
              {read.error ? <ErrorNotice error={read.error} /> : null}
              {repair.error ? <ErrorNotice error={repair.error} /> : null}
            </div>
          </Section>
          {value ? (
            <>
              <GapSection audit={value} />
              <AuditDriftSection audit={value} />
              <WorkloadSection audit={value} />
              <MailboxSection audit={value} />
            </>
          ) : null}
        </>
      )}
    </Answered>
  );
}

const useStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  lead: { margin: 0, maxWidth: '720px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});
