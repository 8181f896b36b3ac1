import { day } from '../../kernel/moments.ts';
import type { Block, Cell } from '../../domain/document.ts';
import type { Language } from '../../kernel/localized.ts';
import { columnMoment, number } from '../../reports/format.ts';
import type { SessionSummary } from '../investigate/findings.ts';
import type { Report } from './report.ts';
import { mostRows } from './sections.ts';
import { struckAccounts } from './struck.ts';
import { joinedBy, ledgerWords, rejectionWords } from './words.ts';

type Table = Extract<Block, { block: 'table' }>;

/** The sessions of struck accounts, those with several addresses first. */
export function sessionsTable(
  sessions: readonly SessionSummary[],
  language: Language,
  most = mostRows,
): Table {
  return {
    block: 'table',
    columns: [
      { title: { en: 'Account', de: 'Konto' }[language], flexible: true },
      { title: { en: 'From (UTC)', de: 'Von (UTC)' }[language] },
      { title: { en: 'To (UTC)', de: 'Bis (UTC)' }[language] },
      { title: { en: 'Addresses', de: 'Adressen' }[language], flexible: true },
      { title: { en: 'Client', de: 'Client' }[language], flexible: true },
      { title: { en: 'Records', de: 'Einträge' }[language], align: 'right' },
    ],
    rows: sessions.slice(0, most).map((session): Cell[] => [
      session.user ?? '–',
      columnMoment(session.first, language),
      columnMoment(session.last, language),
      {
        text: session.addresses.slice(0, 6).join(', ') || '–',
        tone: session.suspicious ? 'bad' : 'plain',
      },
      session.agents[0]?.slice(0, 120) ?? '–',
      number(session.events, language),
    ]),
    empty: { en: 'The logs name no session.', de: 'Die Protokolle nennen keine Sitzung.' }[language],
  };
}

/** Sessions of struck accounts that were taken, or that the attacker's address used. */
export function tellingSessions(report: Report): readonly SessionSummary[] {
  const struck = new Set(struckAccounts(report).map(({ user }) => user));
  return (report.investigation?.sessions ?? []).filter(
    ({ user, suspicious }) => suspicious && user !== null && struck.has(user),
  );
}

export function campaignsTable({ investigation }: Report, language: Language): Table {
  return {
    block: 'table',
    columns: [
      { title: { en: 'Accounts', de: 'Konten' }[language], flexible: true },
      { title: { en: 'Joined by', de: 'Verbunden durch' }[language], flexible: true },
      { title: { en: 'From', de: 'Von' }[language] },
      { title: { en: 'To', de: 'Bis' }[language] },
    ],
    rows: (investigation?.campaigns ?? [])
      .slice(0, 25)
      .map((campaign): Cell[] => [
        campaign.accounts.join(', '),
        joinedBy(campaign, language),
        day(campaign.first, language),
        day(campaign.last, language),
      ]),
    empty: { en: 'None was seen.', de: 'Keine gesehen.' }[language],
  };
}

/** What was asked and what came: it tells "no evidence" from "no data". */
export function completenessTable({ sources }: Report, language: Language): Table {
  const shown = sources.slice(0, mostRows);
  return {
    block: 'table',
    columns: [
      { title: { en: 'Source', de: 'Quelle' }[language], flexible: true },
      { title: { en: 'Asked for', de: 'Zeitraum' }[language] },
      { title: { en: 'State', de: 'Stand' }[language], flexible: true },
      { title: { en: 'Returned', de: 'Erhalten' }[language], align: 'right' },
      { title: { en: 'Accepted', de: 'Übernommen' }[language], align: 'right' },
      { title: { en: 'Rejected', de: 'Abgewiesen' }[language], align: 'right' },
    ],
    ids: shown.map(({ ref }) => ref),
    rows: shown.map((source): Cell[] => [
      source.title[language],
      source.from === null
        ? '–'
        : `${day(source.from, language)} – ${source.to === null ? '' : day(source.to, language)}`,
      {
        text: source.states
          .map(
            ({ state, windows, text }) =>
              `${ledgerWords[state][language]}${windows > 1 ? ` (${windows}×)` : ''}${text === null ? '' : `: ${text[language]}`}`,
          )
          .join(' · '),
        tone: source.states.every(({ state }) => state === 'complete') ? 'good' : 'warning',
      },
      ...[source.returned, source.accepted, source.rejected].map((count) => number(count, language)),
    ]),
    empty: { en: 'No log was investigated.', de: 'Es wurde kein Protokoll untersucht.' }[language],
  };
}

/** Counts of records, with why some were rejected. */
export function countFacts(
  { investigation }: Report,
  language: Language,
): readonly (readonly [string, Cell])[] {
  if (!investigation) return [];
  const { read, accepted, duplicates, rejected, byReason } = investigation.events;
  const why = Object.entries(byReason)
    .map(([reason, count]) => `${count} × ${rejectionWords[reason as keyof typeof rejectionWords][language]}`)
    .join(', ');
  const { run, refused } = investigation.rules;
  return [
    [{ en: 'Records read', de: 'Einträge gelesen' }[language], number(read, language)],
    [
      { en: 'Of these', de: 'Davon' }[language],
      {
        en: `${number(accepted, 'en')} accepted, ${number(duplicates, 'en')} duplicates`,
        de: `${number(accepted, 'de')} übernommen, ${number(duplicates, 'de')} doppelt`,
      }[language],
    ],
    [
      { en: 'Rejected', de: 'Abgewiesen' }[language],
      rejected === 0 ? '0' : { text: `${number(rejected, language)} (${why})`, tone: 'warning' },
    ],
    [
      { en: 'Detections run', de: 'Erkennungen' }[language],
      refused.length === 0
        ? String(run)
        : `${run} (${refused.length} ${{ en: 'refused', de: 'abgewiesen' }[language]})`,
    ],
  ];
}
