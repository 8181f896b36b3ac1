import { moment } from '../../kernel/moments.ts';
import type { Block, Cell, Tone } from '../../domain/document.ts';
import { severityTone } from '../../domain/document.ts';
import type { AuditComparison, AuditGap, MailboxKind, MailboxTruth } from '../../domain/mailbox-audit.ts';
import { severities } from '../../domain/finding.ts';
import type { AuditStatus } from '../../engine/audit/status.ts';
import type { WorkloadSeen } from '../../engine/audit/workloads.ts';
import { type Language, type Localized, counted } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import { driftBlocks } from './drift.ts';
import { blindBlocks } from '../respond/foothold-views.ts';

const truthWords: { readonly [truth in MailboxTruth['truth']]: Localized & { readonly tone: Tone } } = {
  recorded: { en: 'recorded', de: 'aufgezeichnet', tone: 'good' },
  partly: { en: 'in part', de: 'teilweise', tone: 'warning' },
  blind: { en: 'not recorded', de: 'nicht aufgezeichnet', tone: 'bad' },
};

const kindWords: { readonly [kind in MailboxKind]: Localized } = {
  user: { en: 'user', de: 'Benutzer' },
  shared: { en: 'shared', de: 'freigegeben' },
  resource: { en: 'room, equipment', de: 'Raum, Gerät' },
  group: { en: 'group', de: 'Gruppe' },
  'public-folder': { en: 'public folder', de: 'öffentlicher Ordner' },
  other: { en: 'other', de: 'sonstiges' },
};

/** The truth about auditing: one sentence for a manager, then switches, gaps, workloads, mailboxes. */
export function auditBlocks(
  status: AuditStatus,
  comparison: AuditComparison | null,
  shown: number,
  language: Language,
): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const rows = status.mailboxes.slice(0, shown);
  const more = status.mailboxes.length - rows.length;
  return [
    {
      block: 'heading',
      level: 1,
      text: `${say('Mailbox auditing', 'Postfachüberwachung')} · ${status.tenant.displayName}`,
    },
    verdict(status, language),
    { block: 'facts', rows: switches(status, language) },
    ...gapBlocks(status.gaps, language),
    ...(comparison ? driftBlocks(comparison, shown, language) : []),
    { block: 'heading', level: 2, text: say('What really arrives', 'Was wirklich ankommt') },
    workloadTable(status.workloads, language),
    { block: 'heading', level: 2, text: say('Mailboxes', 'Postfächer') },
    { block: 'facts', rows: counts(status, language) },
    mailboxTable(rows, language),
    { block: 'paragraph', tone: 'muted', text: promised[language] },
    ...(more > 0
      ? [
          {
            block: 'paragraph' as const,
            tone: 'muted' as const,
            text: say(
              `${number(more, language)} more: --top ${status.mailboxes.length}, or --output csv.`,
              `${number(more, language)} weitere: --top ${status.mailboxes.length} oder --output csv.`,
            ),
          },
        ]
      : []),
    ...blindBlocks(status.blind, language),
  ];
}

/** What no reading tells. Source: learn.microsoft.com/purview/audit-mailboxes, "More information". */
const promised: Localized = {
  en: 'All this is what the settings promise. It happens that a mailbox\'s records never reach the audit log although every switch is right; only a mark tells: "evict audit prove <mailbox>".',
  de: 'All das versprechen die Einstellungen. Es kommt vor, dass die Einträge eines Postfachs das Überwachungsprotokoll nie erreichen, obwohl alle Schalter stimmen; das zeigt nur eine Marke: „evict audit prove <Postfach>“.',
};

function verdict(status: AuditStatus, language: Language): Block {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const { mailboxes, byTruth } = status.counts;
  const exempt = status.gaps.filter((gap) => gap.code === 'bypass').length;
  if (status.ingestion === false || status.organization === false)
    return {
      block: 'paragraph',
      tone: 'bad',
      text:
        status.organization === false
          ? say(
              'An attacker would leave no trace in any mailbox: auditing is off for the whole organisation. "evict audit enable" switches it on.',
              'Ein Angreifer hinterließe in keinem Postfach eine Spur: Die Überwachung ist für die ganze Organisation aus. „evict audit enable“ schaltet sie ein.',
            )
          : say(
              'An attacker would leave no trace that can be found: the unified audit log is off, whatever the mailboxes record. "evict audit enable" switches it on.',
              'Ein Angreifer hinterließe keine auffindbare Spur: Das einheitliche Überwachungsprotokoll ist aus, was immer die Postfächer aufzeichnen. „evict audit enable“ schaltet es ein.',
            ),
    };
  if (status.ingestion === null || status.organization === null)
    return {
      block: 'paragraph',
      tone: 'warning',
      text: say(
        'A switch of the organisation could not be read: nobody can say whether anything is recorded.',
        'Ein Schalter der Organisation war nicht lesbar: Ob etwas aufgezeichnet wird, weiß niemand.',
      ),
    };
  const full = byTruth.recorded === mailboxes && exempt === 0;
  return {
    block: 'paragraph',
    tone: full ? 'good' : 'warning',
    text: full
      ? say(
          `What an attacker does would be recorded in ${mailboxes === 1 ? 'the one mailbox' : `all ${number(mailboxes, language)} mailboxes`}.`,
          `Was ein Angreifer tut, würde in ${mailboxes === 1 ? 'dem einen Postfach' : `allen ${number(mailboxes, language)} Postfächern`} aufgezeichnet.`,
        )
      : say(
          `What an attacker does would be recorded in full in ${number(byTruth.recorded, language)} of ${number(mailboxes, language)} mailboxes; ${counted(exempt, 'account leaves', 'accounts leave')} no trace anywhere. "evict audit repair" mends this.`,
          `Was ein Angreifer tut, würde in ${number(byTruth.recorded, language)} von ${number(mailboxes, language)} Postfächern vollständig aufgezeichnet; ${counted(exempt, 'Konto hinterlässt', 'Konten hinterlassen')} nirgends Spuren. „evict audit repair“ behebt das.`,
        ),
  };
}

function switches(status: AuditStatus, language: Language): readonly (readonly [string, Cell])[] {
  const word = (value: boolean | null): Cell => {
    if (value === null) return { text: { en: 'unknown', de: 'unbekannt' }[language], tone: 'warning' };
    return value
      ? { text: { en: 'on', de: 'ein' }[language], tone: 'good' }
      : { text: { en: 'off', de: 'aus' }[language], tone: 'bad' };
  };
  return [
    [
      { en: 'Unified audit log', de: 'Einheitliches Überwachungsprotokoll' }[language],
      word(status.ingestion),
    ],
    [{ en: 'Mailbox auditing', de: 'Postfachüberwachung' }[language], word(status.organization)],
  ];
}

export function gapBlocks(gaps: readonly AuditGap[], language: Language): readonly Block[] {
  if (gaps.length === 0) return [];
  return [
    {
      block: 'list',
      items: gaps
        .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
        .map((gap) => ({
          text: gap.code === 'bypass' ? `${gap.subject}: ${gap.text[language]}` : gap.text[language],
          tone: severityTone(gap.severity),
        })),
    },
  ];
}

function workloadTable(workloads: readonly WorkloadSeen[], language: Language): Block {
  const states: { readonly [state in WorkloadSeen['state']]: Localized & { readonly tone: Tone } } = {
    arriving: { en: 'arrives', de: 'kommt an', tone: 'good' },
    silent: { en: 'silent', de: 'still', tone: 'warning' },
    unknown: { en: 'unknown', de: 'unbekannt', tone: 'warning' },
  };
  return {
    block: 'table',
    columns: [
      { title: { en: 'Records of', de: 'Einträge über' }[language], flexible: true },
      { title: { en: 'State', de: 'Stand' }[language] },
      { title: { en: 'Last seen', de: 'Zuletzt gesehen' }[language] },
    ],
    rows: workloads.map((workload): Cell[] => [
      workload.title[language],
      { text: states[workload.state][language], tone: states[workload.state].tone },
      moment(workload.last, language),
    ]),
  };
}

function counts(status: AuditStatus, language: Language): readonly (readonly [string, Cell])[] {
  const { byTruth, byKind, premium } = status.counts;
  const say = (en: string, de: string): string => ({ en, de })[language];
  const kinds = Object.entries(byKind) as [MailboxKind, number][];
  return [
    ...(Object.keys(truthWords) as MailboxTruth['truth'][]).map((truth): readonly [string, Cell] => [
      truthWords[truth][language],
      { text: number(byTruth[truth], language), tone: byTruth[truth] > 0 ? truthWords[truth].tone : 'plain' },
    ]),
    [
      say('Kinds', 'Arten'),
      kinds.map(([kind, count]) => `${kindWords[kind][language]} ${number(count, language)}`).join(', '),
    ],
    [
      say('Kept for a year', 'Ein Jahr aufbewahrt'),
      premium === null
        ? say('unknown', 'unbekannt')
        : say(
            `${number(premium, language)} with Audit (Premium); the others 180 days`,
            `${number(premium, language)} mit Audit (Premium); die übrigen 180 Tage`,
          ),
    ],
    [
      say('Kept by own rules', 'Nach eigenen Regeln aufbewahrt'),
      status.retention === null
        ? say('unknown', 'unbekannt')
        : status.retention.map((rule) => `${rule.name} (${rule.duration ?? '?'})`).join(', ') ||
          say('no rule', 'keine Regel'),
    ],
    [
      say('Searches recorded', 'Suchen aufgezeichnet'),
      say(
        `in ${number(status.counts.searches, language)} of ${number(status.counts.mailboxes, language)} mailboxes; Microsoft's set leaves them out`,
        `in ${number(status.counts.searches, language)} von ${number(status.counts.mailboxes, language)} Postfächern; Microsofts Satz lässt sie aus`,
      ),
    ],
  ];
}

function mailboxTable(mailboxes: readonly MailboxTruth[], language: Language): Block {
  const say = (en: string, de: string): string => ({ en, de })[language];
  return {
    block: 'table',
    columns: [
      { title: say('Truth', 'Stand') },
      { title: say('Mailbox', 'Postfach'), flexible: true },
      { title: say('Kind', 'Art') },
      { title: say('Why', 'Warum'), flexible: true },
    ],
    rows: mailboxes.map((mailbox): Cell[] => [
      { text: truthWords[mailbox.truth][language], tone: truthWords[mailbox.truth].tone },
      mailbox.address,
      kindWords[mailbox.kind][language],
      mailbox.gaps.map((gap) => gap.text[language]).join(' '),
    ]),
    empty: say('No mailbox has a gap of its own.', 'Kein Postfach hat eine eigene Lücke.'),
  };
}
