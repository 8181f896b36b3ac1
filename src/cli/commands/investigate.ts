import { z } from 'zod';
import { actions } from '../../actions/index.ts';
import type { Block, Cell } from '../../domain/document.ts';
import { severityTone } from '../../domain/document.ts';
import type { Finding } from '../../domain/finding.ts';
import type { VerdictWord } from '../../domain/verdict.ts';
import { investigateFiles } from '../../engine/investigate/index.ts';
import type { Investigation } from '../../engine/investigate/index.ts';
import { ensureCase, freshCaseName, lockCase } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';
import { moment, number } from '../../reports/format.ts';
import type { CommandSpec } from '../command.ts';
import { names } from '../respond/options.ts';

const input = z.object({
  path: z.array(z.string()).min(1),
  case: z.string().optional(),
  user: names,
  rules: names,
  domain: names,
  all: z.boolean().default(false),
});

/** What happened, from exported logs; no tenant is needed. */
export const investigate: CommandSpec<z.infer<typeof input>> = {
  path: ['investigate'],
  summary: {
    en: 'say what happened, from exported logs; needs no tenant',
    de: 'aus exportierten Protokollen sagen, was geschah; ohne Mandanten',
  },
  examples: [
    {
      line: 'evict investigate audit.csv',
      text: {
        en: 'CSV, JSON, JSONL, gzip, zip, folders: recognised by what is in them',
        de: 'CSV, JSON, JSONL, gzip, zip, Ordner: erkannt am Inhalt',
      },
    },
    {
      line: 'evict investigate exports/ --case incident-7 --user anna.weber@contoso.com',
      text: {
        en: 'a folder, kept as a case, shown for one account',
        de: 'ein Ordner, als Fall aufbewahrt, für ein Konto gezeigt',
      },
    },
  ],
  permissions: [],
  arguments: [
    {
      name: 'path',
      text: { en: 'files and folders', de: 'Dateien und Ordner' },
      required: true,
      variadic: true,
    },
  ],
  options: [
    { flags: '--case <name>', text: { en: 'name of the case', de: 'Name des Falls' } },
    { flags: '--user <upn...>', text: { en: 'show only these accounts', de: 'nur diese Konten zeigen' } },
    { flags: '--rules <folder...>', text: { en: 'further Sigma rules', de: 'weitere Sigma-Regeln' } },
    {
      flags: '--domain <name...>',
      text: {
        en: "the organisation's own domains; else taken from the logs",
        de: 'eigene Domänen der Organisation; sonst aus den Protokollen',
      },
    },
    { flags: '--all', text: { en: 'show findings of every severity', de: 'Funde jeder Schwere zeigen' } },
  ],
  input,
  async run(context, given) {
    const now = context.clock.now().toISOString();
    const name = given.case ?? freshCaseName(context.casesFolder, now.slice(0, 10), 'investigation');
    const found = ensureCase(context.casesFolder, name, {
      createdAt: now,
      tenant: null,
      accounts: given.user,
    });
    const unlock = lockCase(found.folder);
    try {
      const investigation = await investigateFiles(given.path, {
        folder: found.folder,
        ruleFolders: given.rules,
        ownDomains: given.domain.map((domain) => domain.toLowerCase()),
        tell: (read, what) =>
          context.talk.progress({ en: `${read} records · ${what}`, de: `${read} Einträge · ${what}` }, null),
      });
      const wanted = given.user.map((user) => user.toLowerCase());
      const shown = investigation.findings.filter(
        (finding) => wanted.length === 0 || (finding.user !== null && wanted.includes(finding.user)),
      );
      const { language } = context;
      return {
        data: toJson({ case: name, folder: found.folder, ...investigation, findings: shown }),
        records: shown.map(
          (finding) =>
            toJson({
              time: finding.time,
              severity: finding.severity,
              confidence: finding.confidence,
              user: finding.user,
              rule: finding.rule,
              title: finding.title[language],
              count: finding.count,
              attack: finding.attack.join(' '),
              reason: finding.reason[language],
            }) as JsonObject,
        ),
        document: story(investigation, shown, given.all, language, found.folder),
        exit: shown.some((finding) => finding.severity === 'critical' || finding.severity === 'high')
          ? 3
          : investigation.events.rejected > 0 && investigation.events.accepted === 0
            ? 4
            : 0,
      };
    } finally {
      unlock();
    }
  },
};

const verdictWords: { readonly [word in VerdictWord]: Localized } = {
  compromised: { en: 'compromised', de: 'kompromittiert' },
  likely: { en: 'likely', de: 'wahrscheinlich' },
  unclear: { en: 'unclear', de: 'unklar' },
  clean: { en: 'nothing found', de: 'nichts gefunden' },
};

function story(
  investigation: Investigation,
  findings: readonly Finding[],
  everything: boolean,
  language: Language,
  folder: string,
): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const { events } = investigation;
  const grave = findings.filter(
    (finding) =>
      everything ||
      finding.severity === 'critical' ||
      finding.severity === 'high' ||
      finding.severity === 'medium',
  );
  const footholds = findings
    .filter(
      (finding) =>
        finding.foothold !== null &&
        finding.severity !== 'informational' &&
        !finding.user?.startsWith('nt authority'),
    )
    .toSorted((a, b) => a.time.localeCompare(b.time));
  return [
    { block: 'heading', level: 1, text: say('What happened', 'Was geschah') },
    {
      block: 'facts',
      rows: [
        [say('Records read', 'Einträge gelesen'), number(events.read, language)],
        [say('Accepted', 'Übernommen'), number(events.accepted, language)],
        [say('Duplicates', 'Doppelte'), number(events.duplicates, language)],
        [
          say('Rejected', 'Abgewiesen'),
          events.rejected === 0
            ? '0'
            : {
                text: `${number(events.rejected, language)} (${Object.entries(events.byReason)
                  .map(([reason, count]) => `${count} × ${reason}`)
                  .join(', ')})`,
                tone: 'warning',
              },
        ],
        [
          say('Detections run', 'Erkennungen'),
          `${investigation.rules.run}${investigation.rules.refused.length > 0 ? ` (${investigation.rules.refused.length} ${say('refused', 'abgewiesen')})` : ''}`,
        ],
        [say('Case', 'Fall'), folder],
      ],
    },
    { block: 'heading', level: 2, text: say('Accounts', 'Konten') },
    {
      block: 'table',
      columns: [
        { title: say('Verdict', 'Urteil') },
        { title: say('Account', 'Konto'), flexible: true },
        { title: say('From', 'Von') },
        { title: say('To', 'Bis') },
        { title: say('Why', 'Warum'), flexible: true },
      ],
      rows: investigation.accounts.map((account): Cell[] => [
        {
          text: verdictWords[account.verdict][language],
          tone:
            account.verdict === 'compromised' ? 'bad' : account.verdict === 'likely' ? 'warning' : 'muted',
        },
        account.user,
        account.firstSeen?.slice(0, 10) ?? '–',
        account.lastSeen?.slice(0, 10) ?? '–',
        account.reasons
          .map((reason) => `${reason.speaks === 'for' ? '+' : '−'} ${reason.text[language]}`)
          .slice(0, 3)
          .join(' '),
      ]),
      empty: say('No account stands out.', 'Kein Konto fällt auf.'),
    },
    { block: 'heading', level: 2, text: say('Findings', 'Funde') },
    {
      block: 'table',
      columns: [
        { title: say('Severity', 'Schwere') },
        { title: say('Time', 'Zeit') },
        { title: say('Account', 'Konto'), flexible: true },
        { title: say('Finding', 'Fund'), flexible: true },
        { title: say('Times', 'Mal'), align: 'right' },
      ],
      rows: grave
        .slice(0, 60)
        .map((finding): Cell[] => [
          { text: finding.severity, tone: severityTone(finding.severity) },
          moment(finding.time, language),
          finding.user ?? '–',
          finding.title[language],
          String(finding.count),
        ]),
      empty: say('None of medium severity or above.', 'Keine ab mittlerer Schwere.'),
    },
    ...(grave.length > 60
      ? [
          {
            block: 'paragraph' as const,
            tone: 'muted' as const,
            text: say(
              `${grave.length - 60} more with --output json or csv.`,
              `${grave.length - 60} weitere mit --output json oder csv.`,
            ),
          },
        ]
      : []),
    {
      block: 'heading',
      level: 2,
      text: say('Ways in that were made, and what removes them', 'Angelegte Zugänge und was sie entfernt'),
    },
    {
      block: 'table',
      columns: [
        { title: say('Time', 'Zeit') },
        { title: say('Account', 'Konto'), flexible: true },
        { title: say('What', 'Was'), flexible: true },
        { title: say('Removed by', 'Entfernt durch'), flexible: true },
      ],
      rows: footholds
        .slice(0, 40)
        .map((finding): Cell[] => [
          moment(finding.time, language),
          finding.user ?? '–',
          `${finding.title[language]}${finding.foothold?.key ? `: ${line(finding.foothold.key, 60)}` : ''}`,
          actions.find((action) => action.removes === finding.foothold?.kind)?.title[language] ?? '–',
        ]),
      empty: say('None was seen being made.', 'Es wurde nicht beobachtet, dass einer angelegt wurde.'),
    },
    ...(investigation.campaigns.length > 0
      ? [
          {
            block: 'heading' as const,
            level: 2 as const,
            text: say('One address, several accounts', 'Eine Adresse, mehrere Konten'),
          },
          {
            block: 'table' as const,
            columns: [
              { title: say('Address', 'Adresse') },
              { title: say('Accounts', 'Konten'), flexible: true },
              { title: say('From', 'Von') },
              { title: say('To', 'Bis') },
            ],
            rows: investigation.campaigns
              .slice(0, 10)
              .map((campaign): Cell[] => [
                campaign.address,
                campaign.users.join(', '),
                campaign.first.slice(0, 10),
                campaign.last.slice(0, 10),
              ]),
          },
        ]
      : []),
    { block: 'heading', level: 2, text: say('Completeness', 'Vollständigkeit') },
    {
      block: 'table',
      columns: [
        { title: say('Source', 'Quelle'), flexible: true },
        { title: say('State', 'Stand') },
        { title: say('Read', 'Gelesen'), align: 'right' },
        { title: say('Accepted', 'Übernommen'), align: 'right' },
        { title: say('Rejected', 'Abgewiesen'), align: 'right' },
      ],
      rows: investigation.ledger.map((entry): Cell[] => [
        entry.source,
        { text: entry.state, tone: entry.state === 'complete' ? 'good' : 'warning' },
        String(entry.returned),
        String(entry.accepted),
        String(entry.rejected),
      ]),
    },
    {
      block: 'paragraph',
      tone: 'muted',
      text: say(
        'What these files do not hold was not looked at: no record is no proof that nothing happened.',
        'Was in diesen Dateien nicht steht, wurde nicht betrachtet: Kein Eintrag beweist nicht, dass nichts geschah.',
      ),
    },
  ];
}
