import { z } from 'zod';
import { withEvents } from '../../engine/investigate/case-events.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { line } from '../../kernel/text.ts';
import { moment } from '../../reports/format.ts';
import type { CommandSpec } from '../command.ts';
import { readTime } from '../respond/options.ts';

const input = z.object({
  case: z.string(),
  user: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100_000).default(200),
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
      text: { en: 'as actor, target or mailbox owner', de: 'als Handelnde, Ziel oder Postfachinhaberin' },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    { flags: '--user <upn>', text: { en: 'only this account', de: 'nur dieses Konto' } },
    { flags: '--since <time>', text: { en: 'from (ISO, UTC)', de: 'ab (ISO, UTC)' } },
    { flags: '--until <time>', text: { en: 'before (ISO, UTC)', de: 'vor (ISO, UTC)' } },
    {
      flags: '--limit <number>',
      text: { en: 'at most so many; default 200', de: 'höchstens so viele; Vorgabe 200' },
    },
  ],
  input,
  async run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const since = readTime(given.since);
    const until = readTime(given.until);
    const { rows, next } = await withEvents(folder, (store) =>
      store.timeline(
        {
          ...(given.user ? { user: given.user.toLowerCase() } : {}),
          ...(since ? { from: Date.parse(since) } : {}),
          ...(until ? { to: Date.parse(until) } : {}),
        },
        given.limit,
      ),
    );
    const { language } = context;
    const say = (en: string, de: string): string => ({ en, de })[language];
    const times = rows.map((row) => new Date(Number(row['time'])).toISOString());
    return {
      data: toJson({
        events: rows.map((row, index) => ({ ...row, time: times[index] })),
        more: next !== null,
      }),
      records: rows.map((row, index) => toJson({ ...row, time: times[index] }) as JsonObject),
      document: [
        {
          block: 'table',
          columns: [
            { title: say('Time', 'Zeit') },
            { title: say('Account', 'Konto'), flexible: true },
            { title: say('What', 'Was'), flexible: true },
            { title: say('Address', 'Adresse') },
            { title: say('Object', 'Gegenstand'), flexible: true },
          ],
          rows: rows.map((row, index) => [
            moment(times[index]!, language),
            line(String(row['user'] ?? '–'), 60),
            line(String(row['operation'] ?? ''), 60),
            String(row['client_ip'] ?? ''),
            line(String(row['subject'] ?? row['object_id'] ?? ''), 80),
          ]),
          empty: say('No events.', 'Keine Ereignisse.'),
        },
        ...(next === null
          ? []
          : [
              {
                block: 'paragraph' as const,
                tone: 'muted' as const,
                text: say(
                  'There are more: raise --limit or narrow the time.',
                  'Es gibt mehr: --limit erhöhen oder die Zeit eingrenzen.',
                ),
              },
            ]),
      ],
      exit: 0,
    };
  },
};
