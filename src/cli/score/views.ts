import type { Block, Cell } from '../../domain/document.ts';
import type { ControlStanding } from '../../domain/secure-score.ts';
import type { ScoreReport, Share, WhatIf } from '../../engine/score/index.ts';
import { percentage } from '../../engine/score/trend.ts';
import type { Change } from '../../engine/score/trend.ts';
import { counted } from '../../kernel/localized.ts';
import type { Language } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import type { ReportFile } from '../report-files.ts';
import { blindBlocks } from '../respond/foothold-views.ts';
import { controlBlocks, controlTable, inWords } from './control-views.ts';
import { whatIfBlocks } from './what-if-views.ts';
import { averageWord, categoryWord, productWord } from './words.ts';

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
