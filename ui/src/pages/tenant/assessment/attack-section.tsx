import { Badge, Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AssessmentView, CheckResult } from '../../../../../src/server/contract/tenant.ts';
import { path } from '../../../api/client.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { Choice } from '../../../parts/choice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { PageButton } from '../../../parts/page-button.tsx';
import { PageLink } from '../../../parts/page-link.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { DataTable } from '../../../parts/table/data-table.tsx';
import { hardenPath } from '../harden-path.ts';
import { useTenant } from '../tenant-query.ts';
import { mendable, usePicks, usePickColumn, useStepsColumn } from './columns.tsx';
import { assessmentTexts } from './texts.ts';

/** Held against the attack of a case (`attack` in the address): the checks whose good state would have cut it, and where. */
export function AttackSection({ view }: { readonly view: AssessmentView }): ReactNode {
  const t = useTexts(assessmentTexts);
  const styles = useStyles();
  const domain = useTenant();
  const { set } = useAddressState();
  const { picked, pick } = usePicks();
  const columns = useAttackColumns();
  const { attack, attacks, assessment } = view;
  const rows = (assessment?.results ?? []).filter(
    (check) => check.cuts && check.exception?.state !== 'in-force',
  );
  const mendables = rows.filter(mendable).map(({ id }) => id);
  const chosen = mendables.filter((id) => picked.includes(id));
  if (attacks.length === 0) return <Section title={t.attack}>{t.attackNoCase}</Section>;
  return (
    <Section
      title={t.attack}
      flush
      aside={
        rows.length === 0 ? null : (
          <>
            {chosen.length > 0 ? (
              <PageButton appearance="primary" to={hardenPath(domain, chosen, attack?.case ?? null)}>
                {t.harden(chosen.length)}
              </PageButton>
            ) : (
              <Button disabled={mendables.length === 0} onClick={() => pick([...picked, ...mendables])}>
                {t.attackAll(mendables.length)}
              </Button>
            )}
            <ExportMenu
              name={`${domain}-attack`}
              columns={columns.filter(({ id }) => id !== 'pick')}
              all={() => rows}
            />
          </>
        )
      }
    >
      <p className={styles.lead}>{t.attackLead}</p>
      <div className={styles.choice}>
        <Choice
          label={t.attackCase}
          every={t.attackChoose}
          value={attack?.case ?? null}
          values={attacks.map((name) => ({ value: name, text: name }))}
          onChoose={(name) => set({ attack: name })}
        />
      </div>
      {attack === null ? null : (
        <>
          <p className={styles.lead}>
            <PageLink to={path`/cases/${attack.case}`}>{t.attackOpen(attack.case)}</PageLink>
          </p>
          {attack.empty ? (
            <MessageBar intent="info" layout="multiline" className={styles.note}>
              <MessageBarBody>{t.attackEmpty}</MessageBarBody>
            </MessageBar>
          ) : (
            <DataTable
              label={t.attack}
              columns={columns}
              rows={rows}
              total={rows.length}
              rowKey={({ id }) => id}
              empty={t.attackNone}
              onOpen={({ id }) => set({ check: id })}
            />
          )}
        </>
      )}
    </Section>
  );
}

function useAttackColumns(): readonly TableColumn<CheckResult>[] {
  const t = useTexts(assessmentTexts);
  const say = useSay();
  const pick = usePickColumn();
  const steps = useStepsColumn();
  const how = ({ cuts }: CheckResult): 'stops' | 'shortens' => cuts?.[0]?.how ?? 'shortens';
  return [
    pick,
    {
      id: 'how',
      title: t.attackHow,
      width: '124px',
      text: (check) => t.cuts[how(check)],
      draw: (check) => (
        <Badge appearance="tint" color={how(check) === 'stops' ? 'success' : 'informative'}>
          {t.cuts[how(check)]}
        </Badge>
      ),
    },
    { id: 'title', title: t.check, width: 'minmax(150px, 2fr)', text: ({ title }) => say(title) },
    steps,
    {
      id: 'mend',
      title: t.attackMend,
      width: '96px',
      text: (check) => (check.action ? t.byPlan : t.byHand),
    },
  ];
}

const useStyles = makeStyles({
  lead: { margin: 0, padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
  choice: {
    display: 'grid',
    maxWidth: '420px',
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    '& > *': { minWidth: 0 },
  },
  note: { margin: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
});
