import type { Tone, Nature } from '../../domain/document.ts';
import type { Confidence, LedgerEntry, Severity } from '../../domain/finding.ts';
import type { FootholdKind } from '../../domain/foothold.ts';
import type { Plan, StepOutcome } from '../../domain/plan.ts';
import type { RejectionReason } from '../../domain/source.ts';
import type { NetworkKind } from '../../domain/place.ts';
import type { AddressWord, Campaign, VerdictWord } from '../../domain/verdict.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';

type Words<Key extends string> = { readonly [key in Key]: Localized };
type Toned<Key extends string> = { readonly [key in Key]: Localized & { readonly tone: Tone } };

export const verdictWords: Toned<VerdictWord> = {
  compromised: { en: 'compromised', de: 'kompromittiert', tone: 'bad' },
  likely: { en: 'likely compromised', de: 'wahrscheinlich kompromittiert', tone: 'warning' },
  unclear: { en: 'unclear', de: 'unklar', tone: 'muted' },
  clean: { en: 'nothing found', de: 'nichts gefunden', tone: 'good' },
};

/** For a narrow column. */
export const verdictShort: Toned<VerdictWord> = {
  ...verdictWords,
  likely: { en: 'likely', de: 'wahrscheinlich', tone: 'warning' },
};

export const confidenceWords: Words<Confidence> = {
  high: { en: 'high confidence', de: 'hohe Sicherheit' },
  medium: { en: 'medium confidence', de: 'mittlere Sicherheit' },
  low: { en: 'low confidence', de: 'geringe Sicherheit' },
};

export const severityWords: Words<Severity> = {
  critical: { en: 'critical', de: 'kritisch' },
  high: { en: 'high', de: 'hoch' },
  medium: { en: 'medium', de: 'mittel' },
  low: { en: 'low', de: 'niedrig' },
  informational: { en: 'info', de: 'Info' },
};

export const natureWords: Words<Nature> = {
  fact: { en: 'Recorded', de: 'Belegt' },
  inference: { en: 'Concluded', de: 'Gefolgert' },
  unknown: { en: 'Unknown', de: 'Unbekannt' },
};

export const ledgerWords: Words<LedgerEntry['state']> = {
  complete: { en: 'complete', de: 'vollständig' },
  partial: { en: 'partly', de: 'teilweise' },
  capped: { en: 'capped', de: 'gekappt' },
  throttled: { en: 'throttled', de: 'gedrosselt' },
  failed: { en: 'failed', de: 'gescheitert' },
  refused: { en: 'refused', de: 'verweigert' },
  unlicensed: { en: 'no licence', de: 'keine Lizenz' },
  'outside-retention': { en: 'no longer kept', de: 'nicht mehr aufbewahrt' },
  'too-fresh': { en: 'ask again', de: 'erneut abfragen' },
  'not-asked': { en: 'not asked', de: 'nicht abgefragt' },
  'left-out': { en: 'left out by choice', de: 'bewusst ausgelassen' },
};

export const rejectionWords: Words<RejectionReason> = {
  'broken-json': { en: 'broken JSON', de: 'defektes JSON' },
  'broken-csv': { en: 'broken CSV', de: 'defekte CSV' },
  'not-an-object': { en: 'no record', de: 'kein Eintrag' },
  'unknown-record': { en: 'unknown kind of record', de: 'unbekannte Art von Eintrag' },
  'empty-audit-data': { en: 'empty AuditData', de: 'AuditData leer' },
  'broken-audit-data': { en: 'broken AuditData', de: 'AuditData defekt' },
  'no-time': { en: 'without a time', de: 'ohne Zeit' },
  'no-id': { en: 'without an id', de: 'ohne Kennung' },
  'no-operation': { en: 'without an operation', de: 'ohne Vorgang' },
  'too-long': { en: 'too long', de: 'zu lang' },
  truncated: { en: 'cut off', de: 'abgeschnitten' },
  'unreadable-file': { en: 'unreadable file', de: 'Datei nicht lesbar' },
};

export const outcomeWords: Toned<StepOutcome> = {
  done: { en: 'done', de: 'erledigt', tone: 'good' },
  already: { en: 'already so', de: 'war schon so', tone: 'good' },
  manual: { en: 'by hand', de: 'von Hand', tone: 'warning' },
  failed: { en: 'failed', de: 'gescheitert', tone: 'bad' },
  conflict: { en: 'conflict', de: 'Konflikt', tone: 'bad' },
  unverified: { en: 'not visible yet', de: 'noch nicht sichtbar', tone: 'warning' },
  skipped: { en: 'cannot be undone', de: 'nicht rücknehmbar', tone: 'muted' },
  undone: { en: 'undone', de: 'zurückgenommen', tone: 'good' },
};

export const planWords: Words<Plan['kind']> = {
  contain: { en: 'Containment', de: 'Eindämmung' },
  recover: { en: 'Recovery', de: 'Wiederherstellung' },
  harden: { en: 'Hardening', de: 'Härtung' },
  audit: { en: 'Audit settings', de: 'Überwachungseinstellungen' },
  score: { en: 'Score improvements', de: 'Verbesserungen der Bewertung' },
};

/** Kinds of foothold in the plural, for counts. */
export const footholdWords: Words<FootholdKind> = {
  session: { en: 'sessions', de: 'Sitzungen' },
  'sign-in': { en: 'open sign-ins', de: 'offene Anmeldungen' },
  password: { en: 'passwords', de: 'Kennwörter' },
  'app-password': { en: 'app passwords', de: 'App-Kennwörter' },
  'mfa-method': { en: 'sign-in methods', de: 'Anmeldemethoden' },
  device: { en: 'devices', de: 'Geräte' },
  'mobile-partnership': { en: 'mobile devices', de: 'mobile Geräte' },
  'inbox-rule': { en: 'inbox rules', de: 'Posteingangsregeln' },
  'sweep-rule': { en: 'sweep rules', de: 'Aufräumregeln' },
  forwarding: { en: 'forwardings', de: 'Weiterleitungen' },
  delegate: { en: 'mailbox rights', de: 'Postfachrechte' },
  'folder-permission': { en: 'folder permissions', de: 'Ordnerberechtigungen' },
  'oauth-grant': { en: 'app consents', de: 'App-Einwilligungen' },
  'app-role-assignment': { en: 'app permissions', de: 'App-Berechtigungen' },
  'app-credential': { en: 'app credentials', de: 'App-Anmeldeinformationen' },
  'service-principal': { en: 'enterprise apps', de: 'Unternehmensanwendungen' },
  role: { en: 'administrator roles', de: 'Administratorrollen' },
  'exchange-role': { en: 'Exchange roles', de: 'Exchange-Rollen' },
  protocol: { en: 'mailbox protocols', de: 'Postfachprotokolle' },
  'transport-rule': { en: 'mail flow rules', de: 'Nachrichtenflussregeln' },
  'journal-rule': { en: 'journal rules', de: 'Journalregeln' },
  connector: { en: 'connectors', de: 'Connectors' },
  'auto-reply': { en: 'automatic replies', de: 'automatische Antworten' },
  'audit-bypass': { en: 'audit bypasses', de: 'Überwachungsumgehungen' },
  'mailbox-add-in': { en: 'add-ins', de: 'Add-Ins' },
  'conditional-access': { en: 'Conditional Access changes', de: 'Änderungen am bedingten Zugriff' },
  federation: { en: 'federation changes', de: 'Verbundänderungen' },
  'user-account': { en: 'accounts', de: 'Konten' },
};

/** What joins the accounts of a campaign. */
const linkWords: Words<Campaign['links'][number]['kind']> = {
  address: { en: 'address', de: 'Adresse' },
  session: { en: 'session', de: 'Sitzung' },
  application: { en: 'application', de: 'Anwendung' },
  destination: { en: 'destination', de: 'Ziel' },
};

/** Whose an address is. */
export const addressWords: Words<AddressWord> = {
  attacker: { en: "the attacker's", de: 'des Angreifers' },
  suspicious: { en: 'suspicious', de: 'verdächtig' },
  unclear: { en: 'unclear', de: 'unklar' },
  person: { en: "the person's", de: 'der Person' },
  own: { en: "the technician's", de: 'der Betreuung' },
};

export const networkKindWords: Words<NetworkKind> = {
  microsoft: { en: 'Microsoft 365', de: 'Microsoft 365' },
  private: { en: 'private network', de: 'privates Netz' },
  anonymiser: { en: 'VPN or relay', de: 'VPN oder Relay' },
  hosting: { en: 'rented servers', de: 'Mietserver' },
  mobile: { en: 'mobile carrier', de: 'Mobilfunk' },
  access: { en: 'line', de: 'Anschluss' },
  unknown: { en: 'network unknown', de: 'Netz unbekannt' },
};

/** What holds the accounts of a campaign together, the first three of it. */
export function joinedBy(campaign: Campaign, language: Language): string {
  return campaign.links
    .slice(0, 3)
    .map(({ kind, value }) => `${linkWords[kind][language]} ${line(value, 60)}`)
    .join(', ');
}
