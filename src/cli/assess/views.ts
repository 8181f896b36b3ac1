import { basename } from 'node:path';
import type { Assessment } from '../../domain/assessment.ts';
import { areas, statuses } from '../../domain/check.ts';
import type { Block, Cell } from '../../domain/document.ts';
import { severities } from '../../domain/finding.ts';
import { counts } from '../../engine/assess/index.ts';
import { severityWords } from '../../engine/report/words.ts';
import type { Language } from '../../kernel/localized.ts';
import { moment } from '../../kernel/moments.ts';
import { attackBlocks } from './attack.ts';
import { comparisonBlocks } from './comparison.ts';
import { exceptionBlocks, failureTable, numberCell, plain } from './result-tables.ts';
import type { Layout, Say } from './result-tables.ts';
import { areaWords, statusWords } from './words.ts';

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
