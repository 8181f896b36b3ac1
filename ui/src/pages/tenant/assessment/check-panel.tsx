import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CheckResult, Exception, ExceptionRef } from '../../../../../src/server/contract/tenant.ts';
import { path, post } from '../../../api/client.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { Facts, SidePanel } from '../../../parts/side-panel.tsx';
import { SeverityBadge } from '../../../parts/severity.tsx';
import { useTenant } from '../tenant-query.ts';
import { StatusBadge } from './columns.tsx';
import { assessmentTexts } from './texts.ts';

/** One check with what it saw, why it matters, what to do, and the exception that somebody answers for. */
export function CheckPanel({
  check,
  onClose,
}: {
  readonly check: CheckResult | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(assessmentTexts);
  const say = useSay();
  const styles = useStyles();
  return (
    <SidePanel title={check ? say(check.title) : ''} open={check !== null} onClose={onClose}>
      {check ? (
        <>
          <div className={styles.badges}>
            <StatusBadge status={check.status} /> <SeverityBadge severity={check.severity} />
          </div>
          <Part title={t.whatSeen}>{say(check.reason)}</Part>
          {check.affected ? (
            <Part title={t.affected(check.affected.count)}>
              {check.affected.items.slice(0, 50).join('\n')}
            </Part>
          ) : null}
          <Part title={t.whyMatters}>{say(check.rationale)}</Part>
          <Part title={t.whatToDo}>{say(check.remediation)}</Part>
          <Facts
            facts={[
              [t.byEvict, check.action ? t.yes : t.no],
              [
                t.references,
                [
                  ...check.scuba,
                  ...check.cis.map((id) => `CIS ${id}`),
                  ...check.attack,
                  ...check.secureScore,
                ].join(', '),
              ],
              ['ID', check.id],
            ]}
          />
          <ExceptionForm key={check.id} check={check} />
          <div>
            <strong>{t.evidence}</strong>
            <pre className={styles.evidence} tabIndex={0} aria-label={t.evidence}>
              {JSON.stringify(check.evidence, null, 2)}
            </pre>
          </div>
        </>
      ) : null}
    </SidePanel>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: string }): ReactNode {
  return (
    <div>
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  );
}

function ExceptionForm({ check }: { readonly check: CheckResult }): ReactNode {
  const t = useTexts(assessmentTexts);
  const styles = useStyles();
  const domain = useTenant();
  const [given, setGiven] = useState({ owner: '', reason: '', expires: '' });
  const save = useMutation({
    mutationFn: (exception: Exception) => post(path`/api/tenants/${domain}/exceptions`, exception),
  });
  const remove = useMutation({
    mutationFn: (reference: ExceptionRef) => post(path`/api/tenants/${domain}/exceptions/remove`, reference),
  });
  const error = save.error ?? remove.error;
  if (check.exception) {
    const { owner, reason, expires, state } = check.exception;
    return (
      <div className={styles.form}>
        <strong>{t.exception}</strong>
        <Facts
          facts={[
            [t.owner, owner],
            [t.reason, reason],
            [t.expires, state === 'expired' ? t.expired(expires) : expires],
          ]}
        />
        <Button disabled={remove.isPending} onClick={() => remove.mutate({ check: check.id })}>
          {t.remove}
        </Button>
        {error ? <ErrorNotice error={error} /> : null}
      </div>
    );
  }
  if (check.status !== 'fail' && check.status !== 'warning') return null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ check: check.id, ...given });
      }}
    >
      <strong>{t.addException}</strong>
      <Field label={t.owner} required>
        <Input value={given.owner} onChange={(_, { value }) => setGiven({ ...given, owner: value })} />
      </Field>
      <Field label={t.reason} required>
        <Input value={given.reason} onChange={(_, { value }) => setGiven({ ...given, reason: value })} />
      </Field>
      <Field label={t.expires} required>
        <Input
          type="date"
          value={given.expires}
          onChange={(_, { value }) => setGiven({ ...given, expires: value })}
        />
      </Field>
      <Button
        type="submit"
        disabled={save.isPending || Object.values(given).some((value) => value.trim() === '')}
      >
        {t.save}
      </Button>
      {error ? <ErrorNotice error={error} /> : null}
    </form>
  );
}

const useStyles = makeStyles({
  badges: { display: 'flex', gap: tokens.spacingHorizontalS },
  form: {
    display: 'grid',
    justifyItems: 'start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    '& > *': { maxWidth: '100%' },
  },
  evidence: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: tokens.spacingHorizontalM,
    maxHeight: '320px',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});
