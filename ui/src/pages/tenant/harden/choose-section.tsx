import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type {
  AssessmentView,
  CheckResult,
  NewHardening,
  Particulars,
  PlanBegun,
} from '../../../../../src/server/contract/tenant.ts';
import { path, post } from '../../../api/client.ts';
import { useLanguage, useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { PageButton } from '../../../parts/page-button.tsx';
import { severities } from '../../../parts/severity.tsx';
import { GroupedTable } from '../../../parts/table/grouped-table.tsx';
import { Answered } from '../../../parts/waiting.tsx';
import { mendable, useCheckColumns, usePicks, useStepsColumn } from '../assessment/columns.tsx';
import { joinNames, splitNames } from '../names.ts';
import { useTenant, useTenantQuery } from '../tenant-query.ts';
import { hardenTexts } from './texts.ts';

const noChanges = new Map<string, never>();

/** What the newest run found and a plan can mend; the checked ones stand in the address (`checks`). */
export function ChooseSection(): ReactNode {
  const t = useTexts(hardenTexts);
  const domain = useTenant();
  const { get } = useAddressState();
  // With the attack that the choice is about, each check names the steps that it would have cut.
  const query = useTenantQuery<AssessmentView>('assessment', { attack: get('attack') });
  return (
    <Answered query={query}>
      {({ assessment, particulars }) => {
        if (!assessment)
          return (
            <Section title={t.title}>
              <p>{t.noRun}</p>
              <PageButton appearance="primary" to={path`/tenants/${domain}/assessment`}>
                {t.toAssessment}
              </PageButton>
            </Section>
          );
        const checks = assessment.results.filter(mendable);
        return checks.length === 0 ? (
          <Section title={t.title}>{t.nothing}</Section>
        ) : (
          <Chooser checks={checks} particulars={particulars} />
        );
      }}
    </Answered>
  );
}

/** Medium or graver, as `evict harden --recommended` has it. */
function isRecommended({ severity }: CheckResult): boolean {
  return severities.indexOf(severity) <= severities.indexOf('medium');
}

function Chooser({
  checks,
  particulars,
}: {
  readonly checks: readonly CheckResult[];
  readonly particulars: Particulars;
}): ReactNode {
  const t = useTexts(hardenTexts);
  const say = useSay();
  const language = useLanguage();
  const styles = useStyles();
  const domain = useTenant();
  const { get, set } = useAddressState();
  const [breakGlass, setBreakGlass] = useState(() => joinNames(particulars.breakGlass));
  const [notify, setNotify] = useState(() => joinNames(particulars.notify));
  const { picked: wanted, pick } = usePicks();
  const picked = checks.filter(({ id }) => wanted.includes(id)).map(({ id }) => id);
  const columns = useCheckColumns(noChanges).filter(({ id }) => id !== 'exception');
  const steps = useStepsColumn();
  // All of these are unmet; with an attack, its steps say more than the area.
  const shown =
    get('attack') === null
      ? columns
      : columns.toSpliced(4, 0, steps).filter(({ id }) => id !== 'status' && id !== 'area');
  const plan = useMutation({
    mutationFn: (given: NewHardening) => post<PlanBegun>(path`/api/tenants/${domain}/harden`, given),
    onSuccess: ({ case: name }) => set({ case: name }),
  });
  return (
    <Section
      title={t.title}
      flush
      aside={
        <>
          <Button onClick={() => pick(checks.filter(isRecommended).map(({ id }) => id))}>
            {t.recommended}
          </Button>
          <Button disabled={picked.length === 0} onClick={() => pick([])}>
            {t.none}
          </Button>
          <ExportMenu name={`${domain}-mendable`} columns={shown.slice(1)} all={() => checks} />
        </>
      }
    >
      <p className={styles.lead}>{t.lead}</p>
      <GroupedTable
        label={t.title}
        columns={shown}
        rows={checks}
        rowKey={({ id }) => id}
        empty={t.nothing}
        groupOf={null}
        orders={{
          severity: (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
          title: (a, b) => say(a.title).localeCompare(say(b.title), language),
          area: (a, b) => a.area.localeCompare(b.area),
        }}
      />
      <div className={styles.form}>
        <div className={styles.fields}>
          <Field label={t.breakGlass} hint={t.breakGlassHint}>
            <Input value={breakGlass} onChange={(_, { value }) => setBreakGlass(value)} />
          </Field>
          <Field label={t.notify} hint={t.notifyHint}>
            <Input value={notify} onChange={(_, { value }) => setNotify(value)} />
          </Field>
        </div>
        {plan.error ? <ErrorNotice error={plan.error} /> : null}
        <Button
          appearance="primary"
          size="large"
          disabled={picked.length === 0 || plan.isPending}
          onClick={() =>
            plan.mutate({
              checks: picked,
              breakGlass: splitNames(breakGlass),
              notify: splitNames(notify),
              attack: get('attack'),
            })
          }
        >
          {t.plan(picked.length)}
        </Button>
      </div>
    </Section>
  );
}

const useStyles = makeStyles({
  lead: { margin: 0, padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
  form: {
    display: 'grid',
    justifyItems: 'start',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  fields: {
    display: 'grid',
    width: '100%',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});
