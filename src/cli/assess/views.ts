import { basename } from 'node:path';
import { moment } from '../../kernel/moments.ts';
import { areas, statuses } from '../../domain/check.ts';
import type { Assessment, CheckResult } from '../../domain/assessment.ts';
import { severityTone } from '../../domain/document.ts';
import type { Block, Cell, Column } from '../../domain/document.ts';
import { severities } from '../../domain/finding.ts';
import { counts } from '../../engine/assess/index.ts';
import type { Language } from '../../kernel/localized.ts';
import { severityWords } from '../../engine/report/words.ts';
import { attackBlocks } from './attack.ts';
import { comparisonBlocks } from './comparison.ts';
import { areaWords, statusWords } from './words.ts';

type Say = (en: string, de: string) => string;

/** On a terminal ids have a line of their own, so that they can be copied whole; on paper they have a column. */
export type Layout = 'terminal' | 'paper';

/** What a person reads: the count, what to do first, what nobody could judge. `all` adds what is in order. */
export function assessmentBlocks(
  assessment: Assessment,
  language: Language,
  all: boolean,
  layout: Layout,
): readonly Block[] {
  const say: Say = (en, de) => ({ en, de })[language];
  const { results, tenant } = assessment;
  const failing = results.filter(counts);
  const excepted = results.filter((result) => result.exception?.state === 'in-force');
  return [
    { block: 'heading', level: 1, text: `${tenant.displayName} (${tenant.domain})` },
    ...overview(assessment, language, layout),
    ...(assessment.comparison ? comparisonBlocks(assessment.comparison, language) : []),
    ...attackBlocks(assessment, language),
    ...severities.flatMap((severity): Block[] => {
      const own = failing.filter((result) => result.severity === severity);
      if (own.length === 0) return [];
      return [
        {
          block: 'heading',
          level: 2,
          text: `${say('Severity', 'Schwere')}: ${severityWords[severity][language]} (${own.length})`,
        },
        failureTable(own, language, layout),
      ];
    }),
    ...plain(
      results.filter((one) => one.status === 'unknown'),
      say('Could not be judged', 'Nicht zu beurteilen'),
      language,
      layout,
    ),
    ...plain(
      results.filter((one) => one.status === 'manual'),
      say('To be looked at by a person', 'Von einem Menschen anzusehen'),
      language,
      layout,
    ),
    ...exceptionBlocks(excepted, language),
    ...(all
      ? [
          ...plain(
            results.filter((one) => one.status === 'pass'),
            say('In order', 'In Ordnung'),
            language,
            layout,
          ),
          ...plain(
            results.filter((one) => one.status === 'not-applicable'),
            say('Does not apply', 'Trifft nicht zu'),
            language,
            layout,
          ),
        ]
      : []),
    ...(failing.length === 0 && assessment.summary.byStatus.unknown === 0
      ? [
          {
            block: 'paragraph',
            tone: 'good',
            text: say('Nothing that counts fails.', 'Alles, was zählt, ist erfüllt.'),
          } as const,
        ]
      : []),
  ];
}

function overview(assessment: Assessment, language: Language, layout: Layout): readonly Block[] {
  const say: Say = (en, de) => ({ en, de })[language];
  const { summary } = assessment;
  const shown = areas.filter((area) => assessment.results.some((result) => result.area === area));
  return [
    {
      block: 'facts',
      rows: [
        [say('Settings read', 'Einstellungen gelesen'), moment(assessment.takenAt, language)],
        [say('Checks', 'Prüfungen'), String(summary.checks)],
        [
          say('Snapshot', 'Momentaufnahme'),
          layout === 'paper'
            ? // Paths of this machine are nobody's business who gets the report.
              `${basename(assessment.snapshot.file ?? '–')} (SHA-256 ${assessment.snapshot.sha256})`
            : `${assessment.snapshot.file ?? '–'} (SHA-256 ${assessment.snapshot.sha256.slice(0, 12)}…)`,
        ],
        ...toldRows(assessment, language, layout),
      ],
    },
    {
      block: 'table',
      columns: [
        { title: '' },
        ...statuses.map((status) => ({ title: statusWords[status][language], align: 'right' as const })),
      ],
      rows: [
        ...shown.map((area): Cell[] => {
          const own = assessment.results.filter((result) => result.area === area);
          return [
            areaWords[area][language],
            ...statuses.map((status) =>
              numberCell(own.filter((one) => one.status === status).length, status),
            ),
          ];
        }),
        [
          { text: say('All', 'Alle'), tone: 'strong' },
          ...statuses.map((status): Cell => ({ text: String(summary.byStatus[status]), tone: 'strong' })),
        ],
      ],
    },
  ];
}

/** What people said, and where it stands. */
function toldRows(
  { told }: Assessment,
  language: Language,
  layout: Layout,
): readonly (readonly [string, Cell])[] {
  const say: Say = (en, de) => ({ en, de })[language];
  const place = (file: string): string => (layout === 'paper' ? basename(file) : file);
  const named: readonly (readonly [string, readonly string[]])[] = [
    [say('Emergency accounts', 'Notfallkonten'), told.breakGlass],
    [say('Sensitive users', 'Gefährdete Benutzer'), told.sensitiveUsers],
    [say('Partner domains', 'Domänen von Partnern'), told.partnerDomains],
  ];
  return [
    ...named.flatMap(([title, values]): (readonly [string, Cell])[] =>
      values.length === 0 ? [] : [[title, values.join(', ')]],
    ),
    ...(told.particulars === null ? [] : [[say('Kept in', 'Abgelegt in'), place(told.particulars)] as const]),
    [
      say('Exceptions', 'Ausnahmen'),
      told.exceptions === null ? { text: say('none', 'keine'), tone: 'muted' } : place(told.exceptions),
    ],
  ];
}

function numberCell(number: number, status: (typeof statuses)[number]): Cell {
  return number === 0
    ? { text: '·', tone: 'muted' }
    : { text: String(number), tone: statusWords[status].tone };
}

function failureTable(results: readonly CheckResult[], language: Language, layout: Layout): Block {
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

function plain(
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

function exceptionBlocks(results: readonly CheckResult[], language: Language): readonly Block[] {
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
