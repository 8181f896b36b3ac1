import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Particulars } from '../../../../../src/server/contract/tenant.ts';
import { path, post } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { joinNames, splitNames } from '../names.ts';
import { useTenant } from '../tenant-query.ts';
import { assessmentTexts } from './texts.ts';

/** As the server demands it, so that a slip is told beside the field. */
const shapes = {
  breakGlass: /^[^@]+@[^@]+$/,
  sensitiveUsers: /^[^@]+@[^@]+$/,
  partnerDomains: /^[^@/]+\.[^@/]+$/,
} as const;
const asked = ['breakGlass', 'sensitiveUsers', 'partnerDomains'] as const;

/** What no setting tells: kept for the tenant, and every run that is shown is judged anew with it. */
export function ParticularsSection({ known }: { readonly known: Particulars }): ReactNode {
  const t = useTexts(assessmentTexts);
  const styles = useStyles();
  const domain = useTenant();
  const [typed, setTyped] = useState<{ readonly [field in (typeof asked)[number]]?: string }>({});
  const text = (field: (typeof asked)[number]): string => typed[field] ?? joinNames(known[field]);
  const changed = asked.some((field) => joinNames(splitNames(text(field))) !== joinNames(known[field]));
  const wrong = (field: (typeof asked)[number]): string =>
    joinNames(splitNames(text(field)).filter((name) => !shapes[field].test(name)));
  const save = useMutation({
    mutationFn: () =>
      post(path`/api/tenants/${domain}/particulars`, {
        ...known,
        ...Object.fromEntries(asked.map((field) => [field, splitNames(text(field))])),
      } satisfies Particulars),
    // What comes back is what was kept: doubles are gone.
    onSuccess: () => setTyped({}),
  });
  return (
    <Section title={t.particulars}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p className={styles.lead}>{t.particularsLead}</p>
        <div className={styles.fields}>
          {asked.map((field) => (
            <Field
              key={field}
              label={t.particular[field]}
              hint={t.particularHint[field]}
              {...(wrong(field) ? { validationMessage: t.particularWrong[field](wrong(field)) } : {})}
            >
              <Textarea
                rows={2}
                resize="vertical"
                spellCheck={false}
                value={text(field)}
                onChange={(_, { value }) => setTyped({ ...typed, [field]: value })}
              />
            </Field>
          ))}
        </div>
        <div className={styles.save}>
          <Button
            type="submit"
            disabled={!changed || save.isPending || asked.some((field) => wrong(field) !== '')}
          >
            {t.particularsSave}
          </Button>
          <span role="status">{save.isSuccess && !changed ? t.particularsSaved : ''}</span>
        </div>
        {save.error ? <ErrorNotice error={save.error} /> : null}
      </form>
    </Section>
  );
}

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  lead: { margin: 0, maxWidth: '800px' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  save: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});
