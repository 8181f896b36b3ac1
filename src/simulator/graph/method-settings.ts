import type { Method } from '../state/tenant.ts';
import { createAccessPass } from './access-pass.ts';
import { graphError, notFound } from './errors.ts';
import { auditMethod, isSecondFactor, methodReaders, methodUmbrella } from './methods.ts';
import { entity } from './odata/query.ts';
import { auditUser, requireSensitiveRole, setPassword, userOf } from './person.ts';
import { created, noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

// What concerns a user's methods but is none of them: the pass, per-user MFA, the default, the administrator's reset.

const base = '/users/{user}/authentication';

const administrators = {
  roles: ['Authentication Administrator', 'Privileged Authentication Administrator'],
} as const;

const resetters = {
  roles: [...administrators.roles, 'User Administrator', 'Helpdesk Administrator'],
} as const;

const policyAdministrators = {
  roles: ['Authentication Policy Administrator', 'Privileged Authentication Administrator'],
  betaOnly: true,
} as const;

const policyReaders = { roles: [...policyAdministrators.roles, 'Global Reader'], betaOnly: true } as const;

export const methodSettingRoutes: readonly GraphRoute[] = [
  route(
    'POST',
    `${base}/temporaryAccessPassMethods`,
    [methodUmbrella, 'UserAuthMethod-TAP.ReadWrite.All'],
    (request) => created(createAccessPass(request)),
    administrators,
  ),
  route(
    'GET',
    `${base}/requirements`,
    ['Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'],
    readRequirements,
    policyReaders,
  ),
  route(
    'PATCH',
    `${base}/requirements`,
    ['Policy.ReadWrite.AuthenticationMethod'],
    setRequirements,
    policyAdministrators,
  ),
  route('GET', `${base}/signInPreferences`, methodReaders, readPreferences, {
    roles: [...administrators.roles, 'Global Reader'],
    own: ['UserAuthenticationMethod.Read', 'UserAuthenticationMethod.ReadWrite'],
    betaOnly: true,
  }),
  route('PATCH', `${base}/signInPreferences`, [methodUmbrella], setPreferences, {
    ...administrators,
    own: ['UserAuthenticationMethod.ReadWrite'],
    betaOnly: true,
  }),
  // Delegated only, and never on one's own account (authenticationMethod: resetPassword).
  route(
    'POST',
    `${base}/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`,
    { application: [], delegated: [methodUmbrella] },
    resetPassword,
    resetters,
  ),
  route(
    'GET',
    `${base}/operations/{operation}`,
    { application: [], delegated: methodReaders },
    readOperation,
    resetters,
  ),
];

function readRequirements(request: GraphRequest) {
  return ok({
    '@odata.context': `https://${request.host}/beta/$metadata#users('${userOf(request).id}')/authentication/requirements`,
    perUserMfaState: userOf(request)._perUserMfa,
  });
}

function setRequirements(request: GraphRequest) {
  const user = userOf(request);
  const wanted = request.json['perUserMfaState'];
  if (wanted !== 'enabled' && wanted !== 'enforced' && wanted !== 'disabled')
    throw graphError(400, 'badRequest', 'perUserMfaState must be disabled, enabled or enforced.');
  const before = user._perUserMfa;
  // Enabled turns into enforced by itself where a method is registered (Enable per-user MFA, "user states").
  user._perUserMfa = wanted === 'enabled' && user._methods.some(isSecondFactor) ? 'enforced' : wanted;
  const activity = wanted === 'disabled' ? 'Disable Strong Authentication' : 'Enable Strong Authentication';
  auditUser(request, user, activity, [
    { name: 'StrongAuthenticationRequirement', old: [before], new: [user._perUserMfa] },
  ]);
  return noContent;
}

function readPreferences(request: GraphRequest) {
  const user = userOf(request);
  return ok({
    '@odata.context': `https://${request.host}/beta/$metadata#users('${user.id}')/authentication/signInPreferences`,
    isSystemPreferredAuthenticationMethodEnabled: false,
    userPreferredMethodForSecondaryAuthentication: preferenceOf(
      user._methods.find((method) => method.id === user._defaultMethod),
    ),
  });
}

function setPreferences(request: GraphRequest) {
  const user = userOf(request);
  requireSensitiveRole(request, user);
  const wanted = request.json['userPreferredMethodForSecondaryAuthentication'];
  const fitting = user._methods.filter((candidate) => preferenceOf(candidate) === wanted);
  const method = fitting.find((candidate) => candidate.id !== user._defaultMethod) ?? fitting[0];
  if (!method)
    throw graphError(400, 'badRequest', `The user has no registered method for '${String(wanted)}'.`);
  user._defaultMethod = method.id;
  auditMethod(request, user, 'updated', method);
  return noContent;
}

/** The value of signInPreferences that stands for a method. */
export function preferenceOf(method: Method | undefined): string | null {
  if (!method) return null;
  const type = method['@odata.type'];
  if (/microsoftAuthenticator/.test(type)) return 'push';
  if (/softwareOath|hardwareOath/.test(type)) return 'oath';
  if (!/phone/.test(type)) return null;
  const voices: { readonly [type: string]: string } = {
    office: 'voiceOffice',
    alternateMobile: 'voiceAlternateMobile',
  };
  return voices[String(method['phoneType'])] ?? 'sms';
}

function resetPassword(request: GraphRequest) {
  const { world, tenant } = request;
  const user = userOf(request);
  if (user.id === request.token.oid)
    throw graphError(403, 'accessDenied', 'Users cannot reset their own password with this API.');
  requireSensitiveRole(request, user);
  const given = request.json['newPassword'];
  if (given !== undefined && typeof given !== 'string')
    throw graphError(400, 'badRequest', 'newPassword must be a string.');
  if (user.onPremisesSyncEnabled && !given)
    throw graphError(
      400,
      'badRequest',
      'newPassword is required for tenants with hybrid password scenarios.',
    );
  const generated = given ? null : `${Buffer.from(world.random.bytes(6)).toString('base64url')}Aa1!`;
  setPassword(request, user, { password: given || generated!, forceChangePasswordNextSignIn: true });
  const id = world.random.uuid();
  tenant.operations.push({
    id,
    createdDateTime: world.clock.iso(),
    lastActionDateTime: world.clock.iso(),
    status: 'succeeded',
    statusDetail: null,
    resourceLocation: null,
    _user: user.id,
  });
  return {
    status: 202,
    headers: {
      location: `https://${request.host}/v1.0/users/${user.id}/authentication/operations/${id}?aadgdc=AM2P&aadgsu=ssprprod-a`,
    },
    body: generated
      ? {
          '@odata.context': `https://${request.host}/v1.0/$metadata#microsoft.graph.passwordResetResponse`,
          newPassword: generated,
        }
      : {},
  };
}

function readOperation(request: GraphRequest) {
  const operation = request.tenant.operations.find(
    (candidate) =>
      candidate['id'] === request.params['operation'] && candidate['_user'] === userOf(request).id,
  );
  if (!operation) throw notFound(request.params['operation'] ?? '');
  return ok(entity(request, operation, 'users/authentication/operations'));
}
