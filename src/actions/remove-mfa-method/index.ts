import type { Action, ApplyContext, ApplyResult, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import { AppError, ServiceError } from '../../kernel/errors.ts';
import {
  type AuthenticationMethod,
  type MethodKind,
  addEmail,
  addPhone,
  deleteMethod,
  listMethods,
  methodKinds,
  setPreferredMethod,
} from '../../microsoft/graph/authentication-methods.ts';
import { graph, overPrivilegedAccounts } from '../permissions.ts';
import { name, needAccount, textMember } from '../support.ts';
import { allMethods, findMethods, methodState } from './find.ts';

export const removeMfaMethod: Action = {
  id: 'remove-mfa-method',
  title: { en: 'Remove sign-in method', de: 'Anmeldemethode entfernen' },
  effect: {
    en: 'The attacker can no longer confirm a sign-in, or reset the password, with a method of their own.',
    de: 'Der Angreifer kann keine Anmeldung mehr mit einer eigenen Methode bestätigen und damit auch kein Kennwort zurücksetzen.',
  },
  latency: { en: 'At once for new sign-ins.', de: 'Sofort, für neue Anmeldungen.' },
  notice: {
    en: 'If it was the owner’s after all, they must register it again; with no method left they need a temporary access pass.',
    de: 'Gehörte sie doch der Person, muss sie sie neu registrieren; ist keine Methode übrig, braucht sie einen befristeten Zugriffspass.',
  },
  impact: 'medium',
  reversible: 'partly',
  irreversible: {
    en: 'Telephone numbers and e-mail addresses can be registered again from here; apps, passkeys, tokens and Windows Hello only by the owner.',
    de: 'Telefonnummern und E-Mail-Adressen lassen sich von hier aus erneut registrieren; Apps, Passkeys, Token und Windows Hello nur von der Person selbst.',
  },
  phase: 'methods',
  attack: ['T1098.005', 'T1556.006'],
  d3fend: ['D3-CR', 'D3-MFA'],
  permissions: [graph('UserAuthenticationMethod.ReadWrite.All'), overPrivilegedAccounts],
  removes: 'mfa-method',
  once: true,

  find: findMethods,
  async preview(connection, account, foothold) {
    const { id } = needAccount(account);
    if (foothold === null) return null;
    const method = await methodById(connection, id, foothold.key);
    if (method === null || kindOf(method.type) === null) return null;
    return {
      account,
      key: method.id,
      label: technicalName(method),
      before: methodState(method),
      after: null,
    };
  },
  async read(connection, target) {
    const method = await methodById(connection, needAccount(target.account).id, target.key);
    return method === null ? null : methodState(method);
  },
  apply: remove,
  async undo({ connection, clientRequestId }, target) {
    const { id } = needAccount(target.account);
    const kind = kindOf(textMember(target.before, 'type') ?? '');
    const detail = textMember(target.before, 'detail');
    if (kind === 'phone' && detail !== null) {
      const phoneType = textMember(target.before, 'phoneType') ?? 'mobile';
      await addPhone(connection.graph, id, detail, phoneType, clientRequestId);
      return { outcome: 'sent' };
    }
    if (kind === 'email' && detail !== null) {
      await addEmail(connection.graph, id, detail, clientRequestId);
      return { outcome: 'sent' };
    }
    return {
      outcome: 'manual',
      instructions: {
        en: `Only the owner can register this method again (${target.label}), at https://aka.ms/mysecurityinfo. Issue a temporary access pass if no other method is left.`,
        de: `Diese Methode (${target.label}) kann nur die Person selbst neu registrieren, unter https://aka.ms/mysecurityinfo. Stellen Sie einen befristeten Zugriffspass aus, falls keine andere Methode übrig ist.`,
      },
    };
  },
};

async function remove({ connection, clientRequestId }: ApplyContext, target: Target): Promise<ApplyResult> {
  const { id } = needAccount(target.account);
  const kind = kindOf(textMember(target.before, 'type') ?? '')!;
  try {
    await deleteMethod(connection.graph, id, kind, target.key, clientRequestId);
    return { outcome: 'sent' };
  } catch (thrown) {
    // The default method refuses deletion until another one is the default.
    if (!(thrown instanceof ServiceError) || thrown.status !== 400) throw thrown;
    const other = await otherDefault(connection, id, target.key);
    if (other === null) throw noOtherMethod(thrown);
    await setPreferredMethod(connection.graph, id, other, connection.random.uuid());
    await deleteMethod(connection.graph, id, kind, target.key, clientRequestId);
    return { outcome: 'sent' };
  }
}

/** The oldest remaining method that can be a default: the one that most likely is the owner's. */
async function otherDefault(connection: Connection, userId: string, without: string): Promise<string | null> {
  const rest = (await listMethods(connection.graph, userId)).filter((one) => one.id !== without);
  const sorted = [...rest].sort((a, b) => (a.created ?? '').localeCompare(b.created ?? ''));
  for (const method of sorted) {
    const preference = preferenceFor(method);
    if (preference !== null) return preference;
  }
  return null;
}

function preferenceFor(method: AuthenticationMethod): string | null {
  if (method.kind === 'microsoftAuthenticator') return 'push';
  if (method.kind === 'softwareOath' || method.kind === 'hardwareOath') return 'oath';
  if (method.kind !== 'phone') return null;
  if (method.phoneType === 'alternateMobile') return 'voiceAlternateMobile';
  return method.phoneType === 'office' ? 'voiceOffice' : 'sms';
}

function noOtherMethod(cause: ServiceError): AppError {
  return new AppError({
    code: 'default-method-refused',
    side: 'service',
    message: {
      en: 'Microsoft refuses to delete the default sign-in method, and there is no other that could become the default.',
      de: 'Microsoft lehnt es ab, die Standardanmeldemethode zu löschen, und es gibt keine andere, die Standard werden könnte.',
    },
    next: {
      en: 'In the Entra admin center open the user, Authentication methods, and choose “Require re-register multifactor authentication”. Sign-in stays blocked until then.',
      de: 'Öffnen Sie im Entra Admin Center den Benutzer und dort „Authentifizierungsmethoden“, und wählen Sie „Erneute Registrierung für MFA erforderlich“. Bis dahin bleibt die Anmeldung gesperrt.',
    },
    cause,
  });
}

async function methodById(
  connection: Connection,
  userId: string,
  id: string,
): Promise<AuthenticationMethod | null> {
  return (await allMethods(connection, userId)).find((one) => one.id === id) ?? null;
}

/** `phone +49 …`, `microsoftAuthenticator SM-G955F`: Microsoft's own words, the same in every language. */
function technicalName(method: AuthenticationMethod): string {
  // A label has no language: Microsoft's own names, as words (`microsoftAuthenticator`, `fido2`).
  const words = method.kind.replace(/[A-Z]/g, (letter) => ` ${letter}`);
  const kind = words.charAt(0).toUpperCase() + words.slice(1);
  return method.detail === null ? kind : `${kind} ${name(method.detail)}`;
}

function kindOf(type: string): MethodKind | null {
  return methodKinds.find((kind) => `${kind}AuthenticationMethod` === type) ?? null;
}
