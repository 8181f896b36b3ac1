import { actions } from '../../actions/index.ts';
import { severityTone } from '../../domain/document.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { Finding, LedgerEntry } from '../../domain/finding.ts';
import type { VerdictWord } from '../../domain/verdict.ts';
import type { RejectionReason } from '../../domain/source.ts';
import type { Investigation } from '../../engine/investigate/index.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';
import { moment, number } from '../../reports/format.ts';
import { mailRows } from './mail.ts';
import { ledgerWords, rejectionWords, severityWords } from './words.ts';

const verdictWords: { readonly [word in VerdictWord]: Localized } = {
  compromised: { en: 'compromised', de: 'kompromittiert' },
  likely: { en: 'likely', de: 'wahrscheinlich' },
  unclear: { en: 'unclear', de: 'unklar' },
  clean: { en: 'nothing found', de: 'nichts gefunden' },
};

/** What an investigation found, for a person: counts, accounts, findings, ways in, completeness. */
export function story(
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
                  .map(
                    ([reason, count]) => `${count} × ${rejectionWords[reason as RejectionReason][language]}`,
                  )
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
      rows: investigation.accounts
        .filter((account) => account.verdict !== 'clean')
        .map((account): Cell[] => [
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
          { text: severityWords[finding.severity][language], tone: severityTone(finding.severity) },
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
          `${finding.title[language]}${finding.foothold?.key ? `: ${line(finding.foothold.key.split('\\').at(-1) ?? '', 60)}` : ''}`,
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
    {
      block: 'heading',
      level: 2,
      text: say('Mail that counts as known to the attacker', 'E-Mails, die dem Angreifer als bekannt gelten'),
    },
    mailRows(
      investigation.mail.filter((entry) => entry.suspicious),
      language,
    ),
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
      rows: bySource(investigation.ledger).flatMap((source) => completenessRows(source, language)),
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

/** The windows of each source together, so that a month of days is not thirty rows. */
function bySource(ledger: readonly LedgerEntry[]): readonly (readonly LedgerEntry[])[] {
  const sources = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) sources.set(entry.source, [...(sources.get(entry.source) ?? []), entry]);
  return [...sources.values()];
}

/** One row for each state in which some window of a source is. */
function completenessRows(entries: readonly LedgerEntry[], language: Language): readonly (readonly Cell[])[] {
  const states = [...new Set(entries.map((entry) => entry.state))];
  return states.map((state): Cell[] => {
    const own = entries.filter((entry) => entry.state === state);
    const sum = (pick: (entry: LedgerEntry) => number): string =>
      number(
        own.reduce((total, entry) => total + pick(entry), 0),
        language,
      );
    const word = ledgerWords[state][language];
    return [
      own[0]!.source,
      {
        text: own.length > 1 ? `${word} (${own.length}×)` : word,
        tone: state === 'complete' ? 'good' : 'warning',
      },
      sum((entry) => entry.returned),
      sum((entry) => entry.accepted),
      sum((entry) => entry.rejected),
    ];
  });
}
