import { day, moment } from '../../kernel/moments.ts';
import { actions } from '../../actions/index.ts';
import { severityTone } from '../../domain/document.ts';
import type { Block, Cell, Tone } from '../../domain/document.ts';
import { severities } from '../../domain/finding.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Removal } from '../../domain/foothold.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';
import { columnMoment, number } from '../../reports/format.ts';
import type { Report } from './report.ts';
import { stageOf, stageWords, stages } from './stages.ts';
import { findingsOfStruck } from './struck.ts';
import { confidenceWords, natureWords, severityWords, verdictShort, verdictWords } from './words.ts';

type Table = Extract<Block, { block: 'table' }>;
type Cited = Report['findings'][number];

/** Nobody reads longer tables; what is left out is said, and the case holds it. */
export const mostRows = 100;

export function heading(level: 1 | 2 | 3, text: Localized, language: Language): Block {
  return { block: 'heading', level, text: text[language] };
}

export function storyBlock(report: Report, language: Language): Block {
  return {
    block: 'list',
    ordered: true,
    items: report.story.map(({ kind, time, text, refs }): Cell => {
      const when = time === null ? '' : `${moment(time, language)}: `;
      const cited = refs.length > 0 ? ` [${refs.join(', ')}]` : '';
      return { text: `${when}${text[language]}${cited}`, tone: storyTones[kind] ?? 'plain' };
    }),
  };
}

const storyTones: { readonly [kind: string]: Tone } = { entry: 'bad', answer: 'good', unseen: 'warning' };

/** One row an account that stands out, with up to three reasons either way. */
export function verdictTable({ investigation }: Report, language: Language): Table {
  const accounts = investigation?.accounts.filter(({ verdict }) => verdict !== 'clean') ?? [];
  return {
    block: 'table',
    columns: [
      { title: { en: 'Verdict', de: 'Urteil' }[language] },
      { title: { en: 'Account', de: 'Konto' }[language], flexible: true },
      { title: { en: 'From', de: 'Von' }[language] },
      { title: { en: 'To', de: 'Bis' }[language] },
      { title: { en: 'Why', de: 'Warum' }[language], flexible: true },
    ],
    rows: accounts
      .slice(0, mostRows)
      .map(({ user, verdict, reasons, firstSeen, lastSeen }): Cell[] => [
        { text: verdictShort[verdict][language], tone: verdictShort[verdict].tone },
        user,
        day(firstSeen, language),
        day(lastSeen, language),
        [
          ...reasons.filter(({ speaks }) => speaks === 'for').slice(0, 3),
          ...reasons.filter(({ speaks }) => speaks === 'against').slice(0, 2),
        ]
          .map(({ speaks, text }) => `${speaks === 'for' ? '+' : '−'} ${text[language]}`)
          .join('  '),
      ]),
    empty: { en: 'No account stands out.', de: 'Kein Konto fällt auf.' }[language],
  };
}

/** Each account with all reasons for and against. */
export function verdictDetails({ investigation }: Report, language: Language): readonly Block[] {
  const accounts = investigation?.accounts.filter(({ verdict }) => verdict !== 'clean') ?? [];
  return accounts
    .slice(0, 25)
    .flatMap(({ user, verdict, confidence, reasons, notSeen, firstSeen, lastSeen }): Block[] => [
      { block: 'heading', level: 3, text: user },
      {
        block: 'paragraph',
        tone: verdictWords[verdict].tone,
        text: `${verdictWords[verdict][language]}, ${confidenceWords[confidence][language]} · ${moment(firstSeen, language)} – ${moment(lastSeen, language)}`,
      },
      {
        block: 'list',
        items: [
          ...reasons.map(({ speaks, text }): Cell => ({
            text: `${speaks === 'for' ? { en: 'For', de: 'Dafür' }[language] : { en: 'Against', de: 'Dagegen' }[language]}: ${text[language]}`,
            tone: speaks === 'for' ? 'plain' : 'muted',
          })),
          ...notSeen.map((text): Cell => ({
            text: `${{ en: 'Not seen', de: 'Nicht gesehen' }[language]}: ${text[language]}`,
            tone: 'warning',
          })),
        ],
      },
    ]);
}

/** The findings on struck accounts over time, by what part of an attack they are. */
export function attackLanes(report: Report, language: Language): readonly Block[] {
  const own = findingsOfStruck(report);
  if (own.length < 3) return [];
  const lanes = stages
    .map((stage) => ({
      label: stageWords[stage][language],
      marks: own
        .filter((finding) => stageOf(finding) === stage)
        .slice(0, 400)
        .map((finding) => ({
          time: finding.time,
          text: `${finding.ref} ${finding.title[language]}`,
          tone: severityTone(finding.severity),
        })),
    }))
    .filter((lane) => lane.marks.length > 0);
  return [
    {
      block: 'lanes',
      title: { en: 'The attack over time', de: 'Der Angriff im Zeitverlauf' }[language],
      lanes,
    },
  ];
}

export function severityBars(report: Report, language: Language): Block {
  return {
    block: 'bar-chart',
    title: { en: 'Findings by severity', de: 'Funde nach Schwere' }[language],
    unit: { en: 'number', de: 'Anzahl' }[language],
    bars: severities.map((severity) => ({
      label: severityWords[severity][language],
      value: report.findings.filter((finding) => finding.severity === severity).length,
      tone: severityTone(severity),
    })),
  };
}

/** Findings, the gravest first; below medium only where everything is asked for. */
export function findingsTable(
  findings: readonly Cited[],
  everything: boolean,
  language: Language,
  most = mostRows,
): Table {
  const wanted = findings.filter(({ severity }) => everything || isGrave(severity));
  const shown = wanted.slice(0, most);
  return {
    block: 'table',
    columns: [
      { title: { en: 'Severity', de: 'Schwere' }[language] },
      { title: { en: 'Time (UTC)', de: 'Zeit (UTC)' }[language] },
      { title: { en: 'Account', de: 'Konto' }[language], flexible: true },
      { title: { en: 'Finding', de: 'Fund' }[language], flexible: true },
      { title: { en: 'Records', de: 'Einträge' }[language], align: 'right' },
    ],
    ids: shown.map(({ ref }) => ref),
    rows: shown.map((finding): Cell[] => [
      { text: severityWords[finding.severity][language], tone: severityTone(finding.severity) },
      columnMoment(finding.time, language),
      finding.user ?? '–',
      finding.title[language],
      number(finding.count, language),
    ]),
    empty:
      findings.length === 0
        ? { en: 'None.', de: 'Keine.' }[language]
        : { en: 'None above low.', de: 'Keine über „niedrig“.' }[language],
  };
}

/** Says how many rows a table left out; nothing where it shows all. */
export function leftOut(all: number, language: Language): readonly Block[] {
  if (all <= mostRows) return [];
  return [
    {
      block: 'paragraph',
      tone: 'muted',
      text: {
        en: `${number(all - mostRows, language)} more are in the case.`,
        de: `${number(all - mostRows, language)} weitere stehen im Fall.`,
      }[language],
    },
  ];
}

function isGrave(severity: Finding['severity']): boolean {
  return severity === 'critical' || severity === 'high' || severity === 'medium';
}

/** Ways in that were seen being made, each once, with the action that removes it. */
export function footholdsTable({ findings, investigation }: Report, language: Language): Table {
  const removals = new Map(investigation?.removals?.map((removal) => [removal.finding, removal]));
  const made = new Map<string, Cited>();
  for (const finding of findings) {
    if (finding.foothold === null || !isGrave(finding.severity)) continue;
    const key = `${finding.foothold.kind} ${finding.user} ${finding.foothold.key}`;
    const known = made.get(key);
    if (!known || finding.time < known.time)
      made.set(key, known ? { ...known, time: finding.time } : finding);
  }
  const rows = [...made.values()].toSorted((a, b) => a.time.localeCompare(b.time)).slice(0, mostRows);
  return {
    block: 'table',
    columns: [
      { title: { en: 'Made (UTC)', de: 'Angelegt (UTC)' }[language] },
      { title: { en: 'Account', de: 'Konto' }[language], flexible: true },
      { title: { en: 'What', de: 'Was' }[language], flexible: true },
      { title: { en: 'Seen in', de: 'Gesehen in' }[language] },
      { title: { en: 'Removed by', de: 'Entfernt durch' }[language], flexible: true },
    ],
    rows: rows.map((finding): Cell[] => {
      const name = line(finding.foothold!.key?.split('\\').at(-1) ?? '', 80);
      return [
        columnMoment(finding.time, language),
        finding.user ?? '–',
        name && name !== finding.user ? `${finding.title[language]}: ${name}` : finding.title[language],
        finding.ref,
        removedBy(finding, removals.get(finding.id), language),
      ];
    }),
    empty: {
      en: 'None was seen being made.',
      de: 'Es wurde nicht beobachtet, dass einer angelegt wurde.',
    }[language],
  };
}

/** Who took it away already, as a record says, or the action that does. */
function removedBy({ foothold }: Finding, removal: Removal | undefined, language: Language): string {
  if (removal) {
    const by = removal.by ?? { en: 'somebody unknown', de: 'Unbekannt' }[language];
    return {
      en: `gone since ${moment(removal.time, 'en')}, by ${by} (${removal.operation})`,
      de: `weg seit ${moment(removal.time, 'de')}, durch ${by} (${removal.operation})`,
    }[language];
  }
  const action = actions.find(({ removes }) => removes === foothold?.kind);
  return action?.title[language] ?? { en: 'by hand', de: 'von Hand' }[language];
}

/** Statements under the heading of their nature: what is certain never stands among what is concluded. */
export function statementBlocks(report: Report, language: Language, most = 60): readonly Block[] {
  return report.statements.slice(0, most).map(({ nature, text, refs }): Block => ({
    block: 'statement',
    nature,
    label: natureWords[nature][language],
    text: text[language],
    refs,
  }));
}
