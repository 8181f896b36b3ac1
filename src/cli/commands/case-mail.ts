import { z } from 'zod';
import { readInvestigation } from '../../engine/investigate/case-events.ts';
import { mailTable } from '../../engine/report/mail-sections.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { readTime } from '../../kernel/read-time.ts';
import type { CommandSpec } from '../command.ts';
import { addressGiven } from '../../engine/investigate/address-given.ts';
import { pageInput, pageOf, pageOptions, timeInput, timeOptions } from '../investigate/filters.ts';
import { names } from '../respond/options.ts';

const input = z.object({
  case: z.string(),
  user: names,
  address: z.string().optional(),
  all: z.boolean().default(false),
  ...timeInput,
  ...pageInput,
});

/** What was read, sent, deleted and searched in the mailboxes of a case, by address. */
export const caseMail: CommandSpec<z.infer<typeof input>> = {
  path: ['case', 'mail'],
  summary: {
    en: 'what was read, sent, deleted and searched, by address',
    de: 'was gelesen, gesendet, gelöscht und durchsucht wurde, nach Adresse',
  },
  examples: [
    {
      line: 'evict case mail incident-7 --output json',
      text: {
        en: 'with the ids of the messages that count as read',
        de: 'mit den IDs der Nachrichten, die als gelesen gelten',
      },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    { flags: '--user <upn...>', text: { en: 'only these mailboxes', de: 'nur diese Postfächer' } },
    { flags: '--address <ip>', text: { en: 'only from this address', de: 'nur von dieser Adresse' } },
    ...timeOptions,
    {
      flags: '--all',
      text: {
        en: 'also from addresses that raised nothing grave',
        de: 'auch von Adressen ohne schwere Funde',
      },
    },
    ...pageOptions,
  ],
  input,
  run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const wanted = given.user.map((user) => user.toLowerCase());
    const address = given.address === undefined ? null : addressGiven(given.address);
    const [since, until] = [readTime(given.since), readTime(given.until)];
    const { language } = context;
    const found = readInvestigation(folder).mail.filter(
      (entry) =>
        (given.all || entry.suspicious) &&
        (wanted.length === 0 || wanted.includes(entry.mailbox)) &&
        (address === null || entry.address === address) &&
        (since === null || entry.last >= since) &&
        (until === null || entry.first < until),
    );
    const { shown: contexts, more } = pageOf(found, given, language);
    return Promise.resolve({
      data: toJson(contexts),
      records: contexts.map(
        (entry) =>
          toJson({
            ...entry,
            sessions: entry.sessions.join(' '),
            clients: entry.clients.join(' '),
            folders: entry.folders.join(' '),
            messageIds: entry.messageIds.length,
          }) as JsonObject,
      ),
      document: [mailTable(contexts, language), ...more],
      exit: 0,
    });
  },
};
