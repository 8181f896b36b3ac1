import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { flag, instant, optionalText, toInstant } from '../fields.ts';
import { graphPath } from './path.ts';

/** The kinds of authentication method that can be deleted, by the middle of their `@odata.type`. */
export const methodKinds = [
  'phone',
  'microsoftAuthenticator',
  'softwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'platformCredential',
  'email',
  'temporaryAccessPass',
  'external',
  'hardwareOath',
  'qrCodePin',
] as const;
export type MethodKind = (typeof methodKinds)[number];

/** One registered sign-in method. Source: learn.microsoft.com/graph/api/resources/authenticationmethod. */
export interface AuthenticationMethod {
  readonly id: string;
  /** `unknown` for a type that Microsoft added after this was written: shown, never deleted. */
  readonly kind: MethodKind | 'password' | 'unknown';
  readonly type: string;
  /** ISO UTC; null in tenants where Microsoft has not filled it in. */
  readonly created: string | null;
  /** Phone number, device name, address: what tells one method from another. */
  readonly detail: string | null;
  /** `mobile`, `alternateMobile` or `office` for phones. */
  readonly phoneType: string | null;
}

const methodReader = z
  .object({
    '@odata.type': z.string(),
    id: z.string(),
    createdDateTime: instant,
    displayName: optionalText,
    phoneNumber: optionalText,
    phoneType: optionalText,
    emailAddress: optionalText,
    model: optionalText,
    deviceTag: optionalText,
    startDateTime: instant,
  })
  .transform((method): AuthenticationMethod => {
    const type = method['@odata.type'].replace(/^#?microsoft\.graph\./, '');
    const stem = type.replace(/AuthenticationMethod$/, '');
    const known = methodKinds.find((kind) => kind === stem);
    return {
      id: method.id,
      kind: known ?? (stem === 'password' ? 'password' : 'unknown'),
      type,
      created: method.createdDateTime,
      detail: method.phoneNumber ?? method.emailAddress ?? method.displayName ?? method.model,
      phoneType: method.phoneType,
    };
  });

/** A user's methods, the password among them. v1.0 leaves out the kinds that only beta knows. */
export async function listMethods(
  graph: GraphClient,
  userId: string,
  version: 'v1.0' | 'beta' = 'v1.0',
): Promise<readonly AuthenticationMethod[]> {
  const methods: AuthenticationMethod[] = [];
  const path = graphPath`/users/${userId}/authentication/methods`;
  for await (const method of graph.list(path, methodReader, { version })) methods.push(method);
  return methods;
}

/** Kinds that v1.0 does not show: hardware tokens and QR codes. */
export function onlyInBeta(kind: AuthenticationMethod['kind']): boolean {
  return kind === 'hardwareOath' || kind === 'qrCodePin';
}

// `hardwareOath` and `qrCodePin` have no navigation in v1.0; a user has one QR code PIN at most, without an id in the path.
const segments: Readonly<
  Record<MethodKind, { readonly name: string; readonly beta?: true; readonly single?: true }>
> = {
  phone: { name: 'phoneMethods' },
  microsoftAuthenticator: { name: 'microsoftAuthenticatorMethods' },
  softwareOath: { name: 'softwareOathMethods' },
  fido2: { name: 'fido2Methods' },
  windowsHelloForBusiness: { name: 'windowsHelloForBusinessMethods' },
  platformCredential: { name: 'platformCredentialMethods' },
  email: { name: 'emailMethods' },
  temporaryAccessPass: { name: 'temporaryAccessPassMethods' },
  external: { name: 'externalAuthenticationMethods' },
  hardwareOath: { name: 'hardwareOathMethods', beta: true },
  qrCodePin: { name: 'qrCodePinMethod', beta: true, single: true },
};

/** Each kind has a path of its own. Source: learn.microsoft.com/graph/api/resources/authenticationmethods-overview. */
export function deleteMethod(
  graph: GraphClient,
  userId: string,
  kind: MethodKind,
  id: string,
  clientRequestId: string,
): Promise<void> {
  const { name, beta, single } = segments[kind];
  const path = single
    ? graphPath`/users/${userId}/authentication/${name}`
    : graphPath`/users/${userId}/authentication/${name}/${id}`;
  return graph.send('DELETE', path, undefined, { clientRequestId, version: beta ? 'beta' : 'v1.0' });
}

/** Registers a phone number again. Microsoft gives each phone type one fixed id, so the same id comes back. */
export function addPhone(
  graph: GraphClient,
  userId: string,
  phoneNumber: string,
  phoneType: string,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/users/${userId}/authentication/phoneMethods`;
  return graph.send('POST', path, { phoneNumber, phoneType }, { clientRequestId });
}

/**
 * Registers an address for self-service password reset. Source:
 * learn.microsoft.com/graph/api/authentication-post-emailmethods.
 */
export function addEmail(
  graph: GraphClient,
  userId: string,
  emailAddress: string,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/users/${userId}/authentication/emailMethods`;
  return graph.send('POST', path, { emailAddress }, { clientRequestId });
}

/** The default second factor: `push`, `oath`, `voiceMobile`, `voiceAlternateMobile`, `voiceOffice`, `sms`. Beta only. */
export function setPreferredMethod(
  graph: GraphClient,
  userId: string,
  preferred: string,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/users/${userId}/authentication/signInPreferences`;
  const body = { userPreferredMethodForSecondaryAuthentication: preferred };
  return graph.send('PATCH', path, body, { version: 'beta', clientRequestId });
}

export type PerUserMfa = 'disabled' | 'enabled' | 'enforced';

const requirementReader = z
  .object({ perUserMfaState: z.enum(['disabled', 'enabled', 'enforced']).nullish() })
  .transform((body): PerUserMfa => body.perUserMfaState ?? 'disabled');

/** Per-user MFA. Beta only; its type is in no v1.0 schema. */
export function readPerUserMfa(graph: GraphClient, userId: string): Promise<PerUserMfa> {
  const path = graphPath`/users/${userId}/authentication/requirements`;
  return graph.get(path, requirementReader, { version: 'beta' });
}

/** Source: learn.microsoft.com/graph/api/authentication-update. */
export function setPerUserMfa(
  graph: GraphClient,
  userId: string,
  state: PerUserMfa,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/users/${userId}/authentication/requirements`;
  return graph.send('PATCH', path, { perUserMfaState: state }, { version: 'beta', clientRequestId });
}

export interface TemporaryAccessPass {
  readonly id: string;
  readonly start: string | null;
  readonly minutes: number;
  readonly usable: boolean;
}

const passReader = z
  .object({
    id: z.string(),
    startDateTime: instant,
    lifetimeInMinutes: z.number().nullish(),
    isUsable: flag,
  })
  .transform((pass): TemporaryAccessPass => ({
    id: pass.id,
    start: pass.startDateTime,
    minutes: pass.lifetimeInMinutes ?? 0,
    usable: pass.isUsable,
  }));

/** A user has one temporary access pass at most. */
export async function listTemporaryAccessPasses(
  graph: GraphClient,
  userId: string,
): Promise<readonly TemporaryAccessPass[]> {
  const passes: TemporaryAccessPass[] = [];
  const path = graphPath`/users/${userId}/authentication/temporaryAccessPassMethods`;
  for await (const pass of graph.list(path, passReader)) passes.push(pass);
  return passes;
}

const mintedPassReader = z.object({
  id: z.string(),
  temporaryAccessPass: z.string(),
  startDateTime: z.string().nullish(),
  lifetimeInMinutes: z.number().nullish(),
});

/** Issues a pass. Its value is in this one answer and nowhere else, ever. */
export async function issueTemporaryAccessPass(
  graph: GraphClient,
  userId: string,
  settings: { readonly minutes: number; readonly once: boolean },
  clientRequestId: string,
): Promise<{ readonly id: string; readonly value: string; readonly start: string | null }> {
  const body: JsonObject = { lifetimeInMinutes: settings.minutes, isUsableOnce: settings.once };
  const path = graphPath`/users/${userId}/authentication/temporaryAccessPassMethods`;
  const answer = await graph.post(path, body, mintedPassReader, { clientRequestId });
  return {
    id: answer.body.id,
    value: answer.body.temporaryAccessPass,
    start: toInstant(answer.body.startDateTime),
  };
}

const passwordMethodId = '28c10230-6103-485e-b985-444c60001490';

/**
 * Sets a password by the route that writes back to an on-premises directory. Delegated sign-in only, never on the
 * operator's own account; answers 202 and works on in the background.
 * Source: learn.microsoft.com/graph/api/authenticationmethod-resetpassword
 */
export function resetPasswordWithWriteback(
  graph: GraphClient,
  userId: string,
  password: string,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/users/${userId}/authentication/methods/${passwordMethodId}/resetPassword`;
  return graph.send('POST', path, { newPassword: password }, { clientRequestId });
}
