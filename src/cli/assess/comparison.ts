import { moment } from '../../kernel/moments.ts';
import type { Comparison } from '../../domain/assessment.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { Json } from '../../kernel/json.ts';
import type { Language } from '../../kernel/localized.ts';
import { changeWords, statusWords } from './words.ts';

/** Differences of settings that are shown; the data holds more. */
const mostShown = 12;

/** What became better or worse since the earlier snapshot, and which settings changed, before and after. */
export function comparisonBlocks(comparison: Comparison, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const order = Object.keys(changeWords);
  const changes = comparison.changes.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
  const drift = comparison.drift.flatMap((one) =>
    one.differences.map((difference) => ({ title: one.title, ...difference })),
  );
  const all = comparison.drift.reduce((sum, one) => sum + one.count, 0);
  return [
    {
      block: 'heading',
      level: 2,
      text: say(`Since ${moment(comparison.with, language)}`, `Seit ${moment(comparison.with, language)}`),
    },
    {
      block: 'table',
      columns: [
        { title: '' },
        { title: say('Should be', 'Soll'), flexible: true },
        { title: say('Before', 'Vorher') },
        { title: say('Now', 'Jetzt') },
      ],
      rows: changes.map((change): Cell[] => [
        { text: changeWords[change.change][language], tone: changeWords[change.change].tone },
        change.title[language],
        change.before ? statusWords[change.before][language] : '–',
        statusWords[change.after][language],
      ]),
      empty: say('No check changed.', 'Keine Prüfung hat sich geändert.'),
    },
    {
      block: 'table',
      caption: say(`Settings that changed (${all})`, `Geänderte Einstellungen (${all})`),
      columns: [
        { title: say('Setting', 'Einstellung'), flexible: true },
        { title: say('Where', 'Stelle'), flexible: true },
        { title: say('Before', 'Vorher'), flexible: true },
        { title: say('Now', 'Jetzt'), flexible: true },
      ],
      rows: drift
        .slice(0, mostShown)
        .map((one): Cell[] => [one.title[language], one.path, shown(one.before), shown(one.after)]),
      empty: say('No setting changed.', 'Keine Einstellung hat sich geändert.'),
    },
  ];
}

const longest = 80;

function shown(value: Json): string {
  if (value === null) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
