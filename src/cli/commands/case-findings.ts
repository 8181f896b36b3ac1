import { z } from 'zod';
import { severityTone } from '../../domain/document.ts';
import type { Cell } from '../../domain/document.ts';
import { severities } from '../../domain/finding.ts';
import { readInvestigation } from '../../engine/investigate/case-events.ts';
import { severityWords } from '../../engine/report/words.ts';
import { openCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { moment } from '../../reports/format.ts';
import type { CommandSpec } from '../command.ts';
import { names } from '../respond/options.ts';

const input = z.object({ case: z.string(), user: names, severity: z.enum(severities).default('low') });

/** The findings of a case, the gravest first. */
export const caseFindings: CommandSpec<z.infer<typeof input>> = {
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
  ],
  input,
  run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const wanted = given.user.map((user) => user.toLowerCase());
    const least = severities.indexOf(given.severity);
    const findings = readInvestigation(folder).findings.filter(
      (finding) =>
        severities.indexOf(finding.severity) <= least &&
        (wanted.length === 0 || (finding.user !== null && wanted.includes(finding.user))),
    );
    const { language } = context;
    const say = (en: string, de: string): string => ({ en, de })[language];
    return Promise.resolve({
      data: toJson(findings),
      records: findings.map(
        (finding) =>
          toJson({
            time: finding.time,
            lastTime: finding.lastTime,
            severity: finding.severity,
            confidence: finding.confidence,
            user: finding.user,
            rule: finding.rule,
            title: finding.title[language],
            reason: finding.reason[language],
            count: finding.count,
            attack: finding.attack.join(' '),
            next: finding.lookNext?.[language] ?? '',
          }) as JsonObject,
      ),
      document: [
        {
          block: 'table',
          columns: [
            { title: say('Severity', 'Schwere') },
            { title: say('Time', 'Zeit') },
            { title: say('Account', 'Konto'), flexible: true },
            { title: say('Finding and why it matters', 'Fund und seine Bedeutung'), flexible: true },
            { title: 'ATT&CK' },
          ],
          rows: findings.map((finding): Cell[] => [
            { text: severityWords[finding.severity][language], tone: severityTone(finding.severity) },
            moment(finding.time, language),
            finding.user ?? '–',
            `${finding.title[language]}. ${finding.reason[language]}`,
            finding.attack.join(' '),
          ]),
          empty: say('None.', 'Keine.'),
        },
      ],
      exit: 0,
    });
  },
};
