import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Json } from '../../../../../src/server/contract/common.ts';
import type { StepView } from '../../../../../src/server/contract/response.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { responseTexts } from './texts.ts';

/** Why, what it does to whom, what it needs, and the state before and after side by side. */
export function StepDetails({ step }: { readonly step: StepView }): ReactNode {
  const t = useTexts(responseTexts);
  const say = useSay();
  const styles = useStyles();
  return (
    <div className={styles.details}>
      <dl className={styles.facts}>
        <dt>{t.why}</dt>
        <dd>
          {step.reasons.map(({ speaks, text }) => (
            <div key={text.en}>
              {speaks === 'for' ? '+' : '−'} {say(text)}
            </div>
          ))}
        </dd>
        <dt>{t.effect}</dt>
        <dd>{say(step.effect)}</dd>
        <dt>{t.notice}</dt>
        <dd>{say(step.notice)}</dd>
        <dt>{t.permissions}</dt>
        <dd>{step.permissions.join(', ') || '–'}</dd>
        <dt>{t.reversible}</dt>
        <dd>
          {t.reversibles[step.reversible]}
          {step.irreversible ? `: ${say(step.irreversible)}` : ''}
        </dd>
      </dl>
      <div className={styles.sides}>
        <State title={t.before} state={step.before} other={step.after} />
        <State title={t.after} state={step.after} other={step.before} />
      </div>
    </div>
  );
}

/** Members that differ from the other side stand out. */
function State({
  title,
  state,
  other,
}: {
  readonly title: string;
  readonly state: Json;
  readonly other: Json;
}): ReactNode {
  const t = useTexts(responseTexts);
  const styles = useStyles();
  const members = asMembers(state);
  const others = asMembers(other);
  return (
    <div className={styles.side}>
      <strong>{title}</strong>
      {state === null ? (
        <p className={styles.none}>{t.notThere}</p>
      ) : (
        <dl className={styles.members}>
          {Object.entries(members).map(([name, value]) => (
            <div
              key={name}
              className={JSON.stringify(others[name]) === JSON.stringify(value) ? undefined : styles.differs}
            >
              <dt>{name}</dt>
              <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function asMembers(state: Json): Readonly<Record<string, Json>> {
  if (state === null) return {};
  if (typeof state === 'object' && !Array.isArray(state)) return state as Readonly<Record<string, Json>>;
  return { '': state };
}

const useStyles = makeStyles({
  details: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  side: {
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  none: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  members: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    maxHeight: '320px',
    overflowY: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    '& div': {
      display: 'grid',
      gridTemplateColumns: 'minmax(80px, 2fr) minmax(0, 3fr)',
      gap: tokens.spacingHorizontalS,
      padding: '2px 4px',
    },
    '& dt': { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  differs: {
    backgroundColor: tokens.colorBrandBackground2,
    '& dt': { color: tokens.colorNeutralForeground1 },
  },
});
