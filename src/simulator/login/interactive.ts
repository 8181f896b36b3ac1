import type { ServiceAnswer } from '../http/exchange-types.ts';
import { recordDirectory } from '../state/records.ts';
import type { Method, Session, User } from '../state/tenant.ts';
import { requireClientProof } from './client-credentials.ts';
import { clientAppOf, signInDemand } from './conditions.ts';
import type { Demand } from './conditions.ts';
import { findUser, secondFactors } from './directory.ts';
import { loginError } from './errors.ts';
import { placeOf } from './place.ts';
import type { Resource } from './resources.ts';
import { appIds } from './roles.ts';
import {
  blockedByPolicy,
  checkPassword,
  failSignIn,
  needUser,
  openSession,
  requireClient,
  secondFactorNeeded,
} from './session.ts';
import type { LoginContext, SignInManner } from './session.ts';

// A browser's pages of Entra ID are replaced by three plain forms that ask and refuse the same things: /login,
// /passwordreset and /prt. What they hand out is redeemed at the ordinary token endpoint.

const codes = new WeakMap<object, Map<string, { readonly session: Session }>>();

/**
 * `POST /{tenant}/login` with `login`, `passwd`, `client_id`, and for the second factor `method` and `proof`. A
 * temporary access pass in `accesspass` stands for both factors.
 */
export function interactiveSignIn(context: LoginContext): ServiceAnswer {
  const clientId = requireClient(context, appIds.outlookWeb);
  const manner = { clientId, resource: exchangeOnline, protocol: 'none' };
  const approval = proveBothFactors(context, manner);
  const user = findUser(context.tenant, approval.userId)!;
  return handCode(
    context,
    openSession(context, user, clientId, { ...manner, ...approval, interactive: true }),
  );
}

const exchangeOnline = { appId: appIds.exchange, name: 'Office 365 Exchange Online' };

/** What a person has proved at a sign-in page. */
export interface Approval {
  readonly userId: string;
  readonly mfa: boolean;
  readonly byPassword: boolean;
  readonly policies: Demand['policies'];
}

/** A temporary access pass, or the password and whatever second factor the policies ask for. */
export function proveBothFactors(
  context: LoginContext,
  asked: {
    readonly clientId: string;
    readonly resource: Pick<Resource, 'appId' | 'name'>;
    readonly protocol: string;
  },
): Approval {
  const { form, tenant } = context;
  const { clientId, resource, protocol } = asked;
  const manner = { resource, protocol, interactive: true };
  const pass = form.get('accesspass');
  const user = pass
    ? checkAccessPass(context, form.get('login') ?? '', pass, clientId, manner)
    : checkPassword(context, form.get('login') ?? '', form.get('passwd') ?? '', clientId, manner);
  const { policies, ...demand } = signInDemand(
    tenant,
    user,
    resource.appId,
    clientAppOf(clientId),
    placeOf(context.request),
  );
  const refuse = ([code, description]: readonly [number, string]): Error =>
    failSignIn(context, user, clientId, { ...manner, policies, code, description });
  if (demand.blocked) throw refuse(blockedByPolicy);
  const mfa = pass !== null || proveSecondFactor(user, form);
  if (demand.mfa && !mfa)
    throw refuse(
      secondFactors(user).length > 0
        ? secondFactorNeeded(resource)
        : [
            50079,
            'Due to a configuration change made by your administrator, or because you moved to a new location, the user must enroll in multi-factor authentication to access the resource.',
          ],
    );
  return { userId: user.id, mfa, byPassword: pass === null, policies };
}

function checkAccessPass(
  context: LoginContext,
  upn: string,
  pass: string,
  clientId: string,
  manner: SignInManner,
): User {
  const user = needUser(context, upn);
  const refuse = (code: number, description: string): Error =>
    failSignIn(context, user, clientId, { ...manner, code, description });
  if (!user.accountEnabled) throw refuse(50057, 'The user account is disabled.');
  const method = user._methods.find((candidate) => candidate['_pass'] === pass);
  if (!method)
    throw refuse(
      130503,
      'Your Temporary Access Pass is incorrect. If you do not know your pass, contact your administrator.',
    );
  const ends =
    new Date(String(method['startDateTime'])).getTime() + Number(method['lifetimeInMinutes']) * 60_000;
  if (ends < context.world.clock.milliseconds())
    throw refuse(130504, 'Your Temporary Access Pass has expired.');
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
  const clientId = requireClient(context, appIds.broker);
  const manner = { resource: exchangeOnline, protocol: 'none', interactive: false };
  const refuse = (code: number, description: string): Error =>
    failSignIn(context, user, clientId, { ...manner, code, description });
  if (!device.accountEnabled) throw refuse(135011, 'Device used during the authentication is disabled.');
  if (!user.accountEnabled) throw refuse(50057, 'The user account is disabled.');
  const passwordBound = device._prt.passwordChanged !== '';
  if (passwordBound && device._prt.passwordChanged !== user.lastPasswordChangeDateTime)
    throw refuse(50173, 'The provided grant has expired due to it being revoked.');
  const demand = signInDemand(
    tenant,
    user,
    exchangeOnline.appId,
    clientAppOf(clientId),
    placeOf(context.request),
  );
  if (demand.blocked) throw refuse(...blockedByPolicy);
  return handCode(
    context,
    openSession(context, user, clientId, {
      ...manner,
      mfa: true,
      byPassword: passwordBound,
      policies: demand.policies,
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
  if (!entry || !context.tenant.sessions.includes(entry.session))
    throw loginError(
      context.world,
      'invalid_grant',
      70008,
      'The provided authorization code or refresh token has expired due to inactivity.',
    );
  if (entry.session.clientId !== context.form.get('client_id'))
    throw loginError(
      context.world,
      'invalid_grant',
      70000,
      'Provided grant is invalid or malformed. The code was issued to another client.',
    );
  requireClientProof(context, entry.session.clientId);
  codes.get(context.world)?.delete(code);
  return entry.session;
}
