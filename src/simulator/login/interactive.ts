import type { ServiceAnswer } from '../http/exchange-types.ts';
import { recordDirectory } from '../state/records.ts';
import type { Method, Session, User } from '../state/tenant.ts';
import { findUser, mfaDemand, secondFactors } from './directory.ts';
import { loginError } from './errors.ts';
import { appIds } from './roles.ts';
import { checkPassword, failSignIn, openSession } from './session.ts';
import type { LoginContext } from './session.ts';

// A browser's pages of Entra ID are replaced by three plain forms that ask and refuse the same things: /login,
// /passwordreset and /prt. What they hand out is redeemed at the ordinary token endpoint.

const codes = new WeakMap<object, Map<string, { readonly session: Session }>>();

/**
 * `POST /{tenant}/login` with `login`, `passwd`, `client_id`, and for the second factor `method` and `proof`. A
 * temporary access pass in `accesspass` stands for both factors.
 */
export function interactiveSignIn(context: LoginContext): ServiceAnswer {
  const { form, tenant } = context;
  const clientId = form.get('client_id') ?? appIds.outlookWeb;
  const pass = form.get('accesspass');
  if (pass)
    return handCode(
      context,
      openSession(context, checkAccessPass(context, form.get('login') ?? '', pass), clientId, {
        mfa: true,
        protocol: 'none',
      }),
    );
  const user = checkPassword(context, form.get('login') ?? '', form.get('passwd') ?? '', clientId, 'none');
  const demand = mfaDemand(tenant, user, appIds.exchange);
  if (demand.blocked)
    throw failSignIn(
      context,
      user,
      clientId,
      'none',
      53003,
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    );
  const mfa = proveSecondFactor(user, form);
  if (demand.required && !mfa) {
    const [code, text] =
      secondFactors(user).length === 0
        ? [50079, 'the user must enroll in multi-factor authentication']
        : [50076, 'the user must use multi-factor authentication'];
    throw failSignIn(
      context,
      user,
      clientId,
      'none',
      code,
      `Due to a configuration change made by your administrator, ${text} to access the resource.`,
    );
  }
  return handCode(context, openSession(context, user, clientId, { mfa, protocol: 'none' }));
}

function checkAccessPass(context: LoginContext, upn: string, pass: string): User {
  const user = findUser(context.tenant, upn);
  const method = user?._methods.find((candidate) => candidate['_pass'] === pass);
  if (!user || !user.accountEnabled || !method)
    throw loginError(
      context.world,
      'invalid_grant',
      130503,
      'Your Temporary Access Pass is incorrect. If you do not know your pass, contact your administrator.',
    );
  const ends =
    new Date(String(method['startDateTime'])).getTime() + Number(method['lifetimeInMinutes']) * 60_000;
  if (ends < context.world.clock.milliseconds())
    throw loginError(context.world, 'invalid_grant', 130504, 'Your Temporary Access Pass has expired.');
  if (method['isUsableOnce'] === true)
    user._methods = user._methods.filter((candidate) => candidate !== method);
  return user;
}

function proveSecondFactor(user: User, form: URLSearchParams): boolean {
  const method = secondFactors(user).find((candidate) => candidate.id === form.get('method'));
  return method !== undefined && method['_secret'] === form.get('proof');
}

/** `POST /{tenant}/passwordreset`: self-service reset, proved by one registered method. */
export function selfServiceReset(context: LoginContext): ServiceAnswer {
  const { form, tenant, world } = context;
  const user = findUser(tenant, form.get('login') ?? '');
  const usable = (method: Method): boolean =>
    !/password|temporaryAccessPass|windowsHello|fido2/i.test(method['@odata.type']);
  const method = user?._methods.find((candidate) => candidate.id === form.get('method') && usable(candidate));
  if (!user || !user.accountEnabled || !method || method['_secret'] !== form.get('proof')) {
    throw loginError(
      world,
      'access_denied',
      50105,
      'You cannot reset your own password because you could not be verified.',
      403,
    );
  }
  user._password = form.get('newpassword') ?? '';
  user._forceChange = false;
  user.lastPasswordChangeDateTime = world.clock.iso();
  const actor = {
    kind: 'user',
    id: user.id,
    name: user.userPrincipalName,
    ip: context.request.ip,
    userAgent: context.request.headers['user-agent'] ?? null,
    appId: null,
    sessionId: null,
    tokenId: null,
  } as const;
  recordDirectory(world, tenant, actor, {
    activity: 'Reset password (self-service)',
    category: 'UserManagement',
    operationType: 'Update',
    targets: [
      { id: user.id, type: 'User', displayName: user.displayName, userPrincipalName: user.userPrincipalName },
    ],
  });
  return { status: 200, body: { message: 'Your password has been reset.' } };
}

/**
 * `POST /{tenant}/prt` with `device` and `proof`: a registered device renews its primary refresh token with keys of its
 * own. Revoking sessions does not reach those keys; disabling the account or the device does (Microsoft Entra,
 * "Understanding Primary Refresh Token": "How is a PRT invalidated").
 */
export function renewDeviceToken(context: LoginContext): ServiceAnswer {
  const { form, tenant, world } = context;
  const device = tenant.devices.find((candidate) => candidate.deviceId === form.get('device'));
  const user = device && findUser(tenant, device._owner);
  if (!device?._prt || device._prt.secret !== form.get('proof') || !user)
    throw loginError(world, 'invalid_grant', 50155, 'Device authentication failed.');
  if (!device.accountEnabled)
    throw loginError(world, 'invalid_grant', 135011, 'Device used during the authentication is disabled.');
  if (!user.accountEnabled) throw loginError(world, 'invalid_grant', 50057, 'The user account is disabled.');
  const passwordBound = device._prt.passwordChanged !== '';
  if (passwordBound && device._prt.passwordChanged !== user.lastPasswordChangeDateTime)
    throw loginError(
      world,
      'invalid_grant',
      50173,
      'The provided grant has expired due to it being revoked.',
    );
  return handCode(
    context,
    openSession(context, user, form.get('client_id') ?? appIds.broker, {
      mfa: true,
      protocol: 'none',
      deviceId: device.deviceId,
    }),
  );
}

function handCode(context: LoginContext, session: Session): ServiceAnswer {
  const code = Buffer.from(context.world.random.bytes(24)).toString('base64url');
  const known = codes.get(context.world) ?? new Map<string, { readonly session: Session }>();
  codes.set(context.world, known.set(code, { session }));
  return { status: 200, body: { code } };
}

export function takeCode(context: LoginContext): Session {
  const code = context.form.get('code') ?? '';
  const entry = codes.get(context.world)?.get(code);
  if (!entry)
    throw loginError(
      context.world,
      'invalid_grant',
      70008,
      'The provided authorization code or refresh token has expired due to inactivity.',
    );
  codes.get(context.world)?.delete(code);
  return entry.session;
}
