import type { Block, Cell } from '../../domain/document.ts';
import type { ControlStanding } from '../../domain/secure-score.ts';
import type { ScoreReport, Share, WhatIf } from '../../engine/score/index.ts';
import type { Change } from '../../engine/score/trend.ts';
import { percentage } from '../../engine/score/trend.ts';
import type { Language } from '../../kernel/localized.ts';
import { blindBlocks } from '../respond/foothold-views.ts';
import { number } from '../../reports/format.ts';
import type { ReportFile } from '../report-files.ts';
import {
  averageWord,
  categoryWord,
  effortWords,
  productWord,
  standingWords,
  stateWords,
  threatWord,
} from './words.ts';
import { counted } from '../../kernel/localized.ts';

/** The score as a security owner reads it: where we stand, where it comes from, what to do first. */
export function scoreBlocks(report: ScoreReport, shown: number, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const title: Block = {
    block: 'heading',
    level: 1,
    text: `Microsoft Secure Score · ${report.tenant.displayName}`,
  };
  if (report.day === null)
    return [
      title,
      {
        block: 'paragraph',
        tone: 'warning',
        text: say(
          'Microsoft has not computed a score for this organisation yet. It comes within a day or two of the first licence.',
          'Microsoft hat für diese Organisation noch keinen Wert berechnet. Er kommt ein bis zwei Tage nach der ersten Lizenz.',
        ),
      },
    ];
  const first = report.recommended.slice(0, shown).map((id) => byId(report, id));
  return [
    title,
    { block: 'facts', rows: standingFacts(report, language) },
    {
      block: 'line-chart',
      title: say('History', 'Verlauf'),
      unit: '%',
      points: report.trend.map((point) => ({ time: point.day, value: percentage(point) })),
    },
    shareTable(
      say('By category', 'Nach Kategorie'),
      report.byCategory,
      (name) => categoryWord(name, language),
      language,
    ),
    shareTable(say('By product', 'Nach Produkt'), report.byProduct, productWord, language),
    {
      block: 'heading',
      level: 2,
      text: say(
        `What to do first (${first.length} of ${report.recommended.length})`,
        `Was zuerst zu tun ist (${first.length} von ${report.recommended.length})`,
      ),
    },
    controlTable(first, language),
    ...first.slice(0, 5).flatMap((control) => (control.words === null ? [] : [inWords(control, language)])),
    ...blindBlocks(report.blind, language),
    {
      block: 'paragraph',
      tone: 'muted',
      text: say(
        'A score is no guarantee against a breach: it counts settings, not attackers. Changes in Entra ID may take a week to show.',
        'Der Wert ist keine Garantie gegen einen Einbruch: Er zählt Einstellungen, nicht Angreifer. Änderungen in Entra ID erscheinen mitunter erst nach einer Woche.',
      ),
    },
  ];
}

function standingFacts(report: ScoreReport, language: Language): readonly (readonly [string, Cell])[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const points = (value: number): string => number(value, language);
  return [
    [
      say('Score', 'Wert'),
      {
        text: say(
          `${points(report.percentage)} %: ${points(report.current)} of ${points(report.max)} points on ${report.day}`,
          `${points(report.percentage)} %: ${points(report.current)} von ${points(report.max)} Punkten am ${report.day}`,
        ),
        tone: report.percentage >= 70 ? 'good' : report.percentage >= 40 ? 'warning' : 'bad',
      },
    ],
    ...report.averages.map(({ basis, score }): readonly [string, Cell] => [
      averageWord(basis, language),
      say(`${points(score)} on average`, `im Mittel ${points(score)}`),
    ]),
    ...report.changes.map((change): readonly [string, Cell] => [
      say(`Over ${counted(change.days, 'day', 'days')}`, `Über ${counted(change.days, 'Tag', 'Tage')}`),
      movement(change, language),
    ]),
  ];
}

function movement(change: Change, language: Language): Cell {
  const { percentagePoints, points } = change;
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(value, language)}`;
  const text = {
    en: `${signed(percentagePoints)} percentage points (${signed(points)} points)`,
    de: `${signed(percentagePoints)} Prozentpunkte (${signed(points)} Punkte)`,
  }[language];
  return { text, tone: percentagePoints > 0 ? 'good' : percentagePoints < 0 ? 'bad' : 'plain' };
}

function shareTable(
  caption: string,
  shares: readonly Share[],
  word: (name: string) => string,
  language: Language,
): Block {
  return {
    block: 'table',
    caption,
    columns: [
      { title: '', flexible: true },
      { title: { en: 'Points', de: 'Punkte' }[language], align: 'right' },
      { title: { en: 'of', de: 'von' }[language], align: 'right' },
      { title: '%', align: 'right' },
    ],
    rows: shares.map((share): Cell[] => [
      word(share.name),
      number(share.score, language),
      number(share.max, language),
      number(share.percentage, language),
    ]),
  };
}

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

function inWords(control: ControlStanding, language: Language): Block {
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

/** The whole of it for a reader who was not there: standing, and every open recommendation with Microsoft's instructions. */
export function scoreOnPaper(
  report: ScoreReport,
  simulated: WhatIf | null,
  language: Language,
): Pick<ReportFile, 'title' | 'subtitle' | 'language' | 'blocks'> {
  const open = report.recommended.map((id) => byId(report, id));
  const title = { en: 'Each open recommendation', de: 'Jede offene Empfehlung' }[language];
  return {
    title: 'Microsoft Secure Score',
    subtitle: [report.tenant.displayName, report.day].filter(Boolean).join(' · '),
    language,
    blocks: [
      ...scoreBlocks(report, open.length, language).slice(1),
      ...(simulated ? whatIfBlocks(report, simulated, language) : []),
      ...(open.length > 0 ? [{ block: 'heading' as const, level: 1 as const, text: title }] : []),
      ...open.flatMap((control) => controlBlocks(control, language, 3)),
    ],
  };
}

function byId(report: ScoreReport, id: string): ControlStanding {
  return report.controls.find((control) => control.id === id)!;
}
