import { z } from 'zod';
import { withEvents } from '../../engine/investigate/case-events.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { line } from '../../kernel/text.ts';
import { columnMoment } from '../../reports/format.ts';
import type { CommandSpec } from '../command.ts';
import {
  eventFilter,
  eventInput,
  eventOptions,
  pageOptions,
  readPlace,
  writePlace,
} from '../investigate/filters.ts';

const input = z.object({
  case: z.string(),
  ...eventInput,
  limit: z.coerce.number().int().min(1).max(100_000).default(200),
  after: z.string().optional(),
});

/** The events of a case in the order of time. */
export const caseTimeline: CommandSpec<z.infer<typeof input>> = {
  path: ['case', 'timeline'],
  summary: {
    en: 'list the events of a case in the order of time',
    de: 'die Ereignisse eines Falls in zeitlicher Folge auflisten',
  },
  examples: [
    {
      line: 'evict case timeline incident-7 --user anna.weber@contoso.com --since 2026-11-20',
      text: {
        en: 'as actor, target or mailbox owner',
        de: 'als Handelnder, Ziel oder Inhaber des Postfachs',
      },
    },
    {
      line: 'evict case timeline incident-7 --operation New-InboxRule --text invoice --output csv --excel',
      text: { en: 'for a spreadsheet', de: 'für eine Tabellenkalkulation' },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    ...eventOptions,
    pageOptions[0]!,
    {
      flags: '--after <place>',
      text: { en: 'the next page: "next" of the one before', de: 'die nächste Seite: „next“ der vorigen' },
    },
  ],
  input,
  async run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const { rows, next } = await withEvents(folder, (store) =>
      store.timeline(eventFilter(given), given.limit, readPlace(given.after)),
    );
    const { language } = context;
    const say = (en: string, de: string): string => ({ en, de })[language];
    const events = rows.map((row) => ({ ...row, time: new Date(Number(row['time'])).toISOString() }));
    const place = next === null ? null : writePlace(next);
    return {
      data: toJson({ events, more: place !== null, next: place }),
      records: events.map((event) => toJson(event) as JsonObject),
      document: [
        {
          block: 'table',
          columns: [
            { title: say('Time (UTC)', 'Zeit (UTC)') },
            { title: say('Account', 'Konto'), flexible: true },
            { title: say('What', 'Was'), flexible: true },
            { title: say('Address', 'Adresse') },
            { title: say('Object', 'Gegenstand'), flexible: true },
          ],
          rows: rows.map((row, index) => [
            columnMoment(events[index]!.time, language),
            line(String(row['user'] ?? '–'), 60),
            line(String(row['operation'] ?? ''), 60),
            String(row['client_ip'] ?? ''),
            line(String(row['subject'] ?? row['object_id'] ?? ''), 80),
          ]),
          empty: say('No events.', 'Keine Ereignisse.'),
        },
        ...(place === null
          ? []
          : [
              {
                block: 'paragraph' as const,
                tone: 'muted' as const,
                text: say(`There are more: --after ${place}`, `Es gibt mehr: --after ${place}`),
              },
            ]),
      ],
      exit: 0,
    };
  },
};
