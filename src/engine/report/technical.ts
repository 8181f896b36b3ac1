import { moment } from '../../kernel/moments.ts';
import type { Block } from '../../domain/document.ts';
import type { Language } from '../../kernel/localized.ts';
import { addressesTable, creditBlocks, hostileAddresses } from './address-sections.ts';
import { evidenceBlocks } from './evidence-sections.ts';
import {
  campaignsTable,
  completenessTable,
  countFacts,
  sessionsTable,
  tellingSessions,
} from './ledger-sections.ts';
import { mailTable, messagesTable } from './mail-sections.ts';
import type { Report } from './report.ts';
import { responseBlocks, verificationBlocks } from './response-sections.ts';
import {
  attackLanes,
  findingsTable,
  footholdsTable,
  heading,
  leftOut,
  severityBars,
  statementBlocks,
  storyBlock,
  verdictDetails,
  verdictTable,
} from './sections.ts';
import { stateBlocks } from './state-sections.ts';

/** What the terminal shows when an investigation ends: the story first, the tables after it. */
export function investigationView(report: Report, everything: boolean, language: Language): readonly Block[] {
  const { investigation } = report;
  if (!investigation) return [];
  const suspicious = investigation.mail.filter((entry) => entry.suspicious);
  return [
    heading(1, { en: 'What happened', de: 'Was geschah' }, language),
    { block: 'facts', rows: countFacts(report, language) },
    heading(2, { en: 'Accounts', de: 'Konten' }, language),
    verdictTable(report, language),
    heading(2, { en: 'The story', de: 'Der Hergang' }, language),
    storyBlock(report, language),
    heading(2, { en: 'Findings', de: 'Funde' }, language),
    severityBars(report, language),
    findingsTable(report.findings, everything, language),
    ...leftOut(
      report.findings.filter(({ severity }) => everything || !['low', 'informational'].includes(severity))
        .length,
      language,
    ),
    heading(2, { en: 'Addresses of the attacker', de: 'Adressen des Angreifers' }, language),
    addressesTable(hostileAddresses(report).slice(0, 20), language),
    ...creditBlocks(report),
    heading(
      2,
      { en: 'Sessions in the attacker’s hands', de: 'Sitzungen in der Hand des Angreifers' },
      language,
    ),
    sessionsTable(tellingSessions(report), language),
    heading(
      2,
      { en: 'Ways in that were made, and what removes them', de: 'Angelegte Zugänge und was sie entfernt' },
      language,
    ),
    footholdsTable(report, language),
    heading(
      2,
      {
        en: 'Mail that counts as known to the attacker',
        de: 'E-Mails, die als dem Angreifer bekannt gelten',
      },
      language,
    ),
    mailTable(suspicious, language),
    ...(investigation.campaigns.length > 0
      ? [
          heading(2, { en: 'Accounts in one hand', de: 'Konten in einer Hand' }, language),
          campaignsTable(report, language),
        ]
      : []),
    ...stateBlocks(report, language),
    heading(2, { en: 'Completeness', de: 'Vollständigkeit' }, language),
    completenessTable(report, language),
    { block: 'paragraph', tone: 'muted', text: noData[language] },
  ];
}

const noData = {
  en: 'What these sources do not hold was not looked at: no record is no proof that nothing happened.',
  de: 'Was diese Quellen nicht enthalten, wurde nicht betrachtet: Kein Eintrag beweist nicht, dass nichts geschah.',
};

/** Everything, for whoever takes over: conclusions first, each citing what it rests on, and the tables that they cite. */
export function technicalBlocks(report: Report, language: Language): readonly Block[] {
  return [
    { block: 'facts', rows: caseFacts(report, language) },
    heading(1, { en: 'Summary', de: 'Zusammenfassung' }, language),
    storyBlock(report, language),
    ...attackLanes(report, language),
    heading(
      1,
      {
        en: 'Recorded, concluded, unknown',
        de: 'Belegt, gefolgert, unbekannt',
      },
      language,
    ),
    { block: 'paragraph', tone: 'muted', text: howToRead[language] },
    ...statementBlocks(report, language),
    ...(report.investigation ? investigated(report, language) : []),
    heading(1, { en: 'Response', de: 'Gegenmaßnahmen' }, language),
    ...responseBlocks(report, language),
    heading(2, { en: 'Verification', de: 'Prüfung' }, language),
    ...verificationBlocks(report, language),
    heading(1, { en: 'Completeness and evidence', de: 'Vollständigkeit und Beweise' }, language),
    ...stateBlocks(report, language),
    completenessTable(report, language),
    { block: 'paragraph', tone: 'muted', text: noData[language] },
    ...evidenceBlocks(report, language),
  ];
}

const howToRead = {
  en: 'Recorded is what Microsoft’s services wrote or answered. Concluded is what Evict makes of it. F names a finding, L a source, a number a step, V a verification, in the tables below. All times are UTC.',
  de: 'Belegt ist, was Microsofts Dienste aufgezeichnet oder geantwortet haben. Gefolgert ist, was Evict daraus schließt. F nennt einen Fund, L eine Quelle, eine Zahl einen Schritt, V eine Prüfung in den Tabellen unten. Alle Zeiten in UTC.',
};

function investigated(report: Report, language: Language): readonly Block[] {
  const suspicious = report.investigation?.mail.filter((entry) => entry.suspicious) ?? [];
  const sessions = tellingSessions(report);
  return [
    heading(1, { en: 'Accounts', de: 'Konten' }, language),
    ...verdictDetails(report, language),
    heading(1, { en: 'Findings', de: 'Funde' }, language),
    severityBars(report, language),
    findingsTable(report.findings, false, language),
    ...leftOut(
      report.findings.filter(({ severity }) => !['low', 'informational'].includes(severity)).length,
      language,
    ),
    ...reasonBlocks(report, language),
    heading(1, { en: 'Ways back in', de: 'Zugänge' }, language),
    footholdsTable(report, language),
    heading(1, { en: 'Mail', de: 'E-Mail' }, language),
    mailTable(suspicious, language),
    ...(report.messages.total > 0
      ? [
          heading(2, { en: 'Single messages', de: 'Einzelne Nachrichten' }, language),
          ...messagesTable(report, 60, language),
        ]
      : []),
    heading(1, { en: 'Addresses of the attacker', de: 'Adressen des Angreifers' }, language),
    addressesTable(hostileAddresses(report).slice(0, 60), language),
    ...creditBlocks(report),
    ...(sessions.length > 0
      ? [
          heading(
            1,
            { en: 'Sessions in the attacker’s hands', de: 'Sitzungen in der Hand des Angreifers' },
            language,
          ),
          sessionsTable(sessions, language),
        ]
      : []),
    ...(report.investigation!.campaigns.length > 0
      ? [
          heading(1, { en: 'Accounts in one hand', de: 'Konten in einer Hand' }, language),
          campaignsTable(report, language),
        ]
      : []),
  ];
}

/** Why each rule matters and where to look next, once a rule. */
function reasonBlocks({ findings }: Report, language: Language): readonly Block[] {
  const rules = new Map(
    findings
      .filter(({ severity }) => severity === 'critical' || severity === 'high')
      .toReversed()
      .map((finding) => [finding.rule, finding]),
  );
  const shown = [...rules.values()].toReversed().slice(0, 40);
  if (shown.length === 0) return [];
  return [
    heading(
      2,
      {
        en: 'Why these matter, and where to look next',
        de: 'Warum das wichtig ist und wo weiterzusuchen ist',
      },
      language,
    ),
    {
      block: 'table',
      columns: [
        { title: { en: 'Finding', de: 'Fund' }[language], flexible: true },
        { title: { en: 'Why', de: 'Warum' }[language], flexible: true },
        { title: { en: 'Look next', de: 'Als Nächstes' }[language], flexible: true },
        { title: 'ATT&CK', flexible: true },
      ],
      rows: shown.map((finding) => [
        `${finding.ref} ${finding.title[language]}`,
        finding.reason[language],
        finding.lookNext?.[language] ?? '–',
        finding.attack.join(' '),
      ]),
    },
    ...pageBlocks(shown, language),
  ];
}

/** The pages that these detections rest on, as text: whoever wrote a rule chose them. */
function pageBlocks(findings: Report['findings'], language: Language): readonly Block[] {
  const named = findings.filter(({ references }) => references.length > 0);
  if (named.length === 0) return [];
  return [
    heading(
      3,
      { en: 'What these detections rest on', de: 'Worauf sich diese Erkennungen stützen' },
      language,
    ),
    {
      block: 'list',
      items: named.map(({ ref, references }) => `${ref}: ${references.slice(0, 3).join(' · ')}`),
    },
  ];
}

export function caseFacts(report: Report, language: Language): Extract<Block, { block: 'facts' }>['rows'] {
  const { tenant, accounts, begun, name } = report.case;
  return [
    [
      { en: 'Organisation', de: 'Organisation' }[language],
      tenant ? `${tenant.displayName} (${tenant.domain})` : '–',
    ],
    [{ en: 'Accounts', de: 'Konten' }[language], accounts.join(', ') || '–'],
    [
      { en: 'Case', de: 'Fall' }[language],
      `${name}, ${{ en: 'begun', de: 'begonnen' }[language]} ${moment(begun, language)}`,
    ],
    [{ en: 'Report of', de: 'Bericht vom' }[language], moment(report.createdAt, language)],
    ...countFacts(report, language),
  ];
}
