import type { AuditGapCode, MailboxKind, MailboxTruth } from '../../../../../src/server/contract/tenant.ts';
import { inBoth } from '../../../i18n/language.tsx';

type Words<Word extends string> = { readonly [word in Word]: string };

export const auditTexts = inBoth({
  en: {
    title: 'Would an attacker leave a trace?',
    none: 'Not read yet. The switches of the organisation, what really arrives, and every mailbox are read; nothing is changed.',
    read: 'Read auditing',
    again: 'Read again',
    promised:
      'All this is what the settings promise. Whether records of a mailbox really arrive, only a mark tells: evict audit prove.',
    readAt: (time: string) => `Read ${time} UTC`,
    repair: 'Plan the repair',
    run: 'Reading',
    compare: 'Compared with',
    outdated: 'Evict has changed settings since this reading: read again to see what is so now.',
    drift: 'What changed since the reading before',
    driftNone: 'Nothing changed between these two readings.',
    driftOnly: 'This is the only reading: from the second on, changes are shown here.',
    moved: (worse: number, better: number) => `${worse} worse, ${better} better`,
    change: 'Change',
    changes: { worse: 'Worse', better: 'Better', other: 'Changed' } as Words<'worse' | 'better' | 'other'>,
    before: 'Before',
    after: 'After',
    retention: 'Kept longer by',
    retentionNone: 'No rule of its own',
    searches: 'Record searches',
    logOff:
      'An attacker would leave no trace that can be found: the unified audit log is off, whatever the mailboxes record.',
    off: 'An attacker would leave no trace in any mailbox: auditing is off for the whole organisation.',
    unreadable:
      'A switch of the organisation could not be read: nobody can say whether anything is recorded.',
    blindSome: (blind: number, partly: number, all: number) =>
      `Of ${all} mailboxes, ${blind} would record nothing of importance and ${partly} only a part.`,
    good: (all: number) => `In all ${all} mailboxes, an attacker's acts would be recorded.`,
    exempt: (count: number) =>
      count === 1
        ? 'One account is exempt from auditing: what it does leaves no record.'
        : `${count} accounts are exempt from auditing: what they do leaves no record.`,
    ingestion: 'Unified audit log',
    organization: 'Mailbox auditing',
    on: 'On',
    offWord: 'Off',
    unknown: 'Unknown',
    premium: 'Audit (Premium)',
    premiumOf: (count: number) => `${count} owners`,
    workloads: 'What really arrives',
    workload: 'Records of',
    last: 'Newest record (UTC)',
    state: 'State',
    states: { arriving: 'Arriving', silent: 'Silent', unknown: 'Unknown' } as Words<
      'arriving' | 'silent' | 'unknown'
    >,
    gaps: (count: number) =>
      count === 1 ? '1 gap of the organisation' : `${count} gaps of the organisation`,
    noGaps: 'The organisation as a whole has no gap.',
    severity: 'Severity',
    gap: 'Gap',
    subject: 'Whom',
    everybody: 'Everybody',
    mailboxes: (count: number) => (count === 1 ? '1 mailbox' : `${count} mailboxes`),
    search: 'Search mailboxes',
    mailbox: 'Mailbox',
    truth: 'Truth',
    truths: { recorded: 'Recorded', partly: 'In part', blind: 'Blind' } as Words<MailboxTruth['truth']>,
    everyTruth: 'Every truth',
    kind: 'Kind',
    kinds: {
      user: 'User',
      shared: 'Shared',
      resource: 'Room, equipment',
      group: 'Group',
      'public-folder': 'Public folder',
      other: 'Other',
    } as Words<MailboxKind>,
    everyKind: 'Every kind',
    everyGap: 'Every gap',
    codes: {
      'ingestion-off': 'Audit log off',
      'organization-off': 'Mailbox auditing off',
      bypass: 'Account exempt',
      'workload-silent': 'Nothing arrives',
      customised: 'List of its own',
      'actions-missing': 'Acts missing',
      'not-explicit': 'Not set on the mailbox',
      'age-limit': 'Kept too briefly',
      'kind-not-covered': 'Kind not covered',
    } as Words<AuditGapCode>,
    missing: 'Not recorded',
    logons: { Owner: 'Owner', Delegate: 'Delegate', Admin: 'Administrator' } as Words<
      'Owner' | 'Delegate' | 'Admin'
    >,
    age: 'Kept, days',
    licence: 'Premium',
    yes: 'Yes',
    no: 'No',
    empty: 'No mailbox fits these filters.',
    blind: (what: string, why: string) => `Could not be read: ${what}. ${why}`,
  },
  de: {
    title: 'Würde ein Angreifer Spuren hinterlassen?',
    none: 'Noch nicht gelesen. Gelesen werden die Schalter der Organisation, was wirklich ankommt, und jedes Postfach; geändert wird nichts.',
    read: 'Überwachung lesen',
    again: 'Erneut lesen',
    promised:
      'All das versprechen die Einstellungen. Ob die Einträge eines Postfachs wirklich ankommen, zeigt nur eine Marke: evict audit prove.',
    readAt: (time: string) => `Gelesen ${time} UTC`,
    repair: 'Instandsetzung planen',
    run: 'Gelesen',
    compare: 'Verglichen mit',
    outdated: 'Evict hat seither Einstellungen geändert: Lesen Sie erneut, um den heutigen Stand zu sehen.',
    drift: 'Was sich seit dem vorigen Lesen geändert hat',
    driftNone: 'Zwischen diesen beiden Ständen hat sich nichts geändert.',
    driftOnly: 'Dies ist der einzige Stand: Ab dem zweiten stehen hier die Änderungen.',
    moved: (worse: number, better: number) => `${worse} schlechter, ${better} besser`,
    change: 'Änderung',
    changes: { worse: 'Schlechter', better: 'Besser', other: 'Geändert' } as Words<
      'worse' | 'better' | 'other'
    >,
    before: 'Vorher',
    after: 'Nachher',
    retention: 'Länger aufbewahrt durch',
    retentionNone: 'Keine eigene Regel',
    searches: 'Suchen aufgezeichnet',
    logOff:
      'Ein Angreifer hinterließe keine auffindbare Spur: Das einheitliche Überwachungsprotokoll ist aus, was immer die Postfächer aufzeichnen.',
    off: 'Ein Angreifer hinterließe in keinem Postfach eine Spur: Die Überwachung ist für die ganze Organisation aus.',
    unreadable: 'Ein Schalter der Organisation war nicht lesbar: Ob etwas aufgezeichnet wird, weiß niemand.',
    blindSome: (blind: number, partly: number, all: number) =>
      `Von ${all} Postfächern würden ${blind} nichts Wesentliches aufzeichnen und ${partly} nur einen Teil.`,
    good: (all: number) => `In allen ${all} Postfächern würde aufgezeichnet, was ein Angreifer tut.`,
    exempt: (count: number) =>
      count === 1
        ? 'Ein Konto ist von der Überwachung ausgenommen: Was es tut, hinterlässt keinen Eintrag.'
        : `${count} Konten sind von der Überwachung ausgenommen: Was sie tun, hinterlässt keinen Eintrag.`,
    ingestion: 'Einheitliches Überwachungsprotokoll',
    organization: 'Postfachüberwachung',
    on: 'Ein',
    offWord: 'Aus',
    unknown: 'Unbekannt',
    premium: 'Audit (Premium)',
    premiumOf: (count: number) => `${count} Inhaber`,
    workloads: 'Was wirklich ankommt',
    workload: 'Einträge über',
    last: 'Neuester Eintrag (UTC)',
    state: 'Stand',
    states: { arriving: 'Kommt an', silent: 'Stumm', unknown: 'Unbekannt' } as Words<
      'arriving' | 'silent' | 'unknown'
    >,
    gaps: (count: number) => (count === 1 ? '1 Lücke der Organisation' : `${count} Lücken der Organisation`),
    noGaps: 'Die Organisation als Ganzes hat keine Lücke.',
    severity: 'Schwere',
    gap: 'Lücke',
    subject: 'Wen',
    everybody: 'Alle',
    mailboxes: (count: number) => (count === 1 ? '1 Postfach' : `${count} Postfächer`),
    search: 'Postfächer durchsuchen',
    mailbox: 'Postfach',
    truth: 'Wahrheit',
    truths: { recorded: 'Aufgezeichnet', partly: 'Teilweise', blind: 'Blind' } as Words<
      MailboxTruth['truth']
    >,
    everyTruth: 'Jede Wahrheit',
    kind: 'Art',
    kinds: {
      user: 'Benutzer',
      shared: 'Freigegeben',
      resource: 'Raum, Gerät',
      group: 'Gruppe',
      'public-folder': 'Öffentlicher Ordner',
      other: 'Sonstiges',
    } as Words<MailboxKind>,
    everyKind: 'Jede Art',
    everyGap: 'Jede Lücke',
    codes: {
      'ingestion-off': 'Protokoll aus',
      'organization-off': 'Postfachüberwachung aus',
      bypass: 'Konto ausgenommen',
      'workload-silent': 'Nichts kommt an',
      customised: 'Eigene Liste',
      'actions-missing': 'Vorgänge fehlen',
      'not-explicit': 'Am Postfach nicht gesetzt',
      'age-limit': 'Zu kurz aufbewahrt',
      'kind-not-covered': 'Art nicht erfasst',
    } as Words<AuditGapCode>,
    missing: 'Nicht aufgezeichnet',
    logons: { Owner: 'Besitzer', Delegate: 'Stellvertretung', Admin: 'Administrator' } as Words<
      'Owner' | 'Delegate' | 'Admin'
    >,
    age: 'Behält, Tage',
    licence: 'Premium',
    yes: 'Ja',
    no: 'Nein',
    empty: 'Kein Postfach passt zu diesen Filtern.',
    blind: (what: string, why: string) => `Nicht lesbar: ${what}. ${why}`,
  },
});
