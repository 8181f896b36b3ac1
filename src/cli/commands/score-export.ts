import { z } from 'zod';
import { readScoreReport } from '../../engine/score/index.ts';
import { percentage } from '../../engine/score/trend.ts';
import { toJson } from '../../kernel/json.ts';
import { number } from '../../reports/format.ts';
import type { CommandSpec } from '../command.ts';

const input = z.object({ since: z.iso.date().optional(), tenant: z.string().optional() });

/** The score day by day, as far back as Evict has seen it: longer than Microsoft keeps it. */
export const scoreExport: CommandSpec<z.infer<typeof input>> = {
  path: ['score', 'export'],
  summary: {
    en: "the score day by day, kept beyond Microsoft's ninety days",
    de: 'der Wert Tag für Tag, länger aufbewahrt als Microsofts neunzig Tage',
  },
  examples: [
    {
      line: 'evict score export --output csv > secure-score.csv',
      text: { en: 'for a spreadsheet', de: 'für eine Tabellenkalkulation' },
    },
  ],
  permissions: [{ kind: 'graph', anyOf: ['SecurityEvents.Read.All', 'SecurityEvents.ReadWrite.All'] }],
  arguments: [],
  options: [
    {
      flags: '--since <day>',
      text: { en: 'not before this day, as 2026-01-31', de: 'nicht vor diesem Tag, etwa 2026-01-31' },
    },
  ],
  input,
  async run(context, given) {
    const { tenant, trend } = await readScoreReport(await context.connect(given.tenant), context.homeFolder);
    const { language } = context;
    const rows = trend
      .filter((point) => given.since === undefined || point.day >= given.since)
      .map((point) => ({ ...point, percentage: percentage(point) }));
    return {
      data: toJson({ tenant, trend: rows }),
      records: rows,
      document: [
        {
          block: 'table',
          columns: [
            { title: { en: 'Day', de: 'Tag' }[language] },
            { title: { en: 'Points', de: 'Punkte' }[language], align: 'right' },
            { title: { en: 'of', de: 'von' }[language], align: 'right' },
            { title: '%', align: 'right' },
          ],
          rows: rows.map((row) => [
            row.day,
            number(row.current, language),
            number(row.max, language),
            number(row.percentage, language),
          ]),
          empty: { en: 'No day is known yet.', de: 'Es ist noch kein Tag bekannt.' }[language],
        },
      ],
      exit: 0,
    };
  },
};
