import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Narrowing } from '../../../../src/server/contract/new-case.ts';
import { useTexts } from '../../i18n/language.tsx';
import { newCaseTexts } from './texts.ts';

/** What a person writes: names one a line, days of the calendar. */
export interface Written {
  readonly accounts: string;
  readonly since: string;
  readonly until: string;
}

export interface NarrowingForm {
  readonly written: Written;
  change(values: Partial<Written>): void;
  /** The days are in order, or not chosen. */
  readonly valid: boolean;
  readonly given: Narrowing;
}

export function useNarrowing(first: Written): NarrowingForm {
  const [written, setWritten] = useState(first);
  const { accounts, since, until } = written;
  return {
    written,
    change: (values) => setWritten((known) => ({ ...known, ...values })),
    valid: since === '' || until === '' || since <= until,
    given: {
      accounts: accounts.split(/[\s,;]+/).filter(Boolean),
      since: since === '' ? null : dayAfter(since, 0),
      // A person means the whole of the last day.
      until: until === '' ? null : dayAfter(until, 1),
    },
  };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString();
}

/** Whom and which days to judge; everything else serves to compare with. */
export function NarrowingFields({
  form,
  sinceHint,
}: {
  readonly form: NarrowingForm;
  readonly sinceHint: string;
}): ReactNode {
  const t = useTexts(newCaseTexts);
  const styles = useStyles();
  const { written, change, valid } = form;
  return (
    <>
      <Field label={t.accounts} hint={t.accountsHint}>
        <Textarea
          value={written.accounts}
          onChange={(_, data) => change({ accounts: data.value })}
          rows={3}
          resize="vertical"
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t.since} hint={sinceHint}>
          <Input type="date" value={written.since} onChange={(_, data) => change({ since: data.value })} />
        </Field>
        <Field
          label={t.until}
          hint={t.untilHint}
          {...(valid ? {} : { validationMessage: t.wrongOrder, validationState: 'error' })}
        >
          <Input type="date" value={written.until} onChange={(_, data) => change({ until: data.value })} />
        </Field>
      </div>
    </>
  );
}

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});
