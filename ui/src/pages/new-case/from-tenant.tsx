import {
  Button,
  Checkbox,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Job } from '../../../../src/server/contract/jobs.ts';
import type { NewTenantCase } from '../../../../src/server/contract/new-case.ts';
import { path, post } from '../../api/client.ts';
import { useHome } from '../../api/queries.ts';
import { useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { ErrorNotice } from '../../parts/error-notice.tsx';
import { Answered } from '../../parts/waiting.tsx';
import { AccountPicker } from './account-picker.tsx';
import { AdvancedFields, DayFields, nothingWritten, useNarrowing } from './narrowing.tsx';
import { newCaseTexts } from './texts.ts';

/** Asks a tenant's own logs for named accounts. */
export function FromTenant(): ReactNode {
  const t = useTexts(newCaseTexts);
  const styles = useStyles();
  const home = useHome();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [tenant, setTenant] = useState(search.get('tenant'));
  const narrowing = useNarrowing({
    ...nothingWritten,
    accounts: (search.get('accounts') ?? '').split(' ').filter(Boolean).join('\n'),
    since: search.get('since') ?? '',
    until: search.get('until') ?? '',
  });
  const [typed, setTyped] = useState('');
  const [reconcile, setReconcile] = useState(false);
  const [name, setName] = useState(search.get('name') ?? '');
  const begin = useMutation({
    mutationFn: ({ id, given }: { readonly id: string; readonly given: NewTenantCase }) =>
      post<Job>(path`/api/tenants/${id}/cases`, given),
    onSuccess: (job) => navigate(path`/cases/${job.case}`),
  });
  return (
    <Section title={t.fromTenant}>
      <Answered query={home}>
        {({ tenants }) => {
          if (tenants.length === 0) return t.noTenants;
          const chosen = tenants.find((known) => known.id === tenant) ?? tenants[0]!;
          const submit = (event: FormEvent): void => {
            event.preventDefault();
            // The field says what is missing.
            if (typed.trim() !== '') return;
            begin.mutate({
              id: chosen.id,
              given: { name: name.trim() || null, reconcile, ...narrowing.given },
            });
          };
          return (
            <form onSubmit={submit} className={styles.form}>
              <Field label={t.tenant}>
                <Dropdown
                  value={label(chosen)}
                  selectedOptions={[chosen.id]}
                  onOptionSelect={(_, data) => {
                    setTenant(data.optionValue ?? null);
                    const next = tenants.find((known) => known.id === data.optionValue);
                    narrowing.change({ accounts: next?.suggested.join('\n') ?? '' });
                  }}
                >
                  {tenants.map((known) => (
                    <Option key={known.id} value={known.id} text={label(known)}>
                      {label(known)}
                    </Option>
                  ))}
                </Dropdown>
              </Field>
              <AccountPicker
                tenant={chosen.id}
                accounts={narrowing.given.accounts}
                typed={typed}
                setTyped={setTyped}
                change={(accounts) => narrowing.change({ accounts: accounts.join('\n') })}
              />
              <DayFields form={narrowing} sinceHint={t.sinceHint} />
              <Field label={t.name} hint={t.nameHint}>
                <Input value={name} onChange={(_, data) => setName(data.value)} maxLength={100} />
              </Field>
              <AdvancedFields form={narrowing}>
                <Checkbox
                  checked={reconcile}
                  onChange={(_, data) => setReconcile(data.checked === true)}
                  label={t.reconcile}
                />
              </AdvancedFields>
              {begin.error ? <ErrorNotice error={begin.error} /> : null}
              <div>
                <Button type="submit" appearance="primary" disabled={begin.isPending || !narrowing.valid}>
                  {t.begin}
                </Button>
              </div>
            </form>
          );
        }}
      </Answered>
    </Section>
  );
}

function label(tenant: { readonly displayName: string; readonly domain: string }): string {
  return tenant.displayName ? `${tenant.displayName} (${tenant.domain})` : tenant.domain;
}

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '640px' },
});
