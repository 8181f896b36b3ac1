import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { StepOutcome } from '../../../../../src/server/contract/jobs.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { responseTexts } from './texts.ts';

export function OutcomeBadge({ outcome }: { readonly outcome: StepOutcome }): ReactNode {
  const t = useTexts(responseTexts);
  return (
    <Badge appearance="tint" color={colours[outcome]}>
      {t.outcomes[outcome]}
    </Badge>
  );
}

const colours = {
  done: 'success',
  already: 'success',
  manual: 'warning',
  failed: 'danger',
  conflict: 'danger',
  unverified: 'warning',
  skipped: 'informative',
  undone: 'informative',
} as const;
