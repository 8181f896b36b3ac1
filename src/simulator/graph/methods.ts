import { recordDirectory } from '../state/records.ts';
import type { Method } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity, publicMembers } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import { requireSensitiveRole, setPassword, targetOf, userOf } from './users.ts';

const readAll = ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'];
const umbrella = 'UserAuthenticationMethod.ReadWrite.All';

/** Each type's path, narrow permission and the names by which a person prefers it as second factor. */
const kinds: readonly {
  readonly type: string;
  readonly path: string;
  readonly permission: string;
  readonly beta?: boolean;
}[] = [
  { type: 'phone', path: 'phoneMethods', permission: 'UserAuthMethod-Phone.ReadWrite.All' },
  {
    type: 'microsoftAuthenticator',
    path: 'microsoftAuthenticatorMethods',
    permission: 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  },
  {
    type: 'softwareOath',
    path: 'softwareOathMethods',
    permission: 'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  },
  { type: 'fido2', path: 'fido2Methods', permission: 'UserAuthMethod-Passkey.ReadWrite.All' },
  {
    type: 'windowsHelloForBusiness',
    path: 'windowsHelloForBusinessMethods',
    permission: 'UserAuthMethod-WindowsHello.ReadWrite.All',
  },
  {
    type: 'platformCredential',
    path: 'platformCredentialMethods',
    permission: 'UserAuthMethod-PlatformCred.ReadWrite.All',
  },
  { type: 'email', path: 'emailMethods', permission: 'UserAuthMethod-Email.ReadWrite.All' },
  {
    type: 'temporaryAccessPass',
    path: 'temporaryAccessPassMethods',
    permission: 'UserAuthMethod-TAP.ReadWrite.All',
  },
  {
    type: 'external',
    path: 'externalAuthenticationMethods',
    permission: 'UserAuthMethod-External.ReadWrite.All',
  },
  {
    type: 'hardwareOath',
    path: 'hardwareOathMethods',
    permission: 'UserAuthMethod-HardwareOATH.ReadWrite.All',
    beta: true,
  },
];

/** Types that only beta knows are left out of v1.0 answers. */
function visibleMethods(request: GraphRequest): readonly Method[] {
  const methods = userOf(request)._methods;
  return request.version === 'beta'
    ? methods
    : methods.filter((method) => !/hardwareOath|qrCodePin/.test(method['@odata.type']));
}

function remove(request: GraphRequest, type: string): void {
  const user = userOf(request);
  requireSensitiveRole(request, user);
  const wanted = request.params['method'] ?? '';
  const method = user._methods.find(
    (candidate) => candidate.id === wanted && candidate['@odata.type'] === odataType(type),
  );
  if (!method) throw graphError(404, 'resourceNotFound', `Authentication method ${wanted} not found.`);
  const others = user._methods.filter(
    (candidate) =>
      candidate !== method && !/password|email|temporaryAccessPass/i.test(candidate['@odata.type']),
  );
  if (user._defaultMethod === method.id && others.length > 0) {
    throw graphError(
      400,
      'badRequest',
      "Cannot delete the user's default authentication method while other methods are registered. Change the default method first.",
    );
  }
  if (
    type === 'phone' &&
    method['phoneType'] === 'mobile' &&
    user._methods.some((candidate) => candidate['phoneType'] === 'alternateMobile')
  ) {
    throw graphError(
      400,
      'badRequest',
      'The mobile phone cannot be deleted while an alternate mobile phone is registered.',
    );
  }
  user._methods = user._methods.filter((candidate) => candidate !== method);
  if (user._defaultMethod === method.id) user._defaultMethod = null;
  recordDirectory(request.world, request.tenant, request.actor, {
    activity: 'Admin deleted security info',
    category: 'UserManagement',
    operationType: 'Delete',
    targets: [targetOf(user)],
    details: { AuthenticationMethod: type },
  });
}

function odataType(type: string): string {
  return `#microsoft.graph.${type}AuthenticationMethod`;
}

export const methodRoutes: readonly GraphRoute[] = [
  route('GET', '/users/{user}/authentication/methods', readAll, (request) =>
    ok(collection(request, [...visibleMethods(request)], 'users/authentication/methods')),
  ),
  ...kinds.flatMap((kind): GraphRoute[] => {
    const options = kind.beta ? { betaOnly: true } : {};
    const base = `/users/{user}/authentication/${kind.path}`;
    return [
      route(
        'GET',
        base,
        [...readAll, kind.permission],
        (request) => ok(collection(request, typed(request, kind.type), `users/authentication/${kind.path}`)),
        options,
      ),
      route(
        'DELETE',
        `${base}/{method}`,
        [umbrella, kind.permission],
        (request) => {
          remove(request, kind.type);
          return noContent;
        },
        options,
      ),
    ];
  }),
  route(
    'POST',
    '/users/{user}/authentication/phoneMethods',
    [umbrella, 'UserAuthMethod-Phone.ReadWrite.All'],
    (request) => {
      const user = userOf(request);
      requireSensitiveRole(request, user);
      const phoneType = String(request.json['phoneType']);
      const ids: { readonly [type: string]: string } = {
        mobile: '3179e48a-750b-4051-897c-87b9720928f7',
        alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
        office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
      };
      const id = ids[phoneType];
      if (!id) throw graphError(400, 'badRequest', `The phone type '${phoneType}' is not valid.`);
      if (user._methods.some((method) => method.id === id))
        throw graphError(400, 'badRequest', 'A phone of this type is already registered.');
      const method: Method = {
        '@odata.type': odataType('phone'),
        id,
        phoneNumber: request.json['phoneNumber'],
        phoneType,
        smsSignInState: 'notAllowedByPolicy',
        createdDateTime: request.world.clock.iso(),
        _holder: 'owner',
        _secret: `owner:${id}`,
      };
      user._methods.push(method);
      return { status: 201, body: entity(request, method, 'users/authentication/phoneMethods') };
    },
  ),
  route(
    'POST',
    '/users/{user}/authentication/emailMethods',
    [umbrella, 'UserAuthMethod-Email.ReadWrite.All'],
    (request) => {
      const user = userOf(request);
      requireSensitiveRole(request, user);
      const method: Method = {
        '@odata.type': odataType('email'),
        id: '3ddfcfc8-9383-446f-83cc-3ab9be4be18f',
        emailAddress: request.json['emailAddress'],
        createdDateTime: request.world.clock.iso(),
        _holder: 'owner',
        _secret: 'owner:email',
      };
      user._methods.push(method);
      return { status: 201, body: entity(request, method, 'users/authentication/emailMethods') };
    },
  ),
  route(
    'POST',
    '/users/{user}/authentication/temporaryAccessPassMethods',
    [umbrella, 'UserAuthMethod-TAP.ReadWrite.All'],
    (request) => ({ status: 201, body: createAccessPass(request) }),
  ),
  route(
    'GET',
    '/users/{user}/authentication/requirements',
    ['Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'],
    (request) =>
      ok({
        '@odata.context': 'https://graph.microsoft.com/beta/$metadata#users/authentication/requirements',
        perUserMfaState: userOf(request)._perUserMfa,
      }),
    { betaOnly: true },
  ),
  route(
    'PATCH',
    '/users/{user}/authentication/requirements',
    ['Policy.ReadWrite.AuthenticationMethod'],
    (request) => {
      const user = userOf(request);
      const wanted = request.json['perUserMfaState'];
      if (wanted !== 'enabled' && wanted !== 'enforced' && wanted !== 'disabled')
        throw graphError(400, 'badRequest', 'perUserMfaState must be disabled, enabled or enforced.');
      const before = user._perUserMfa;
      // Enabled turns into enforced by itself where a method is registered (Enable per-user MFA, "user states").
      const registered = user._methods.some(
        (method) => !/password|email|temporaryAccessPass/i.test(method['@odata.type']),
      );
      user._perUserMfa = wanted === 'enabled' && registered ? 'enforced' : wanted;
      recordDirectory(request.world, request.tenant, request.actor, {
        activity: wanted === 'disabled' ? 'Disable Strong Authentication' : 'Enable Strong Authentication',
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          targetOf(user, [
            { name: 'StrongAuthenticationRequirement', old: [before], new: [user._perUserMfa] },
          ]),
        ],
      });
      return noContent;
    },
    { betaOnly: true },
  ),
  route(
    'GET',
    '/users/{user}/authentication/signInPreferences',
    readAll,
    (request) => {
      const user = userOf(request);
      return ok({
        '@odata.context': 'https://graph.microsoft.com/beta/$metadata#users/authentication/signInPreferences',
        isSystemPreferredAuthenticationMethodEnabled: false,
        userPreferredMethodForSecondaryAuthentication: preferenceOf(
          user._methods.find((method) => method.id === user._defaultMethod),
        ),
      });
    },
    { betaOnly: true },
  ),
  route(
    'PATCH',
    '/users/{user}/authentication/signInPreferences',
    [umbrella],
    (request) => {
      const user = userOf(request);
      const wanted = request.json['userPreferredMethodForSecondaryAuthentication'];
      const method =
        user._methods.find(
          (candidate) => preferenceOf(candidate) === wanted && candidate.id !== user._defaultMethod,
        ) ?? user._methods.find((candidate) => preferenceOf(candidate) === wanted);
      if (!method)
        throw graphError(400, 'badRequest', `The user has no registered method for '${String(wanted)}'.`);
      user._defaultMethod = method.id;
      return noContent;
    },
    { betaOnly: true },
  ),
  route(
    'POST',
    '/users/{user}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword',
    { application: [], delegated: [umbrella] },
    resetPassword,
  ),
  route(
    'GET',
    '/users/{user}/authentication/operations/{operation}',
    { application: [], delegated: readAll },
    (request) => {
      const operation = request.tenant.operations.find(
        (candidate) => candidate['id'] === request.params['operation'],
      );
      if (!operation) throw notFound(request.params['operation'] ?? '');
      return ok(entity(request, operation, 'users/authentication/operations'));
    },
  ),
];

function typed(request: GraphRequest, type: string): Method[] {
  return visibleMethods(request).filter((method) => method['@odata.type'] === odataType(type));
}

/** The value of signInPreferences that stands for a method. */
export function preferenceOf(method: Method | undefined): string | null {
  if (!method) return null;
  const type = method['@odata.type'];
  if (/microsoftAuthenticator/.test(type)) return 'push';
  if (/softwareOath|hardwareOath/.test(type)) return 'oath';
  if (/phone/.test(type))
    return method['phoneType'] === 'office'
      ? 'voiceOffice'
      : method['phoneType'] === 'alternateMobile'
        ? 'voiceAlternateMobile'
        : 'sms';
  return null;
}

function createAccessPass(request: GraphRequest): unknown {
  const { world, tenant, json } = request;
  const user = userOf(request);
  requireSensitiveRole(request, user);
  const configurations = tenant.policies.authenticationMethods['authenticationMethodConfigurations'] as {
    id: string;
    state: string;
  }[];
  if (configurations.find((configuration) => configuration.id === 'TemporaryAccessPass')?.state !== 'enabled')
    throw graphError(
      400,
      'badRequest',
      'Temporary Access Pass is not enabled by the authentication methods policy.',
    );
  if (user._methods.some((method) => method['_pass']))
    throw graphError(400, 'badRequest', 'The user already has a Temporary Access Pass. Delete it first.');
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789+&#';
  const pass = Array.from({ length: 8 }, () => alphabet[world.random.integer(alphabet.length)]).join('');
  const method: Method = {
    '@odata.type': odataType('temporaryAccessPass'),
    id: world.random.uuid(),
    createdDateTime: world.clock.iso(),
    startDateTime: json['startDateTime'] ?? world.clock.iso(),
    lifetimeInMinutes: json['lifetimeInMinutes'] ?? 60,
    isUsableOnce: json['isUsableOnce'] ?? false,
    isUsable: true,
    methodUsabilityReason: 'EnabledByPolicy',
    temporaryAccessPass: null,
    _holder: 'owner',
    _pass: pass,
  };
  user._methods.push(method);
  recordDirectory(world, tenant, request.actor, {
    activity: 'Admin registered security info',
    category: 'UserManagement',
    operationType: 'Add',
    targets: [targetOf(user)],
    details: { AuthenticationMethod: 'TemporaryAccessPass' },
  });
  return {
    ...entity(request, method, 'users/authentication/temporaryAccessPassMethods'),
    ...publicMembers(method),
    temporaryAccessPass: pass,
  };
}

function resetPassword(request: GraphRequest) {
  const { world, tenant } = request;
  const user = userOf(request);
  if (user.id === request.token.oid)
    throw graphError(403, 'accessDenied', 'Users cannot reset their own password with this API.');
  requireSensitiveRole(request, user);
  const given = request.json['newPassword'] as string | undefined;
  if (user.onPremisesSyncEnabled && !given)
    throw graphError(
      400,
      'badRequest',
      'newPassword is required for tenants with hybrid password scenarios.',
    );
  const generated = given ? undefined : `${Buffer.from(world.random.bytes(6)).toString('base64url')}Aa1!`;
  setPassword(request, user, { password: given ?? generated!, forceChangePasswordNextSignIn: true });
  const id = world.random.uuid();
  tenant.operations.push({
    id,
    createdDateTime: world.clock.iso(),
    lastActionDateTime: world.clock.iso(),
    status: 'succeeded',
    statusDetail: null,
    resourceLocation: null,
  });
  return {
    status: 202,
    headers: {
      location: `https://graph.microsoft.com/v1.0/users/${user.id}/authentication/operations/${id}?aadgdc=AM2P&aadgsu=ssprprod-a`,
    },
    body: generated
      ? {
          '@odata.context':
            'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.passwordResetResponse',
          newPassword: generated,
        }
      : {},
  };
}
