import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Score, WhatIf } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ErrorNotice } from '../../../parts/error-notice.tsx';
import { scoreTexts } from './texts.ts';

/** What the checked recommendations would bring, told aloud when it changes. */
export function WhatIfBar({
  score,
  picked,
  whatIf,
  pick,
}: {
  readonly score: Score;
  readonly picked: readonly string[];
  readonly whatIf: UseQueryResult<WhatIf>;
  readonly pick: (ids: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(scoreTexts);
  const format = useFormat();
  const styles = useStyles();
  const answer = whatIf.data;
  return (
    <Section
      title={t.whatIf}
      aside={
        picked.length > 0 ? (
          <Button onClick={() => pick([])}>{t.clear}</Button>
        ) : (
          <Button onClick={() => pick(score.recommended.slice(0, 5))}>{t.best}</Button>
        )
      }
    >
      <p role="status" className={styles.line}>
        {picked.length === 0 || !answer
          ? t.whatIfNone
          : t.whatIfLine(
              picked.length,
              format.percent(score.percentage / 100),
              format.percent(answer.percentage / 100),
              format.number(answer.gain),
            )}
      </p>
      {whatIf.error ? <ErrorNotice error={whatIf.error} /> : null}
    </Section>
  );
}

const useStyles = makeStyles({ line: { margin: 0, fontSize: tokens.fontSizeBase400 } });
