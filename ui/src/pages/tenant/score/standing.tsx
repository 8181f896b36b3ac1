import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Score } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { scoreTexts } from './texts.ts';

/** Points, how they moved, and what others have. */
export function Standing({ score }: { readonly score: Score }): ReactNode {
  const t = useTexts(scoreTexts);
  const format = useFormat();
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t.points}</dt>
        <dd className={styles.strong}>
          {t.pointsOf(format.number(score.current), format.number(score.max))}
        </dd>
      </div>
      {score.changes.map(({ days, points }) => (
        <div key={days}>
          <dt>{t.change(days)}</dt>
          <dd>
            {points > 0 ? '▲ +' : points < 0 ? '▼ ' : '± '}
            {format.number(points)}
          </dd>
        </div>
      ))}
      {score.averages.map(({ basis, score: average }) => (
        <div key={basis}>
          <dt>{t.averages[basis] ?? basis}</dt>
          <dd>{t.averageUnit(format.number(average))}</dd>
        </div>
      ))}
    </dl>
  );
}

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    '& > div': { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
});
