import { moment } from '../../kernel/moments.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { Language } from '../../kernel/localized.ts';
import { columnMoment } from '../../reports/format.ts';
import { goneBlocks } from './gone-sections.ts';
import type { Report, ReportedPlan } from './report.ts';
import { outcomeWords, planWords } from './words.ts';

/** What was done, plan by plan, and what stayed on purpose. */
export function responseBlocks(report: Report, language: Language): readonly Block[] {
  if (report.plans.length === 0)
    return [
      {
        block: 'paragraph',
        tone: 'muted',
        text: { en: 'Nothing was changed in this case.', de: 'In diesem Fall wurde nichts geändert.' }[
          language
        ],
      },
    ];
  return report.plans.flatMap((plan): Block[] => [
    {
      block: 'heading',
      level: 2,
      text: `${planWords[plan.kind][language]} · ${moment(plan.createdAt, language)}`,
    },
    {
      block: 'paragraph',
      text: {
        en: `Done by ${plan.operator} for ${plan.accounts.join(', ')}.`,
        de: `Ausgeführt von ${plan.operator} für ${plan.accounts.join(', ')}.`,
      }[language],
    },
    stepsTable(plan, language),
    ...keptBlocks(plan, language),
    ...goneBlocks(plan.gone, language),
  ]);
}

function stepsTable({ steps }: ReportedPlan, language: Language): Block {
  const selected = steps.filter((step) => step.selected);
  return {
    block: 'table',
    columns: [
      { title: { en: 'Result', de: 'Ergebnis' }[language] },
      { title: { en: 'Time (UTC)', de: 'Zeit (UTC)' }[language] },
      { title: { en: 'Step', de: 'Schritt' }[language], flexible: true },
      { title: { en: 'What', de: 'Was' }[language], flexible: true },
      { title: { en: 'Why', de: 'Warum' }[language], flexible: true },
    ],
    ids: selected.map(({ id }) => id),
    rows: selected.map((step): Cell[] => [
      step.outcome === null
        ? { text: { en: 'open', de: 'offen' }[language], tone: 'warning' }
        : { text: outcomeWords[step.outcome][language], tone: outcomeWords[step.outcome].tone },
      columnMoment(step.time, language),
      step.title[language],
      step.target,
      step.reasons.find(({ speaks }) => speaks === 'for')?.text[language] ?? '',
    ]),
    empty: { en: 'Nothing needed to be done.', de: 'Es war nichts zu tun.' }[language],
  };
}

function keptBlocks({ steps }: ReportedPlan, language: Language): readonly Block[] {
  const kept = steps.filter((step) => !step.selected);
  if (kept.length === 0) return [];
  return [
    {
      block: 'table',
      caption: { en: 'Left in place on purpose', de: 'Bewusst belassen' }[language],
      columns: [
        { title: { en: 'What', de: 'Was' }[language], flexible: true },
        { title: { en: 'Why', de: 'Warum' }[language], flexible: true },
      ],
      rows: kept.map((step): Cell[] => [
        step.target,
        step.reasons.find(({ speaks }) => speaks === 'against')?.text[language] ?? '–',
      ]),
    },
  ];
}

/** What the tenant looked like when everything was read again. */
export function verificationBlocks({ verification }: Report, language: Language): readonly Block[] {
  if (verification === null)
    return [
      {
        block: 'paragraph',
        tone: 'warning',
        text: {
          en: 'The tenant was not read back as a whole. “evict verify” does so.',
          de: 'Der Mandant wurde nicht als Ganzes zurückgelesen. Das tut „evict verify“.',
        }[language],
      },
    ];
  return [
    {
      block: 'paragraph',
      text: {
        en: `Everything was read again on ${moment(verification.time, 'en')}.`,
        de: `Alles wurde am ${moment(verification.time, 'de')} erneut gelesen.`,
      }[language],
    },
    {
      block: 'table',
      columns: [
        { title: { en: 'Account', de: 'Konto' }[language], flexible: true },
        { title: { en: 'State', de: 'Stand' }[language] },
        { title: { en: 'Gone', de: 'Entfernt' }[language], align: 'right' },
        { title: { en: 'Back', de: 'Wieder da' }[language], align: 'right' },
        { title: { en: 'New', de: 'Neu' }[language], align: 'right' },
        { title: { en: 'Open', de: 'Offen' }[language], align: 'right' },
        { title: { en: 'Kept', de: 'Belassen' }[language], align: 'right' },
      ],
      ids: verification.accounts.map((_, index) => `V${index + 1}`),
      rows: verification.accounts.map((account): Cell[] => [
        account.account,
        account.clean
          ? { text: { en: 'clean', de: 'sauber' }[language], tone: 'good' }
          : { text: { en: 'open', de: 'offen' }[language], tone: 'bad' },
        ...[account.gone, account.back, account.fresh, account.remaining, account.kept].map((list) =>
          String(list.length),
        ),
      ]),
    },
    ...verification.blind.map(({ what, why }): Block => ({
      block: 'paragraph',
      tone: 'warning',
      text: `${what[language]}: ${why[language]}`,
    })),
  ];
}
