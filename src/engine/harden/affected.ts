import { counted } from '../../kernel/localized.ts';
import type { Reason } from '../../domain/account.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { SettingId, SettingValues } from '../../domain/setting-values/index.ts';
import type { LegacySignIn } from '../../microsoft/graph/legacy-sign-ins.ts';

/** What the tenant's own data say about whom a change would hit; null where it could not be read. */
export interface Usage {
  readonly snapshot: Snapshot;
  /** Sign-ins over protocols without MFA in the last thirty days; null where the log could not be read. */
  readonly legacy: readonly LegacySignIn[] | null;
}

type Judge = (usage: Usage) => readonly Reason[];

/** Actions that people will feel, by id: whom, as far as the tenant knows. */
const judges: { readonly [action: string]: Judge } = {
  'block-legacy-authentication': ({ legacy }) => clients(legacy, () => true),
  'disable-smtp-auth': ({ legacy }) => clients(legacy, (one) => one.client === 'Authenticated SMTP'),
  'disable-smtp-auth-on-mailboxes': ({ legacy }) =>
    clients(legacy, (one) => one.client === 'Authenticated SMTP'),
  'disable-old-mail-protocols': ({ legacy }) => clients(legacy, (one) => /^(IMAP4|POP3)$/.test(one.client)),
  'require-mfa-for-all-users': ({ snapshot }) => withoutMethod(snapshot, () => true),
  'require-phishing-resistant-mfa-for-administrators': ({ snapshot }) =>
    withoutMethod(snapshot, (user) => user.isAdmin === true, isResistant),
  'require-phishing-resistant-mfa': ({ snapshot }) => withoutMethod(snapshot, () => true, isResistant),
  'turn-off-auto-forwarding': ({ snapshot }) => forwarders(snapshot),
};

/** Whom the change would hit, as reasons against it; empty where nobody is known to be. */
export function affectedBy(action: string, usage: Usage): readonly Reason[] {
  return judges[action]?.(usage) ?? [];
}

type Registration = SettingValues['mfa-registration'][number];

function isResistant(user: Registration): boolean {
  return (user.methodsRegistered ?? []).some((method) =>
    /fido2|passKey|windowsHello|x509Certificate/i.test(method),
  );
}

function withoutMethod(
  snapshot: Snapshot,
  concerned: (user: Registration) => boolean,
  ready: (user: Registration) => boolean = (user) => user.isMfaCapable === true,
): readonly Reason[] {
  const users = readIn(snapshot, 'mfa-registration');
  if (users === null) return [unread('who has registered a method', 'wer eine Methode registriert hat')];
  const lacking = users.filter((user) => concerned(user) && !ready(user));
  if (lacking.length === 0) return [];
  const names = lacking.map((user) => user.userPrincipalName ?? user.id);
  return [
    against(
      `${counted(lacking.length, 'person has', 'people have')} no method for it yet and could not sign in: ${some(names, 'en')}`,
      `${counted(lacking.length, 'Person hat noch keine Methode dafür und könnte', 'Personen haben noch keine Methode dafür und könnten')} sich nicht anmelden: ${some(names, 'de')}`,
    ),
  ];
}

function clients(
  legacy: readonly LegacySignIn[] | null,
  concerned: (one: LegacySignIn) => boolean,
): readonly Reason[] {
  if (legacy === null)
    return [unread('which clients use old protocols', 'welche Programme alte Protokolle benutzen')];
  const used = legacy.filter(concerned);
  if (used.length === 0) return [];
  const names = [...new Set(used.map((one) => `${one.user} (${one.client})`))];
  return [
    against(
      `Used in the last 30 days, and would stop: ${some(names, 'en')}`,
      `In den letzten 30 Tagen benutzt und dann nicht mehr möglich: ${some(names, 'de')}`,
    ),
  ];
}

function forwarders(snapshot: Snapshot): readonly Reason[] {
  const mailboxes = readIn(snapshot, 'mailboxes');
  const rules = readIn(snapshot, 'inbox-rule-forwarding');
  if (mailboxes === null && rules === null) return [unread('who forwards', 'wer weiterleitet')];
  const names = [
    ...(mailboxes ?? [])
      .filter((box) => box.ForwardingSmtpAddress || box.ForwardingAddress)
      .map((box) => box.PrimarySmtpAddress ?? ''),
    ...(rules ?? []).map((rule) => rule.mailbox),
  ];
  if (names.length === 0) return [];
  return [
    against(
      `Forwards outside today, and would stop: ${some([...new Set(names)], 'en')}`,
      `Heute wird nach außen weitergeleitet, und das würde enden: ${some([...new Set(names)], 'de')}`,
    ),
  ];
}

/** A setting of the snapshot; null where it could not be read. */
export function readIn<Id extends SettingId>(snapshot: Snapshot, id: Id): SettingValues[Id] | null {
  const reading = snapshot.settings[id];
  return reading?.state === 'read' ? reading.value : null;
}

/** At most ten names, and how many more. */
export function some(names: readonly string[], language: 'en' | 'de'): string {
  const shown = names.slice(0, 10).join(', ');
  const more = names.length - 10;
  if (more <= 0) return `${shown}.`;
  return language === 'en' ? `${shown} and ${more} more.` : `${shown} und ${more} weitere.`;
}

export function against(en: string, de: string): Reason {
  return { speaks: 'against', text: { en, de } };
}

function unread(en: string, de: string): Reason {
  return against(
    `Could not be read: ${en}. Ask before enforcing it.`,
    `Nicht lesbar: ${de}. Fragen Sie nach, bevor Sie es durchsetzen.`,
  );
}
