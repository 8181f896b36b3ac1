import { z } from 'zod';
import { severities } from '../../domain/finding.ts';
import type { Finding } from '../../domain/finding.ts';
import { readInvestigation } from '../../engine/investigate/case-events.ts';
import { findingsTable } from '../../engine/report/sections.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { readTime } from '../../kernel/read-time.ts';
import type { CommandSpec } from '../command.ts';
import { addressGiven } from '../../engine/investigate/address-given.ts';
import { pageInput, pageOf, pageOptions, timeInput, timeOptions } from '../investigate/filters.ts';
import { findingJson, findingRecord } from '../investigate/json.ts';
import { names } from '../respond/options.ts';

const input = z.object({
  case: z.string(),
  user: names,
  severity: z.enum(severities).default('low'),
  rule: z.string().optional(),
  address: z.string().optional(),
  text: z.string().max(1_000).optional(),
  ...timeInput,
  ...pageInput,
});

type Input = z.infer<typeof input>;

/** The findings of a case, the gravest first. */
export const caseFindings: CommandSpec<Input> = {
  path: ['case', 'findings'],
  summary: { en: 'list the findings of a case', de: 'die Funde eines Falls auflisten' },
  examples: [
    {
      line: 'evict case findings incident-7 --severity high --output csv --excel',
      text: { en: 'for a spreadsheet', de: 'für eine Tabellenkalkulation' },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    { flags: '--user <upn...>', text: { en: 'only these accounts', de: 'nur diese Konten' } },
    {
      flags: '--severity <least>',
      text: {
        en: 'at least this: critical, high, medium, low, informational',
        de: 'mindestens: critical, high, medium, low, informational',
      },
    },
    { flags: '--rule <id>', text: { en: 'only of this detection', de: 'nur dieser Erkennung' } },
    { flags: '--address <ip>', text: { en: 'only from this address', de: 'nur von dieser Adresse' } },
    {
      flags: '--text <text>',
      text: { en: 'only with this text in title or reason', de: 'nur mit diesem Text in Titel oder Grund' },
    },
    ...timeOptions,
    ...pageOptions,
  ],
  input,
  run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const { language } = context;
    const wanted = readInvestigation(folder)
      .findings.map((finding, index) => ({ ...finding, ref: `F${index + 1}` }))
      .filter(matches(given));
    const { shown, more } = pageOf(wanted, given, language);
    return Promise.resolve({
      data: shown.map((finding) => findingJson(finding, language)),
      records: shown.map((finding) => findingRecord(finding, language)),
      document: [findingsTable(shown, true, language, given.limit), ...more],
      exit: 0,
    });
  },
};

function matches(given: Input): (finding: Finding) => boolean {
  const users = given.user.map((user) => user.toLowerCase());
  const least = severities.indexOf(given.severity);
  const address = given.address === undefined ? null : addressGiven(given.address);
  const [since, until] = [readTime(given.since), readTime(given.until)];
  const text = given.text?.toLowerCase();
  return ({ severity, user, rule, addresses, time, lastTime, title, reason }) =>
    severities.indexOf(severity) <= least &&
    (users.length === 0 || (user !== null && users.includes(user))) &&
    (given.rule === undefined || rule === given.rule) &&
    (address === null || addresses.includes(address)) &&
    (since === null || lastTime >= since) &&
    (until === null || time < until) &&
    (text === undefined ||
      [title.en, title.de, reason.en, reason.de].some((one) => one.toLowerCase().includes(text)));
}
