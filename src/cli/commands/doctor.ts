import { z } from 'zod';
import { reach } from '../../engine/doctor/reach.ts';
import { findProfile, readProfiles } from '../../microsoft/auth/profiles.ts';
import { makeTransport } from '../../microsoft/auth/connect.ts';
import { examine } from '../../engine/doctor/index.ts';
import type { Examination } from '../../engine/doctor/item.ts';
import type { Cell, Tone } from '../../domain/document.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { CommandSpec } from '../command.ts';

const input = z.object({ tenant: z.string().optional() });

const words: {
  readonly [state in Examination['items'][number]['state']]: Localized & { readonly tone: Tone };
} = {
  ok: { en: 'ok', de: 'ok', tone: 'good' },
  note: { en: 'note', de: 'Hinweis', tone: 'muted' },
  warn: { en: 'warning', de: 'Warnung', tone: 'warning' },
  fail: { en: 'fails', de: 'Fehler', tone: 'bad' },
  unknown: { en: 'unknown', de: 'unbekannt', tone: 'muted' },
};

/** Whether Evict can work in this tenant, and what is missing for which job. */
export const doctor: CommandSpec<z.infer<typeof input>> = {
  path: ['doctor'],
  summary: {
    en: 'check reachability, clock, permissions, licences and audit switches',
    de: 'Erreichbarkeit, Uhr, Berechtigungen, Lizenzen und Überwachungsschalter prüfen',
  },
  examples: [{ line: 'evict doctor --tenant contoso.com', text: { en: 'reads only', de: 'liest nur' } }],
  permissions: [],
  arguments: [],
  options: [],
  input,
  async run(context, given) {
    const profile = findProfile(readProfiles(context.homeFolder), given.tenant);
    const transport = makeTransport(profile, context);
    const reached = await reach(profile.cloud, transport, context.clock, context.random);
    const examined = await examine(await context.connect(given.tenant));
    const examination = { ...examined, items: [...reached, ...examined.items] };
    const { language } = context;
    const worst = examination.items.some((item) => item.state === 'fail')
      ? 5
      : examination.items.some((item) => item.state !== 'ok' && item.state !== 'note')
        ? 4
        : 0;
    return {
      data: toJson(examination),
      records: examination.items.map(
        (item) =>
          toJson({
            id: item.id,
            state: item.state,
            what: item.what[language],
            text: item.text[language],
            next: item.next?.[language] ?? null,
          }) as JsonObject,
      ),
      document: [
        {
          block: 'heading',
          level: 1,
          text: `${examination.tenant.displayName} (${examination.tenant.domain})`,
        },
        {
          block: 'table',
          columns: [
            { title: '' },
            { title: { en: 'What', de: 'Was' }[language] },
            {
              title: { en: 'Finding, and what to do', de: 'Befund, und was zu tun ist' }[language],
              flexible: true,
            },
          ],
          rows: examination.items.map((item): Cell[] => [
            { text: words[item.state][language], tone: words[item.state].tone },
            item.what[language],
            [item.text[language], item.next?.[language]].filter(Boolean).join(' → '),
          ]),
        },
      ],
      exit: worst,
    };
  },
};
