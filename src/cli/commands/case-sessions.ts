import { z } from 'zod';
import { readInvestigation } from '../../engine/investigate/case-events.ts';
import { sessionsTable } from '../../engine/report/ledger-sections.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { readTime } from '../../kernel/read-time.ts';
import type { CommandSpec } from '../command.ts';
import { addressGiven } from '../../engine/investigate/address-given.ts';
import { pageInput, pageOptions, timeInput, timeOptions } from '../investigate/filters.ts';
import { flag, names } from '../respond/options.ts';

const input = z.object({
  case: z.string(),
  user: names,
  address: z.string().optional(),
  suspicious: flag,
  ...timeInput,
  ...pageInput,
});

/** The sessions of a case, with every address and client that used them. */
export const caseSessions: CommandSpec<z.infer<typeof input>> = {
  path: ['case', 'sessions'],
  summary: {
    en: 'list the sessions of a case: who, from where, with what',
    de: 'die Sitzungen eines Falls auflisten: wer, von wo, womit',
  },
  examples: [
    {
      line: 'evict case sessions incident-7 --suspicious',
      text: {
        en: 'those that were taken, or that the attacker used',
        de: 'entwendete, und solche, die der Angreifer benutzt hat',
      },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    { flags: '--user <upn...>', text: { en: 'only these accounts', de: 'nur diese Konten' } },
    {
      flags: '--address <ip>',
      text: { en: 'only used from this address', de: 'nur von dieser Adresse benutzte' },
    },
    {
      flags: '--suspicious',
      text: { en: 'only those in the attacker’s hands', de: 'nur die in der Hand des Angreifers' },
    },
    ...timeOptions,
    ...pageOptions,
  ],
  input,
  run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const users = given.user.map((user) => user.toLowerCase());
    const address = given.address === undefined ? null : addressGiven(given.address);
    const [since, until] = [readTime(given.since), readTime(given.until)];
    const shown = readInvestigation(folder)
      .sessions.filter(
        (session) =>
          (users.length === 0 || (session.user !== null && users.includes(session.user))) &&
          (address === null || session.addresses.includes(address)) &&
          (!given.suspicious || session.suspicious) &&
          (since === null || session.last >= since) &&
          (until === null || session.first < until),
      )
      .slice(given.offset, given.offset + given.limit);
    return Promise.resolve({
      data: toJson(shown),
      records: shown.map(
        (session) =>
          toJson({
            ...session,
            addresses: session.addresses.join(' '),
            agents: session.agents.join(' | '),
          }) as JsonObject,
      ),
      document: [sessionsTable(shown, context.language, given.limit)],
      exit: 0,
    });
  },
};
