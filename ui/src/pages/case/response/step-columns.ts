import type { StepView } from '../../../../../src/server/contract/response.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { responseTexts } from './texts.ts';

/** What an export of a plan holds. */
export function useStepColumns(): readonly TableColumn<StepView>[] {
  const t = useTexts(responseTexts);
  const say = useSay();
  const column = (id: string, title: string, text: (step: StepView) => string): TableColumn<StepView> => ({
    id,
    title,
    width: 'auto',
    text,
  });
  return [
    column('id', '#', (step) => step.id),
    column('selected', t.selected, (step) => (step.selected ? t.yes : t.no)),
    column('title', t.step, (step) => say(step.title)),
    column('account', t.account, (step) => step.account ?? ''),
    column('label', t.object, (step) => step.label),
    column('before', t.before, (step) => JSON.stringify(step.before)),
    column('after', t.after, (step) => JSON.stringify(step.after)),
    column('why', t.why, (step) => step.reasons.map(({ text }) => say(text)).join(' ')),
    column('impact', t.impact, (step) => t.impacts[step.impact]),
    column('permissions', t.permissions, (step) => step.permissions.join(', ')),
    column('reversible', t.reversible, (step) => t.reversibles[step.reversible]),
    column('outcome', t.outcome, (step) => (step.outcome ? t.outcomes[step.outcome] : '')),
  ];
}
