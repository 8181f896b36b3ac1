import type { Account, Reason } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { ServiceError } from '../../kernel/errors.ts';
import {
  type AuthenticationMethod,
  listMethods,
  onlyInBeta,
} from '../../microsoft/graph/authentication-methods.ts';
import { against, age, ageReasons, foothold, forIt, name } from '../support.ts';

const day = 86_400_000;

export async function findMethods(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const methods = (await allMethods(connection, account.id)).filter((one) => one.kind !== 'password');
  const now = connection.clock.now();
  return removalOrder(methods).map((method) => {
    const judged = judgeMethod(method, { methods, now }, hints);
    const label = methodName(method);
    return foothold(
      {
        kind: 'mfa-method',
        key: method.id,
        account: account.upn,
        title: { en: `Sign-in method: ${label.en}`, de: `Anmeldemethode: ${label.de}` },
        since: method.created,
        reasons: judged.reasons,
        suggestion: judged.suggestion,
        action: 'remove-mfa-method',
        state: methodState(method),
      },
      hints,
    );
  });
}

/** Also the kinds that only beta shows, where beta may be asked. */
export async function allMethods(
  connection: Connection,
  userId: string,
): Promise<readonly AuthenticationMethod[]> {
  const methods = await listMethods(connection.graph, userId);
  try {
    const more = (await listMethods(connection.graph, userId, 'beta')).filter((one) => onlyInBeta(one.kind));
    return [...methods.filter((one) => !onlyInBeta(one.kind)), ...more];
  } catch (thrown) {
    if (thrown instanceof ServiceError) return methods;
    throw thrown;
  }
}

/** The alternate mobile number must go before the mobile number, which Microsoft otherwise refuses to delete. */
export function removalOrder(methods: readonly AuthenticationMethod[]): readonly AuthenticationMethod[] {
  const rank = (method: AuthenticationMethod): number => (method.phoneType === 'mobile' ? 1 : 0);
  return [...methods].sort((a, b) => rank(a) - rank(b));
}

/** What is compared. The date of creation stays outside: a number registered again gets a new one. */
export function methodState(method: AuthenticationMethod): JsonObject {
  return { type: method.type, detail: method.detail, phoneType: method.phoneType };
}

export function judgeMethod(
  method: AuthenticationMethod,
  context: {
    readonly methods: readonly AuthenticationMethod[];
    readonly now: Date;
  },
  hints: FindHints,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [...ageReasons(method.created, hints)];
  const when = age(method.created, hints);
  const twins = context.methods.filter((one) => one.kind === method.kind && one.id !== method.id);
  const older = twins.find(
    (one) => one.created !== null && method.created !== null && one.created < method.created,
  );
  if (older !== undefined) {
    reasons.push(
      forIt(
        'The owner had one of this kind before: attackers add a second one so that nobody misses the first.',
        'Die Person hatte bereits eine Methode dieser Art: Angreifer fügen eine zweite hinzu, damit die erste niemandem fehlt.',
      ),
    );
  }
  if (method.kind === 'temporaryAccessPass') {
    reasons.push(
      forIt(
        'A temporary access pass replaces password and second factor alike.',
        'Ein befristeter Zugriffspass ersetzt Kennwort und zweiten Faktor zugleich.',
      ),
    );
  }
  if (method.kind === 'unknown') {
    reasons.push(
      against(
        'Microsoft offers no way to delete this kind from here; look at it in the Entra admin center.',
        'Diese Art lässt sich von hier aus nicht löschen; sehen Sie im Entra Admin Center nach.',
      ),
    );
    return { suggestion: 'ask', reasons };
  }
  if (when === 'inside') return { suggestion: 'remove', reasons };
  if (when === 'before') return { suggestion: 'keep', reasons };
  if (method.created === null) {
    reasons.push(
      against(
        'Microsoft does not tell when it was registered: ask the owner, by telephone, whether it is theirs.',
        'Microsoft nennt kein Registrierungsdatum: Fragen Sie die Person telefonisch, ob die Methode ihr gehört.',
      ),
    );
    return { suggestion: 'ask', reasons };
  }
  const young = context.now.getTime() - new Date(method.created).getTime() < 30 * day;
  if (young) {
    reasons.push(
      forIt('It was registered within the last 30 days.', 'Sie wurde in den letzten 30 Tagen registriert.'),
    );
  } else {
    reasons.push(against('It is older than 30 days.', 'Sie ist älter als 30 Tage.'));
  }
  return { suggestion: young || method.kind === 'temporaryAccessPass' ? 'ask' : 'keep', reasons };
}

/** The method in a person's words. The phone number or device name is hostile text, bounded here. */
function methodName(method: AuthenticationMethod): Localized {
  const kind = kindNames[method.kind];
  const detail = method.detail === null ? '' : ` ${name(method.detail)}`;
  return { en: `${kind.en}${detail}`, de: `${kind.de}${detail}` };
}

const kindNames: Readonly<Record<AuthenticationMethod['kind'], Localized>> = {
  phone: { en: 'telephone', de: 'Telefon' },
  microsoftAuthenticator: { en: 'Microsoft Authenticator', de: 'Microsoft Authenticator' },
  softwareOath: { en: 'authenticator app (one-time codes)', de: 'Authentifizierungs-App (Einmalcodes)' },
  fido2: { en: 'passkey', de: 'Passkey' },
  windowsHelloForBusiness: { en: 'Windows Hello for Business', de: 'Windows Hello for Business' },
  platformCredential: { en: 'platform credential (macOS)', de: 'Plattformanmeldeinformation (macOS)' },
  email: { en: 'e-mail address for password reset', de: 'E-Mail-Adresse zum Zurücksetzen des Kennworts' },
  temporaryAccessPass: { en: 'temporary access pass', de: 'befristeter Zugriffspass' },
  external: { en: 'external method', de: 'externe Methode' },
  hardwareOath: { en: 'hardware token', de: 'Hardwaretoken' },
  qrCodePin: { en: 'QR code and PIN', de: 'QR-Code und PIN' },
  password: { en: 'password', de: 'Kennwort' },
  unknown: { en: 'method of a kind unknown to Evict', de: 'Methode einer Evict unbekannten Art' },
};
