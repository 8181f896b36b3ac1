import { moment } from '../../kernel/moments.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { Block, Cell } from '../../domain/document.ts';
import { counts } from '../../engine/assess/index.ts';
import type { Language } from '../../kernel/localized.ts';

type Say = (en: string, de: string) => string;

/** Changes that are shown as cutting the attack; the data holds all. */
const mostCuts = 10;

/** With a case: the checks whose good state would have cut the attack, with the step that each cuts. */
export function attackBlocks(assessment: Assessment, language: Language): readonly Block[] {
  if (assessment.case === null) return [];
  const say: Say = (en, de) => ({ en, de })[language];
  const how = {
    stops: { text: say('would have stopped', 'hätte verhindert'), tone: 'bad' },
    shortens: { text: say('would have shortened', 'hätte verkürzt'), tone: 'warning' },
  } as const;
  return [
    {
      block: 'heading',
      level: 2,
      text: say(
        `What would have cut the attack of "${assessment.case}"`,
        `Was den Angriff im Fall „${assessment.case}“ aufgehalten hätte`,
      ),
    },
    {
      block: 'table',
      columns: [
        { title: '#', align: 'right' },
        { title: say('Change', 'Änderung'), flexible: true },
        { title: '' },
        { title: say('Step of the attack', 'Schritt des Angriffs'), flexible: true },
      ],
      rows: assessment.results
        .filter((result) => counts(result) && result.cuts)
        .slice(0, mostCuts)
        .map((result, index): Cell[] => {
          const [first] = result.cuts!;
          return [
            String(index + 1),
            result.title[language],
            how[first!.how],
            result
              .cuts!.map(
                (step) => `${step.time ? `${moment(step.time, language)} ` : ''}${step.what[language]}`,
              )
              .join('; '),
          ];
        }),
      empty: say(
        'No check that fails would have cut a step of it.',
        'Keine der nicht erfüllten Prüfungen hätte einen seiner Schritte verhindert.',
      ),
    },
  ];
}
