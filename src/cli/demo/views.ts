import type { Block, Cell } from '../../domain/document.ts';
import type { Language, Localized } from '../../kernel/localized.ts';

export interface Attempt {
  readonly kind: string;
  readonly account: string;
  readonly works: boolean;
  readonly evidence: string;
}

const kindNames: { readonly [kind: string]: Localized } = {
  session: { en: 'stolen session', de: 'gestohlene Sitzung' },
  password: { en: 'known password', de: 'bekanntes Kennwort' },
  'app-password': { en: 'app password over IMAP', de: 'App-Kennwort über IMAP' },
  'mfa-method': { en: 'sign-in method of his own', de: 'eigene Anmeldemethode' },
  device: { en: 'registered device', de: 'registriertes Gerät' },
  'mobile-partnership': { en: 'mobile device partnership', de: 'Mobilgerätepartnerschaft' },
  'oauth-grant': { en: 'app with consent', de: 'App mit Einwilligung' },
  'app-credential': { en: 'secret of an app', de: 'Geheimnis einer App' },
  'inbox-rule': { en: 'inbox rule', de: 'Posteingangsregel' },
  forwarding: { en: 'forwarding', de: 'Weiterleitung' },
  delegate: { en: 'full access by an accomplice', de: 'Vollzugriff eines Komplizen' },
  'folder-permission': { en: 'inbox open to everybody', de: 'Posteingang für alle offen' },
  'transport-rule': { en: 'mail flow rule', de: 'Nachrichtenflussregel' },
  'journal-rule': { en: 'journal rule', de: 'Journalregel' },
  'exchange-role': { en: 'Exchange role', de: 'Exchange-Rolle' },
  role: { en: 'administrator role', de: 'Administratorrolle' },
  'user-account': { en: 'administrator made by him', de: 'von ihm angelegter Administrator' },
  'audit-bypass': { en: 'audit bypass', de: 'Umgehung der Überwachung' },
};

export function attackTable(attempts: readonly Attempt[], language: Language): Block {
  return {
    block: 'table',
    columns: [
      { title: { en: 'Way in', de: 'Zugang' }[language] },
      { title: { en: 'Account', de: 'Konto' }[language] },
      { title: { en: 'Works', de: 'Funktioniert' }[language] },
      { title: { en: 'What happened', de: 'Was geschah' }[language], flexible: true },
    ],
    rows: attempts.map((attempt): Cell[] => [
      kindName(attempt.kind, language),
      attempt.account,
      worksCell(attempt.works, language),
      attempt.evidence,
    ]),
  };
}

export function kindName(kind: string, language: Language): string {
  return kindNames[kind]?.[language] ?? kind;
}

function worksCell(works: boolean, language: Language): Cell {
  return works
    ? { text: { en: 'yes', de: 'ja' }[language], tone: 'bad' }
    : { text: { en: 'no', de: 'nein' }[language], tone: 'good' };
}

/** The closing table: the same footholds, tried three times by the attacker himself. */
export function threeTimesTable(
  before: readonly Attempt[],
  contained: readonly Attempt[],
  recovered: readonly Attempt[],
  language: Language,
): Block {
  return {
    block: 'table',
    caption: { en: 'The attacker tries every way in', de: 'Der Angreifer versucht jeden Zugang' }[language],
    columns: [
      { title: { en: 'Way in', de: 'Zugang' }[language], flexible: true },
      { title: { en: 'Account', de: 'Konto' }[language], flexible: true },
      { title: { en: 'before', de: 'vorher' }[language] },
      { title: { en: 'contained', de: 'eingedämmt' }[language] },
      { title: { en: 'recovered', de: 'zurückgegeben' }[language] },
    ],
    rows: before.map((attempt, index): Cell[] => [
      kindName(attempt.kind, language),
      attempt.account,
      outcome(attempt.works, language),
      outcome(contained[index]?.works ?? true, language),
      outcome(recovered[index]?.works ?? true, language),
    ]),
  };
}

function outcome(works: boolean, language: Language): Cell {
  return works
    ? { text: { en: 'gets in', de: 'kommt hinein' }[language], tone: 'bad' }
    : { text: { en: 'locked out', de: 'ausgesperrt' }[language], tone: 'good' };
}
