import type {
  AuditGap,
  AuditGapCode,
  LogonType,
  MailboxAudit,
  MailboxTruth,
} from '../../domain/mailbox-audit.ts';
import { logonTypes } from '../../domain/mailbox-audit.ts';
import { counted } from '../../kernel/localized.ts';

// Judges only; reads nothing. Source of the sets and rules: learn.microsoft.com/purview/audit-mailboxes.

/** Without these nobody can say what an intruder read, sent, deleted or set up. A part of Microsoft's default set. */
export const essential: { readonly [logon in LogonType]: readonly string[] } = {
  Owner: [
    'HardDelete',
    'MailItemsAccessed',
    'MoveToDeletedItems',
    'Send',
    'SoftDelete',
    'Update',
    'UpdateFolderPermissions',
    'UpdateInboxRules',
  ],
  Delegate: [
    'HardDelete',
    'MailItemsAccessed',
    'MoveToDeletedItems',
    'SendAs',
    'SendOnBehalf',
    'SoftDelete',
    'Update',
    'UpdateFolderPermissions',
    'UpdateInboxRules',
  ],
  Admin: [
    'HardDelete',
    'MailItemsAccessed',
    'MoveToDeletedItems',
    'Send',
    'SendAs',
    'SendOnBehalf',
    'SoftDelete',
    'Update',
    'UpdateFolderPermissions',
    'UpdateInboxRules',
  ],
};

/** Fewer days than Microsoft's default lose records that a late investigation needs. */
const leastDays = 90;

export interface Surroundings {
  /** Auditing is on for the organisation; null where that could not be read. */
  readonly organization: boolean | null;
  readonly ingestion: boolean | null;
  /** Whether the owner holds Audit (Premium); null where licences could not be read. */
  readonly premium: (address: string) => boolean | null;
}

/** What would be recorded in this mailbox, and why not everything. */
export function judgeMailbox(mailbox: MailboxAudit, around: Surroundings): MailboxTruth {
  const premium = around.premium(mailbox.address);
  const missing = Object.fromEntries(logonTypes.map((logon) => [logon, missingActions(mailbox, logon)])) as {
    [logon in LogonType]: readonly string[];
  };
  const covered = mailbox.kind !== 'public-folder' && (mailbox.kind !== 'resource' || mailbox.enabled);
  const gaps = [
    ...(covered ? [] : [notCovered(mailbox)]),
    ...(mailbox.kind === 'group' ? [] : listGaps(mailbox, missing)),
    ...(needsExplicit(mailbox, premium) ? [notExplicit(mailbox)] : []),
    ...(shortAge(mailbox) ? [ageLimit(mailbox)] : []),
  ];
  const off = around.organization === false || around.ingestion === false || !covered;
  return {
    ...mailbox,
    truth: off ? 'blind' : gaps.some((gap) => gap.severity !== 'low') ? 'partly' : 'recorded',
    missing,
    premium,
    gaps,
  };
}

/** Groups have a fixed set, whatever their properties say. Managed types have Microsoft's set, which holds all of these. */
function missingActions(mailbox: MailboxAudit, logon: LogonType): readonly string[] {
  if (mailbox.kind === 'group' || mailbox.managed.includes(logon)) return [];
  return essential[logon].filter((action) => !mailbox.actions[logon].includes(action));
}

function listGaps(
  mailbox: MailboxAudit,
  missing: { readonly [logon in LogonType]: readonly string[] },
): readonly AuditGap[] {
  const customised = logonTypes.filter((logon) => !mailbox.managed.includes(logon));
  if (customised.length === 0) return [];
  const lost = customised.filter((logon) => missing[logon].length > 0);
  if (lost.length === 0)
    return [
      gap('customised', 'low', mailbox, {
        en: `The list for ${customised.join(', ')} is the organisation's own. It is complete today and gets nothing that Microsoft adds.`,
        de: `Die Liste für ${customised.join(', ')} ist selbst gemacht. Sie ist heute vollständig und bekommt nichts, was Microsoft hinzufügt.`,
      }),
    ];
  const words = lost.map((logon) => `${logon}: ${missing[logon].join(', ')}`).join('; ');
  const grave = lost.some((logon) => missing[logon].includes('MailItemsAccessed'));
  return [
    gap('actions-missing', grave ? 'high' : 'medium', mailbox, {
      en: `A list of the organisation's own leaves out what matters (${words}).`,
      de: `Eine selbst gemachte Liste lässt Wichtiges aus (${words}).`,
    }),
  ];
}

/** Without Audit (Premium), records of a mailbox reach the unified log reliably only where this is set by hand. */
function needsExplicit(mailbox: MailboxAudit, premium: boolean | null): boolean {
  return premium === false && !mailbox.enabled && (mailbox.kind === 'user' || mailbox.kind === 'shared');
}

function shortAge(mailbox: MailboxAudit): boolean {
  if (mailbox.kind === 'group' || mailbox.kind === 'public-folder') return false;
  return mailbox.ageLimitDays !== null && mailbox.ageLimitDays < leastDays;
}

function notCovered(mailbox: MailboxAudit): AuditGap {
  const resource = mailbox.kind === 'resource';
  return {
    ...gap('kind-not-covered', 'low', mailbox, {
      en: resource
        ? 'Rooms and equipment are not audited by default.'
        : 'Exchange does not audit public folder mailboxes by default; nobody signs in to them.',
      de: resource
        ? 'Räume und Geräte werden von sich aus nicht überwacht.'
        : 'Postfächer öffentlicher Ordner überwacht Exchange von sich aus nicht; niemand meldet sich an ihnen an.',
    }),
    action: resource ? actions['not-explicit'] : null,
  };
}

function notExplicit(mailbox: MailboxAudit): AuditGap {
  return gap('not-explicit', 'medium', mailbox, {
    en: 'Recorded, but AuditEnabled is not set: without Audit (Premium) the records may never reach the unified audit log.',
    de: 'Wird aufgezeichnet, aber AuditEnabled ist nicht gesetzt: Ohne Audit (Premium) erreichen die Einträge das einheitliche Überwachungsprotokoll womöglich nie.',
  });
}

function ageLimit(mailbox: MailboxAudit): AuditGap {
  const days = Math.floor(mailbox.ageLimitDays ?? 0);
  return gap('age-limit', days === 0 ? 'high' : 'medium', mailbox, {
    en: `The mailbox keeps its own records for ${counted(days, 'day', 'days')} instead of ${leastDays}.`,
    de: `Das Postfach behält seine eigenen Einträge ${days} statt ${leastDays} Tage.`,
  });
}

const actions: { readonly [code in AuditGapCode]: string | null } = {
  'ingestion-off': 'enable-audit-ingestion',
  'organization-off': 'enable-mailbox-auditing',
  bypass: 'clear-audit-bypass',
  'workload-silent': null,
  customised: 'restore-default-audit-set',
  'actions-missing': 'restore-default-audit-set',
  'not-explicit': 'set-audit-enabled',
  'age-limit': 'extend-audit-age-limit',
  'kind-not-covered': null,
};

function gap(
  code: AuditGapCode,
  severity: AuditGap['severity'],
  mailbox: MailboxAudit,
  text: AuditGap['text'],
): AuditGap {
  return { code, severity, subject: mailbox.address, text, action: actions[code] };
}

/** Gaps of the whole organisation: each makes every mailbox blind, or one actor invisible in all of them. */
export function judgeOrganization(
  around: Pick<Surroundings, 'organization' | 'ingestion'>,
  bypassed: readonly string[],
): readonly AuditGap[] {
  const whole = (code: AuditGapCode, text: AuditGap['text']): AuditGap => ({
    code,
    severity: 'critical',
    subject: null,
    text,
    action: actions[code],
  });
  return [
    ...(around.ingestion === false
      ? [
          whole('ingestion-off', {
            en: 'The unified audit log takes nothing in: nothing is recorded, and nothing can be searched.',
            de: 'Das einheitliche Überwachungsprotokoll nimmt nichts auf: Nichts wird aufgezeichnet, nichts ist auffindbar.',
          }),
        ]
      : []),
    ...(around.organization === false
      ? [
          whole('organization-off', {
            en: 'Mailbox auditing is switched off for the organisation (AuditDisabled is True), whatever each mailbox shows.',
            de: 'Die Postfachüberwachung ist für die Organisation abgeschaltet (AuditDisabled ist True), gleich was das einzelne Postfach anzeigt.',
          }),
        ]
      : []),
    ...bypassed.map((actor): AuditGap => ({
      code: 'bypass',
      severity: 'high',
      subject: actor,
      text: {
        en: 'Exempt from auditing: whatever this account does in any mailbox leaves no record.',
        de: 'Von der Überwachung ausgenommen: Was dieses Konto in irgendeinem Postfach tut, hinterlässt keinen Eintrag.',
      },
      action: actions.bypass,
    })),
  ];
}
