import type { ServiceRequest } from '../http/exchange-types.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { recordSignIn } from '../state/records.ts';
import type { Session, Tenant, User } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { findClient, findUser } from './directory.ts';
import { loginError } from './errors.ts';

export interface LoginContext {
  readonly request: ServiceRequest;
  readonly world: World;
  readonly tenant: Tenant;
  readonly signer: TokenSigner;
  readonly form: URLSearchParams;
}

export function checkPassword(
  context: LoginContext,
  upn: string,
  password: string,
  clientId: string,
  protocol: string,
): User {
  const user = findUser(context.tenant, upn);
  if (!user)
    throw loginError(
      context.world,
      'invalid_grant',
      50034,
      `The user account ${upn} does not exist in the ${context.tenant.id} directory.`,
    );
  if (user._password !== password)
    throw failSignIn(
      context,
      user,
      clientId,
      protocol,
      50126,
      'Error validating credentials due to invalid username or password.',
    );
  if (!user.accountEnabled)
    throw failSignIn(context, user, clientId, protocol, 50057, 'The user account is disabled.');
  if (user._forceChange)
    throw failSignIn(context, user, clientId, protocol, 50055, 'The password is expired.');
  return user;
}

export function failSignIn(
  context: LoginContext,
  user: User,
  clientId: string,
  protocol: string,
  code: number,
  description: string,
): Error {
  signInRecord(context, user, clientId, {
    errorCode: code,
    failureReason: description,
    mfa: false,
    sessionId: null,
    tokenId: context.world.random.uuid(),
    protocol,
    deviceId: null,
  });
  return loginError(context.world, 'invalid_grant', code, description);
}

export function openSession(
  context: LoginContext,
  user: User,
  clientId: string,
  how: { readonly mfa: boolean; readonly protocol: string; readonly deviceId?: string | null },
): Session {
  const { world, tenant, request, form } = context;
  const session: Session = {
    id: world.random.uuid(),
    userId: user.id,
    clientId,
    scope: form.get('scope') ?? '',
    refreshToken: `0.${Buffer.from(world.random.bytes(48)).toString('base64url')}`,
    issuedAt: world.clock.iso(),
    passwordChanged: user.lastPasswordChangeDateTime,
    mfa: how.mfa,
    deviceId: how.deviceId ?? null,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  };
  tenant.sessions.push(session);
  signInRecord(context, user, clientId, {
    errorCode: 0,
    failureReason: 'Other.',
    mfa: how.mfa,
    sessionId: session.id,
    tokenId: world.random.uuid(),
    protocol: how.protocol,
    deviceId: how.deviceId ?? null,
  });
  return session;
}

function signInRecord(
  context: LoginContext,
  user: User,
  clientId: string,
  facts: {
    readonly errorCode: number;
    readonly failureReason: string;
    readonly mfa: boolean;
    readonly sessionId: string | null;
    readonly tokenId: string;
    readonly protocol: string;
    readonly deviceId: string | null;
  },
): void {
  const client = findClient(context.tenant, clientId);
  recordSignIn(context.world, context.tenant, {
    ...facts,
    user,
    appId: clientId,
    appName: client?.displayName ?? 'Microsoft Office',
    resource: 'Microsoft Graph',
    ip: context.request.ip,
    country: context.request.headers['x-simulated-country'] ?? 'DE',
    city: context.request.headers['x-simulated-city'] ?? 'Berlin',
    userAgent: context.request.headers['user-agent'] ?? '',
    clientApp: facts.protocol === 'ropc' ? 'Other clients' : 'Browser',
    interactive: true,
    deviceId: facts.deviceId ?? '',
    deviceName: '',
    risk: 'none',
  });
}
