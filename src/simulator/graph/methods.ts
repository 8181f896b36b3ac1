import type { Method, User } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { methodKinds } from './method-kinds.ts';
import type { MethodKind } from './method-kinds.ts';
import { collection, entity } from './odata/query.ts';
import { auditUser, requireSensitiveRole, userOf } from './person.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

export const methodUmbrella = 'UserAuthenticationMethod.ReadWrite.All';
export const methodReaders = ['UserAuthenticationMethod.Read.All', methodUmbrella];
const readAccess = {
  own: ['UserAuthenticationMethod.Read', 'UserAuthenticationMethod.ReadWrite'],
  roles: ['Authentication Administrator', 'Privileged Authentication Administrator', 'Global Reader'],
} as const;
export const methodWriteAccess = {
  own: ['UserAuthenticationMethod.ReadWrite'],
  roles: ['Authentication Administrator', 'Privileged Authentication Administrator'],
} as const;

export const methodBase = '/users/{user}/authentication';
const context = 'users/authentication/methods';

export const methodRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `${methodBase}/methods`,
    methodReaders,
    (request) => ok(collection(request, visible(request), context)),
    readAccess,
  ),
  route(
    'GET',
    `${methodBase}/methods/{method}`,
    methodReaders,
    (request) => ok(entity(request, methodOf(request, visible(request)), context)),
    readAccess,
  ),
  route(
    'GET',
    `${methodBase}/passwordMethods`,
    methodReaders,
    (request) => ok(collection(request, typed(request, 'password'), 'users/authentication/passwordMethods')),
    readAccess,
  ),
  ...methodKinds.flatMap(routesOfKind),
  ...qrCodeRoutes(),
];

function routesOfKind(kind: MethodKind): readonly GraphRoute[] {
  const version = kind.beta ? { betaOnly: true } : {};
  const path = `${methodBase}/${kind.path}`;
  const where = `users/authentication/${kind.path}`;
  const readers = [...methodReaders, kind.permission];
  return [
    route('GET', path, readers, (request) => ok(collection(request, typed(request, kind.type), where)), {
      ...readAccess,
      ...version,
    }),
    route(
      'GET',
      `${path}/{method}`,
      readers,
      (request) => ok(entity(request, methodOf(request, typed(request, kind.type)), where)),
      { ...readAccess, ...version },
    ),
    route(
      'DELETE',
      `${path}/{method}`,
      [methodUmbrella, kind.permission],
      (request) => remove(request, methodOf(request, typed(request, kind.type))),
      { ...methodWriteAccess, ...version },
    ),
  ];
}

/** A user has one QR code PIN at most, so that its path holds no id; beta only. */
function qrCodeRoutes(): readonly GraphRoute[] {
  const path = `${methodBase}/qrCodePinMethod`;
  const permission = 'UserAuthMethod-QR.ReadWrite.All';
  const only = (request: GraphRequest): Method => {
    const [method] = typed(request, 'qrCodePin');
    if (!method) throw notRegistered('qrCodePin');
    return method;
  };
  return [
    route(
      'GET',
      path,
      [...methodReaders, permission],
      (request) => ok(entity(request, only(request), 'users/authentication/qrCodePinMethod')),
      { ...readAccess, betaOnly: true },
    ),
    route('DELETE', path, [methodUmbrella, permission], (request) => remove(request, only(request)), {
      ...methodWriteAccess,
      betaOnly: true,
    }),
  ];
}

export function methodType(type: string): string {
  return `#microsoft.graph.${type}AuthenticationMethod`;
}

/** Types that only beta knows are left out of v1.0 answers. */
function visible(request: GraphRequest): readonly Method[] {
  return userOf(request)
    ._methods.filter(
      (method) => request.version === 'beta' || !/hardwareOath|qrCodePin/.test(method['@odata.type']),
    )
    .map((method) => withUsability(request, method));
}

function typed(request: GraphRequest, type: string): readonly Method[] {
  return visible(request).filter((method) => method['@odata.type'] === methodType(type));
}

function methodOf(request: GraphRequest, methods: readonly Method[]): Method {
  const wanted = request.params['method'] ?? '';
  const method = methods.find((candidate) => candidate.id === wanted);
  if (!method) throw notRegistered(wanted);
  return method;
}

function notRegistered(what: string) {
  return graphError(404, 'resourceNotFound', `Authentication method ${what} not found.`);
}

/** Whether a temporary access pass can be used is a question of now. */
function withUsability(request: GraphRequest, method: Method): Method {
  if (method['@odata.type'] !== methodType('temporaryAccessPass')) return method;
  const now = request.world.clock.milliseconds();
  const start = Date.parse(String(method['startDateTime']));
  const end = start + Number(method['lifetimeInMinutes']) * 60_000;
  const reason = now < start ? 'NotYetValid' : now >= end ? 'Expired' : 'EnabledByPolicy';
  return { ...method, isUsable: reason === 'EnabledByPolicy', methodUsabilityReason: reason };
}

/** Methods that answer a second-factor prompt. */
export function isSecondFactor(method: Method): boolean {
  return !/password|email|temporaryAccessPass/i.test(method['@odata.type']);
}

function remove(request: GraphRequest, method: Method): typeof noContent {
  const user = userOf(request);
  requireSensitiveRole(request, user);
  refuseDefault(user, method);
  user._methods = user._methods.filter((candidate) => candidate.id !== method.id);
  if (user._defaultMethod === method.id) user._defaultMethod = null;
  auditMethod(request, user, 'deleted', method);
  return noContent;
}

/** The default cannot go while others stay, nor the mobile phone before the alternate one (Delete phoneAuthenticationMethod). */
function refuseDefault(user: User, method: Method): void {
  const others = user._methods.filter((candidate) => candidate.id !== method.id && isSecondFactor(candidate));
  if (user._defaultMethod === method.id && others.length > 0)
    throw graphError(
      400,
      'badRequest',
      "Cannot delete the user's default authentication method while other methods are registered. Change the default method first.",
    );
  if (
    method['phoneType'] === 'mobile' &&
    user._methods.some((candidate) => candidate['phoneType'] === 'alternateMobile')
  )
    throw graphError(
      400,
      'badRequest',
      'The mobile phone cannot be deleted while an alternate mobile phone is registered.',
    );
}

export function auditMethod(
  request: GraphRequest,
  user: User,
  what: 'registered' | 'deleted' | 'updated',
  method: Method,
): void {
  const who = request.token.oid === user.id ? 'User' : 'Admin';
  auditUser(request, user, `${who} ${what} security info`, [], {
    operationType: { registered: 'Add', deleted: 'Delete', updated: 'Update' }[what],
    details: {
      AuthenticationMethod: method['@odata.type'].replace(/^#microsoft\.graph\.|AuthenticationMethod$/g, ''),
    },
  });
}
