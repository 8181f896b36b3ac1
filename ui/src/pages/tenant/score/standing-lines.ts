import type { Score, WhatIf } from '../../../../../src/server/contract/tenant.ts';
import type { TableColumn } from '../../../parts/table/column.ts';
import type { scoreTexts } from './texts.ts';

type Texts = (typeof scoreTexts)['en'];

/** One figure of the standing, for an export; points but where its name says percent. */
interface Line {
  readonly name: string;
  readonly value: number;
}

export function standingColumns(t: Texts): readonly TableColumn<Line>[] {
  return [
    { id: 'name', title: t.title, width: '', text: ({ name }) => name },
    { id: 'value', title: t.points, width: '', text: ({ value }) => String(value) },
  ];
}

/** What the gauge and the figures beside it say. */
export function standingLines(score: Score, after: WhatIf | undefined, t: Texts): readonly Line[] {
  return [
    { name: t.points, value: score.current },
    { name: t.most, value: score.max },
    { name: t.percent, value: score.percentage },
    ...(after
      ? [
          { name: `${t.whatIf}: ${t.points}`, value: after.current },
          { name: `${t.whatIf}: ${t.percent}`, value: after.percentage },
        ]
      : []),
    ...score.changes.map(({ days, points }) => ({ name: t.change(days), value: points })),
    ...score.averages.map(({ basis, score: average }) => ({
      name: t.averages[basis] ?? basis,
      value: average,
    })),
  ];
}
