import type { Block, Cell } from '../../domain/document.ts';
import type { ControlStanding } from '../../domain/secure-score.ts';
import type { Language } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import { effortWords, standingWords, stateWords, threatWord } from './words.ts';

/** Controls in the order given, one a row. */
export function controlTable(controls: readonly ControlStanding[], language: Language): Block {
  const say = (en: string, de: string): string => ({ en, de })[language];
  return {
    block: 'table',
    columns: [
      { title: say('Gain', 'Gewinn'), align: 'right' },
      { title: say('Standing', 'Stand') },
      { title: say('Control', 'Maßnahme'), flexible: true },
      { title: 'ID', flexible: true },
      { title: say('Effort', 'Aufwand') },
      { title: say('Users feel', 'Spürbar') },
    ],
    rows: controls.map((control): Cell[] => {
      const word = standingWords[control.standing];
      return [
        control.gap > 0 ? `+${number(control.gap, language)}` : '–',
        { text: word[language], tone: word.tone },
        control.title,
        { text: control.id, tone: 'muted' },
        control.cost === null ? '–' : effortWords[control.cost][language],
        control.userImpact === null ? '–' : effortWords[control.userImpact][language],
      ];
    }),
    empty: say('Nothing is left to do.', 'Es ist nichts mehr zu tun.'),
  };
}

export function inWords(control: ControlStanding, language: Language): Block {
  const licence =
    control.licence === null ? '' : ` (${{ en: 'needs', de: 'benötigt' }[language]} ${control.licence})`;
  return { block: 'paragraph', text: `${control.id}${licence}: ${control.words![language]}` };
}

/** Everything that is known of one control. */
export function controlBlocks(
  control: ControlStanding,
  language: Language,
  level: 2 | 3 = 2,
): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const word = standingWords[control.standing];
  const fact = (label: string, value: Cell | null): readonly (readonly [string, Cell])[] =>
    value === null || value === '' ? [] : [[label, value]];
  return [
    { block: 'heading', level, text: control.title },
    ...(control.words === null ? [] : [{ block: 'paragraph' as const, text: control.words[language] }]),
    {
      block: 'facts',
      rows: [
        ...fact('ID', control.id),
        ...fact(say('Standing', 'Stand'), { text: word[language], tone: word.tone }),
        ...fact(
          say('Points', 'Punkte'),
          control.score === null || control.max === null
            ? null
            : say(
                `${number(control.score, language)} of ${number(control.max, language)}`,
                `${number(control.score, language)} von ${number(control.max, language)}`,
              ),
        ),
        ...fact(say('Microsoft says', 'Microsoft sagt'), control.status),
        ...fact(
          say('Answer', 'Antwort'),
          control.state === 'default'
            ? null
            : [stateWords[control.state][language], control.comment].filter(Boolean).join(': '),
        ),
        ...fact(
          say('Guards against', 'Schützt vor'),
          control.threats.map((threat) => threatWord(threat, language)).join(', '),
        ),
        ...fact(say('Licence', 'Lizenz'), control.licence),
        ...fact(say('Effort', 'Aufwand'), control.cost && effortWords[control.cost][language]),
        ...fact(
          say('Users feel', 'Spürbar'),
          control.remediationImpact ?? (control.userImpact && effortWords[control.userImpact][language]),
        ),
        ...fact('Link', control.link),
      ],
    },
    ...(control.remediation === null ? [] : [{ block: 'code' as const, text: control.remediation }]),
  ];
}
