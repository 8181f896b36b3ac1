import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Approval, Discarded, PlanView } from '../../../../../src/server/contract/response.ts';
import { path, post } from '../../../api/client.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { useStepColumns } from './step-columns.ts';
import { StepList } from './step-list.tsx';
import { useStepOrder } from './step-order.ts';
import { responseTexts } from './texts.ts';

/** The plan before anything is sent: check, uncheck, answer its guards, type what must be typed, approve. */
export function DraftSection({
  name,
  plan,
  busy,
  onGone,
}: {
  readonly name: string;
  readonly plan: PlanView;
  readonly busy: boolean;
  /** The case held nothing but this plan, which was discarded. */
  readonly onGone: () => void;
}): ReactNode {
  const t = useTexts(responseTexts);
  const styles = useStyles();
  const [selected, setSelected] = useState<ReadonlySet<string>>(
    () => new Set(plan.steps.filter((step) => step.selected).map(({ id }) => id)),
  );
  const [overrides, setOverrides] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const order = useStepOrder(plan.steps);
  const columns = useStepColumns();
  const apply = useMutation({
    mutationFn: (approval: Approval) => post(path`/api/cases/${name}/response/apply`, approval),
  });
  const discard = useMutation({
    mutationFn: () => post<Discarded>(path`/api/cases/${name}/response/discard`),
    onSuccess: ({ caseRemoved }) => (caseRemoved ? onGone() : undefined),
  });
  const chosen = order.steps.filter((step) => selected.has(step.id));
  const names = [...new Set(chosen.flatMap((step) => step.typed ?? []))];
  const stops = plan.guards.filter((guard) => guard.level === 'stop');
  const ready =
    chosen.length > 0 &&
    stops.every((guard) => overrides.has(guard.code)) &&
    names.every((wanted) => typed[wanted]?.trim().toLowerCase() === wanted.toLowerCase());
  return (
    <Section
      title={t.draftTitle[plan.kind]}
      aside={<ExportMenu name={`${name}-plan`} columns={columns} all={() => order.steps} />}
    >
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t.nothingSent}</MessageBarBody>
      </MessageBar>
      <Warnings plan={plan} />
      <StepList
        steps={order.steps}
        order={order}
        selected={selected}
        onSelect={(id, checked) =>
          setSelected((known) => {
            const next = new Set(known);
            if (checked) next.add(id);
            else next.delete(id);
            return next;
          })
        }
      />
      <div className={styles.approve}>
        {stops.map((guard) => (
          <Guard
            key={guard.code}
            guard={guard}
            checked={overrides.has(guard.code)}
            onChange={(checked) =>
              setOverrides((known) => {
                const next = new Set(known);
                if (checked) next.add(guard.code);
                else next.delete(guard.code);
                return next;
              })
            }
          />
        ))}
        {names.map((wanted) => (
          <Field key={wanted} label={t.typeName(wanted)} className={styles.typed}>
            <Input
              value={typed[wanted] ?? ''}
              placeholder={wanted}
              autoComplete="off"
              onChange={(_, data) => setTyped((known) => ({ ...known, [wanted]: data.value }))}
            />
          </Field>
        ))}
        {apply.error ? <ErrorNotice error={apply.error} /> : null}
        {discard.error ? <ErrorNotice error={discard.error} /> : null}
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            size="large"
            disabled={!ready || busy || apply.isPending}
            onClick={() =>
              apply.mutate({
                plan: plan.id,
                selected: chosen.map(({ id }) => id),
                order: order.steps.map(({ id }) => id),
                overrides: [...overrides],
                typed: Object.values(typed),
              })
            }
          >
            {t.doThese(chosen.length)}
          </Button>
          <Button size="large" disabled={busy || discard.isPending} onClick={() => discard.mutate()}>
            {t.discard}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Guard({
  guard,
  checked,
  onChange,
}: {
  readonly guard: PlanView['guards'][number];
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactNode {
  const t = useTexts(responseTexts);
  const say = useSay();
  return (
    <div>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{say(guard.text)}</MessageBarBody>
      </MessageBar>
      <Checkbox
        checked={checked}
        onChange={(_, data) => onChange(data.checked === true)}
        label={t.guardMeant}
      />
    </div>
  );
}

function Warnings({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(responseTexts);
  const say = useSay();
  const styles = useStyles();
  const warnings = plan.guards.filter((guard) => guard.level === 'warn');
  return (
    <div className={styles.warnings}>
      {warnings.map((guard) => (
        <MessageBar key={guard.code + (guard.account ?? '')} intent="warning" layout="multiline">
          <MessageBarBody>
            {say(guard.text)} {say(guard.next)}
          </MessageBarBody>
        </MessageBar>
      ))}
      {plan.missing.map(({ permission, consequence }) => (
        <MessageBar key={permission} intent="warning" layout="multiline">
          <MessageBarBody>{t.missing(permission, say(consequence))}</MessageBarBody>
        </MessageBar>
      ))}
      {plan.blind.map(({ what, why }) => (
        <MessageBar key={what.en} intent="warning" layout="multiline">
          <MessageBarBody>{t.blind(say(what), say(why))}</MessageBarBody>
        </MessageBar>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  warnings: { display: 'grid', gap: tokens.spacingVerticalXS, margin: `${tokens.spacingVerticalS} 0` },
  approve: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  typed: { maxWidth: '480px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});
