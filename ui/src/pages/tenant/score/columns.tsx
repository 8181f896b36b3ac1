import { Badge } from '@fluentui/react-components';
import type { ControlStanding } from '../../../../../src/server/contract/tenant.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { RowCheck } from '../../../parts/table/row-check.tsx';
import { scoreTexts } from './texts.ts';

const colours = {
  met: 'success',
  partial: 'warning',
  open: 'danger',
  answered: 'informative',
  'not-applicable': 'informative',
} as const;

/** The first holds the checkbox of the what-if, and is no part of an export. */
export function useControlColumns(
  picked: readonly string[],
  pick: (ids: readonly string[]) => void,
): readonly TableColumn<ControlStanding>[] {
  const t = useTexts(scoreTexts);
  const format = useFormat();
  return [
    {
      id: 'what-if',
      title: t.whatIf,
      width: '56px',
      text: () => '',
      draw: (control) =>
        control.gap > 0 ? (
          <RowCheck
            label={t.check(control.title)}
            checked={picked.includes(control.id)}
            onCheck={(checked) =>
              pick(checked ? [...picked, control.id] : picked.filter((id) => id !== control.id))
            }
          />
        ) : null,
    },
    { id: 'title', title: t.control, width: 'minmax(200px, 4fr)', text: ({ title }) => title },
    {
      id: 'category',
      title: t.category,
      width: 'minmax(76px, 1fr)',
      text: ({ category }) => t.categories[category] ?? category,
    },
    {
      id: 'product',
      title: t.product,
      width: 'minmax(110px, 1.4fr)',
      text: ({ service }) => t.products[service] ?? service,
    },
    {
      id: 'standing',
      title: t.standing,
      width: '124px',
      text: ({ standing }) => t.standings[standing],
      draw: ({ standing }) => (
        <Badge appearance="tint" color={colours[standing]}>
          {t.standings[standing]}
        </Badge>
      ),
    },
    {
      id: 'score',
      title: t.score,
      width: '76px',
      align: 'end',
      text: ({ score, max }) =>
        score === null ? '' : `${format.number(score)} / ${max === null ? '–' : format.number(max)}`,
    },
    {
      id: 'gap',
      title: t.gap,
      width: '56px',
      align: 'end',
      text: ({ gap }) => (gap > 0 ? `+${format.number(gap)}` : ''),
    },
    { id: 'effort', title: t.effort, width: '68px', text: ({ cost }) => (cost ? t.efforts[cost] : '') },
    {
      id: 'impact',
      title: t.userImpact,
      width: '84px',
      text: ({ userImpact }) => (userImpact ? t.efforts[userImpact] : ''),
    },
  ];
}
