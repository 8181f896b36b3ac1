import type { Block, Cell } from '../../domain/document.ts';
import type { ScoreReport, WhatIf } from '../../engine/score/index.ts';
import type { Language } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';

/** What the score would gain by the controls that were named. */
export function whatIfBlocks(report: ScoreReport, result: WhatIf, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const gain = number(result.gain, language);
  return [
    { block: 'heading', level: 2, text: say('What if', 'Was wäre, wenn') },
    {
      block: 'table',
      columns: [
        { title: say('Gain', 'Gewinn'), align: 'right' },
        { title: say('Control', 'Maßnahme'), flexible: true },
        { title: 'ID' },
      ],
      rows: result.controls.map((control): Cell[] => [
        `+${number(control.gain, language)}`,
        control.title,
        control.id,
      ]),
    },
    {
      block: 'paragraph',
      tone: result.gain > 0 ? 'good' : 'plain',
      text: say(
        `The score would be ${number(result.percentage, language)} % instead of ${number(report.percentage, language)} %: +${gain} points.`,
        `Der Wert läge bei ${number(result.percentage, language)} % statt ${number(report.percentage, language)} %: +${gain} Punkte.`,
      ),
    },
  ];
}
