import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
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
  readonly ownAddresses: string;
  readonly ownDomains: string;
}

export const nothingWritten: Written = {
  accounts: '',
  since: '',
  until: '',
  ownAddresses: '',
  ownDomains: '',
};

export interface NarrowingForm {
  readonly written: Written;
  change(values: Partial<Written>): void;
  /** The days are in order, or not chosen. */
  readonly valid: boolean;
  readonly given: Narrowing;
}

export function useNarrowing(first: Written): NarrowingForm {
  const [written, setWritten] = useState(first);
  const { accounts, since, until, ownAddresses, ownDomains } = written;
  return {
    written,
    change: (values) => setWritten((known) => ({ ...known, ...values })),
    valid: since === '' || until === '' || since <= until,
    given: {
      accounts: namesIn(accounts),
      since: since === '' ? null : dayAfter(since, 0),
      // A person means the whole of the last day.
      until: until === '' ? null : dayAfter(until, 1),
      ownAddresses: namesIn(ownAddresses),
      ownDomains: namesIn(ownDomains),
    },
  };
}

/** However they are set apart. */
export function namesIn(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString();
}

/** Which days to judge; everything else serves to compare with. */
export function DayFields({
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
  );
}

/** What few need, folded away from somebody in a hurry. */
export function AdvancedFields({
  form,
  children,
}: {
  readonly form: NarrowingForm;
  readonly children?: ReactNode;
}): ReactNode {
  const t = useTexts(newCaseTexts);
  const styles = useStyles();
  const { written, change } = form;
  return (
    <Accordion collapsible>
      <AccordionItem value="advanced">
        <AccordionHeader className={styles.fold}>{t.advanced}</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <Field label={t.ownAddresses} hint={t.ownAddressesHint}>
            <Textarea
              value={written.ownAddresses}
              onChange={(_, data) => change({ ownAddresses: data.value })}
              rows={2}
              resize="vertical"
            />
          </Field>
          <Field label={t.ownDomains} hint={t.ownDomainsHint}>
            <Textarea
              value={written.ownDomains}
              onChange={(_, data) => change({ ownDomains: data.value })}
              rows={2}
              resize="vertical"
            />
          </Field>
          {children}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  fold: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
  panel: { display: 'grid', gap: tokens.spacingVerticalL, margin: `${tokens.spacingVerticalS} 0 0` },
});
