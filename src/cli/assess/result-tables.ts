import type { CheckResult } from '../../domain/assessment.ts';
import type { statuses } from '../../domain/check.ts';
import { severityTone } from '../../domain/document.ts';
import type { Block, Cell, Column } from '../../domain/document.ts';
import type { Language } from '../../kernel/localized.ts';
import { statusWords } from './words.ts';

export type Say = (en: string, de: string) => string;

/** On a terminal ids have a line of their own, so that they can be copied whole; on paper they have a column. */
export type Layout = 'terminal' | 'paper';

export function numberCell(number: number, status: (typeof statuses)[number]): Cell {
  return number === 0
    ? { text: '·', tone: 'muted' }
    : { text: String(number), tone: statusWords[status].tone };
}

/** What does not hold, in the order given. */
export function failureTable(results: readonly CheckResult[], language: Language, layout: Layout): Block {
  const say: Say = (en, de) => ({ en, de })[language];
  return {
    block: 'table',
    columns: [
      { title: '' },
      { title: say('Should be', 'Soll'), flexible: true },
      { title: say('Is', 'Ist'), flexible: true },
      ...idColumn(layout, say),
    ],
    rows: results.flatMap((result) =>
      withId(result.id, layout, [
        { text: statusWords[result.status][language], tone: statusWords[result.status].tone },
        result.title[language],
        { text: seen(result, language), tone: severityTone(result.severity) },
      ]),
    ),
  };
}

function idColumn(layout: Layout, say: Say): readonly Column[] {
  return layout === 'paper' ? [{ title: say('Check', 'Prüfung'), flexible: true }] : [];
}

/** The row of a check with its id: behind the rest, or in a row below, in the column of the title. */
function withId(id: string, layout: Layout, cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const muted: Cell = { text: id, tone: 'muted' };
  if (layout === 'paper') return [[...cells, muted]];
  return [cells, [...cells.slice(0, -2).map(() => ''), muted, '']];
}

/** What was found, with the exception that has run out. */
function seen(result: CheckResult, language: Language): string {
  const expired = result.exception?.state === 'expired' ? result.exception : null;
  const note = expired
    ? {
        en: ` (the exception of ${expired.owner} ended on ${expired.expires})`,
        de: ` (die Ausnahme von ${expired.owner} endete am ${expired.expires})`,
      }[language]
    : '';
  return `${result.reason[language]}${note}`;
}

export function plain(
  results: readonly CheckResult[],
  title: string,
  language: Language,
  layout: Layout,
): readonly Block[] {
  if (results.length === 0) return [];
  const say: Say = (en, de) => ({ en, de })[language];
  return [
    { block: 'heading', level: 2, text: `${title} (${results.length})` },
    {
      block: 'table',
      columns: [
        { title: say('Should be', 'Soll'), flexible: true },
        { title: say('Why', 'Grund'), flexible: true },
        ...idColumn(layout, say),
      ],
      rows: results.flatMap((result) =>
        withId(result.id, layout, [result.title[language], result.reason[language]]),
      ),
    },
  ];
}

/** What somebody answers for, with the reason and until when. */
export function exceptionBlocks(results: readonly CheckResult[], language: Language): readonly Block[] {
  if (results.length === 0) return [];
  const say: Say = (en, de) => ({ en, de })[language];
  return [
    { block: 'heading', level: 2, text: say('Left unmet on purpose', 'Mit Absicht nicht erfüllt') },
    {
      block: 'table',
      columns: [
        { title: say('Check', 'Prüfung'), flexible: true },
        { title: say('Owner', 'Verantwortlich') },
        { title: say('Reason', 'Grund'), flexible: true },
        { title: say('Until', 'Bis') },
      ],
      rows: results.map((result): Cell[] => [
        result.title[language],
        result.exception!.owner,
        result.exception!.reason,
        result.exception!.expires,
      ]),
    },
  ];
}
