import { Badge, Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Phase, StepView } from '../../../../../src/server/contract/response.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { StepDetails } from './step-details.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import type { StepOrder } from './step-order.ts';
import { responseTexts } from './texts.ts';

export interface StepListProps {
  readonly steps: readonly StepView[];
  /** Absent: the plan was begun, nothing can be chosen any more. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (id: string, checked: boolean) => void;
  /** Absent: the order stands. */
  readonly order?: StepOrder;
  /** Behind each step, such as a button to take it back. */
  readonly actions?: (step: StepView) => ReactNode;
}

/** Steps in the order in which they are done, by phase; each opens to its before and after. */
export function StepList({ steps, selected, onSelect, order, actions }: StepListProps): ReactNode {
  const t = useTexts(responseTexts);
  const styles = useStyles();
  const phases = [...new Set(steps.map((step) => step.phase))];
  return (
    <ol className={styles.phases}>
      {phases.map((phase: Phase) => (
        <li key={phase}>
          <h3 className={styles.phase}>{t.phases[phase]}</h3>
          {onSelect ? (
            <DeletedMailChoice steps={steps.filter((step) => step.phase === phase)} onSelect={onSelect} />
          ) : null}
          <ol className={styles.steps}>
            {steps
              .filter((step) => step.phase === phase)
              .map((step) => (
                <StepRow
                  key={step.id}
                  step={step}
                  checked={selected?.has(step.id)}
                  onCheck={onSelect ? (checked) => onSelect(step.id, checked) : undefined}
                  order={order}
                  action={actions?.(step)}
                />
              ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

/** What was deleted is given back only where somebody says so: all of it, none, or by each one's own box. */
function DeletedMailChoice({
  steps,
  onSelect,
}: Required<Pick<StepListProps, 'steps' | 'onSelect'>>): ReactNode {
  const t = useTexts(responseTexts);
  const styles = useStyles();
  const mail = steps.filter((step) => step.deletedMail);
  if (mail.length < 2) return null;
  const choose = (checked: boolean) => () => {
    for (const { id } of mail) onSelect(id, checked);
  };
  return (
    <div className={styles.badges}>
      <span className={styles.label}>{t.deletedMail(mail.length)}</span>
      <Button size="small" onClick={choose(true)}>
        {t.allDeletedMail}
      </Button>
      <Button size="small" onClick={choose(false)}>
        {t.noDeletedMail}
      </Button>
    </div>
  );
}

function StepRow({
  step,
  checked,
  onCheck,
  order,
  action,
}: {
  readonly step: StepView;
  readonly checked: boolean | undefined;
  readonly onCheck: ((checked: boolean) => void) | undefined;
  readonly order: StepOrder | undefined;
  readonly action: ReactNode;
}): ReactNode {
  const t = useTexts(responseTexts);
  const say = useSay();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const details = useId();
  const title = say(step.title);
  const number = order?.number(step.id) ?? step.id;
  return (
    <li className={mergeClasses(styles.step, checked === false && styles.off)}>
      <div className={styles.line}>
        {onCheck ? (
          <Checkbox
            checked={checked === true}
            onChange={(_, data) => onCheck(data.checked === true)}
            aria-label={`${number} ${title}: ${step.label}`}
          />
        ) : null}
        <Button
          appearance="subtle"
          size="small"
          icon={open ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
          aria-expanded={open}
          aria-controls={details}
          aria-label={t.detailsOf(`${number} ${title}`)}
          onClick={() => setOpen(!open)}
        />
        <span className={styles.number}>{number}</span>
        <span className={styles.words}>
          <strong>{title}</strong>
          <span className={styles.label}>
            {step.label}
            {step.account && !step.label.includes(step.account) ? ` · ${step.account}` : ''}
          </span>
          {step.deletedMail
            ? step.reasons.map(({ text }) => (
                <span key={text.en} className={styles.label}>
                  {say(text)}
                </span>
              ))
            : null}
        </span>
        <span className={styles.badges}>
          {step.undecided ? (
            <Badge appearance="tint" color="warning">
              {t.undecided}
            </Badge>
          ) : null}
          {step.reversible === 'yes' ? null : (
            <Badge appearance="outline" color={step.reversible === 'no' ? 'danger' : 'warning'}>
              {t.reversibles[step.reversible]}
            </Badge>
          )}
          {step.outcome ? (
            <OutcomeBadge outcome={step.outcome} />
          ) : (
            <Badge
              appearance="tint"
              color={step.impact === 'high' || step.impact === 'critical' ? 'warning' : 'informative'}
            >
              {t.impactOf(t.impacts[step.impact])}
            </Badge>
          )}
          {order ? <MoveButtons id={step.id} title={title} order={order} /> : null}
          {action}
        </span>
      </div>
      {step.text ? <p className={styles.result}>{say(step.text)}</p> : null}
      <div id={details}>{open ? <StepDetails step={step} /> : null}</div>
    </li>
  );
}

const useStyles = makeStyles({
  phases: { listStyleType: 'none', margin: 0, padding: 0 },
  phase: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  steps: { listStyleType: 'none', margin: 0, padding: 0 },
  step: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: `${tokens.spacingVerticalXS} 0` },
  off: { '& strong': { fontWeight: tokens.fontWeightRegular }, color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  number: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', width: '40px' },
  words: { display: 'grid', flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  label: { color: tokens.colorNeutralForeground2 },
  badges: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  result: { margin: `0 0 ${tokens.spacingVerticalXS} 40px`, overflowWrap: 'anywhere' },
});
