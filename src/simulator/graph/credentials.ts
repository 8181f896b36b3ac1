import { X509Certificate } from 'node:crypto';
import type { ServiceAnswer } from '../http/exchange-types.ts';
import { isObject } from '../../kernel/json.ts';
import { recordDirectory } from '../state/records.ts';
import type { Application, Credential, ServicePrincipal } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { publicMembers } from './odata/selection.ts';
import type { Modified } from './person.ts';
import { noContent, ok } from './route.ts';
import type { GraphRequest } from './route.ts';

export type Holder = ServicePrincipal | Application;
export type HolderType = 'Application' | 'ServicePrincipal';

/** Secrets never show; only their descriptions do. */
export function withoutSecrets<T extends Holder>(holder: T): T {
  const clean = (credentials: readonly Credential[]): Credential[] =>
    credentials.map((credential) => publicMembers(credential) as Credential);
  return {
    ...holder,
    passwordCredentials: clean(holder.passwordCredentials),
    keyCredentials: clean(holder.keyCredentials),
  };
}

/** A change of an app or of what hangs on it, as the directory records it. */
export function auditHolder(
  request: GraphRequest,
  activity: string,
  target: { readonly id: string; readonly displayName: string },
  type: HolderType,
  modified: readonly Modified[] = [],
): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'ApplicationManagement',
    operationType: activity.split(' ')[0] ?? 'Update',
    targets: [{ id: target.id, type, displayName: target.displayName, modified }],
  });
}

export function addPassword(request: GraphRequest, holder: Holder, type: HolderType): ServiceAnswer {
  const given = request.json['passwordCredential'];
  const wish = isObject(given) ? given : {};
  const start = request.world.clock.now();
  const secret = Buffer.from(request.world.random.bytes(30)).toString('base64url');
  const end = typeof wish['endDateTime'] === 'string' ? new Date(wish['endDateTime']) : yearsAfter(start, 2);
  if (Number.isNaN(end.getTime()) || end <= start)
    throw graphError(
      400,
      'Request_BadRequest',
      'Credential lifetime is invalid: endDateTime must be in the future.',
    );
  const credential: Credential = {
    keyId: request.world.random.uuid(),
    displayName: typeof wish['displayName'] === 'string' ? wish['displayName'] : null,
    startDateTime: start.toISOString(),
    endDateTime: end.toISOString(),
    hint: secret.slice(0, 3),
    customKeyIdentifier: null,
    _secret: secret,
  };
  changeKeys(request, holder, type, () => holder.passwordCredentials.push(credential));
  return ok({
    '@odata.context': `https://${request.host}/${request.version}/$metadata#microsoft.graph.passwordCredential`,
    ...publicMembers(credential),
    secretText: secret,
  });
}

function yearsAfter(start: Date, years: number): Date {
  return new Date(start.getTime() + years * 365 * 86_400_000);
}

export function removePassword(request: GraphRequest, holder: Holder, type: HolderType): ServiceAnswer {
  const keyId = String(request.json['keyId']);
  const kept = holder.passwordCredentials.filter((credential) => credential.keyId !== keyId);
  if (kept.length === holder.passwordCredentials.length)
    throw graphError(400, 'Request_BadRequest', `No password credential found with keyId '${keyId}'.`);
  changeKeys(request, holder, type, () => {
    holder.passwordCredentials = kept;
  });
  return noContent;
}

/**
 * PATCH replaces the whole list of keys. Those that stay are matched by id, since their material is not readable; a new one
 * brings its certificate in `key`, base64.
 */
export function replaceKeys(request: GraphRequest, holder: Holder, type: HolderType, given: unknown): void {
  if (!Array.isArray(given))
    throw graphError(400, 'Request_BadRequest', 'keyCredentials must be a collection.');
  const keys = (given as unknown[]).map((entry) => {
    const wish = isObject(entry) ? entry : {};
    return (
      holder.keyCredentials.find((credential) => credential.keyId === wish['keyId']) ?? newKey(request, wish)
    );
  });
  changeKeys(request, holder, type, () => {
    holder.keyCredentials = keys;
  });
}

function newKey(request: GraphRequest, wish: { readonly [key: string]: unknown }): Credential {
  const certificate = readCertificate(wish['key']);
  if (!certificate)
    throw graphError(400, 'Request_BadRequest', 'New key credentials need a valid certificate in key.');
  return {
    keyId: typeof wish['keyId'] === 'string' ? wish['keyId'] : request.world.random.uuid(),
    displayName: typeof wish['displayName'] === 'string' ? wish['displayName'] : certificate.subject,
    startDateTime: new Date(certificate.validFrom).toISOString(),
    endDateTime: new Date(certificate.validTo).toISOString(),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    customKeyIdentifier: certificate.fingerprint.replaceAll(':', ''),
    _certificate: certificate.toString(),
  };
}

function readCertificate(key: unknown): X509Certificate | null {
  if (typeof key !== 'string') return null;
  try {
    const bytes = Buffer.from(key, 'base64');
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
}

/** Changes a holder's credentials and records the list before and after, as `KeyDescription` tells it. */
function changeKeys(request: GraphRequest, holder: Holder, type: HolderType, change: () => void): void {
  const before = describe(holder);
  change();
  const after = describe(holder);
  const grown = after.length > before.length;
  const activity =
    type === 'Application'
      ? 'Update application – Certificates and secrets management'
      : `${grown ? 'Add' : 'Remove'} service principal credentials`;
  auditHolder(request, activity, holder, type, [
    { name: 'KeyDescription', old: before, new: after },
    { name: 'Included Updated Properties', old: null, new: 'KeyDescription' },
  ]);
}

function describe(holder: Holder): readonly string[] {
  const line = (kind: string) => (credential: Credential) =>
    `[KeyIdentifier=${credential.keyId},KeyType=${kind},KeyUsage=Verify,DisplayName=${credential.displayName ?? ''}]`;
  return [
    ...holder.keyCredentials.map(line('AsymmetricX509Cert')),
    ...holder.passwordCredentials.map(line('Password')),
  ];
}
