import type { ServiceRequest } from '../http/exchange-types.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { recordSignIn } from '../state/sign-ins.ts';
import type { Session, Tenant, User } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import type { Demand } from './conditions.ts';
import { findClient, findUser, isFirstParty } from './directory.ts';
import { loginError } from './errors.ts';
import { appIds } from './roles.ts';
import type { Resource } from './resources.ts';

export interface LoginContext {
  readonly request: ServiceRequest;
  readonly world: World;
  readonly tenant: Tenant;
  readonly signer: TokenSigner;
  readonly form: URLSearchParams;
}

/** How somebody comes in, as the sign-in log tells it. */
export interface SignInManner {
  readonly resource: Pick<Resource, 'appId' | 'name'>;
  readonly protocol: string;
  readonly interactive: boolean;
  readonly policies?: Demand['policies'];
}

export const blockedByPolicy = [
  53003,
  'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
] as const;

export function secondFactorNeeded(resource: Pick<Resource, 'appId'>): readonly [number, string] {
  return [
    50076,
    `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource.appId}'.`,
  ];
}

/** The client that asks: one of Microsoft's own, or one that this tenant knows. */
export function requireClient(context: LoginContext, fallback: string = appIds.azureCli): string {
  const { tenant, world, form } = context;
  const clientId = form.get('client_id') ?? fallback;
  const known =
    isFirstParty(tenant, clientId) ||
    findClient(tenant, clientId) !== undefined ||
    tenant.applications.some((candidate) => candidate.appId === clientId);
  if (known) return clientId;
  throw loginError(
    world,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );
}

export function needUser(context: LoginContext, upn: string): User {
  const user = findUser(context.tenant, upn);
  if (!user)
    throw loginError(
      context.world,
      'invalid_grant',
      50034,
      `The user account ${upn} does not exist in the ${context.tenant.id} directory.`,
    );
  return user;
}

export function checkPassword(
  context: LoginContext,
  upn: string,
  password: string,
  clientId: string,
  manner: SignInManner,
): User {
  const user = needUser(context, upn);
  const refuse = (code: number, description: string): Error =>
    failSignIn(context, user, clientId, { ...manner, code, description });
  if (user._password !== password)
    throw refuse(50126, 'Error validating credentials due to invalid username or password.');
  if (!user.accountEnabled) throw refuse(50057, 'The user account is disabled.');
  if (user._forceChange) throw refuse(50055, 'The password is expired.');
  return user;
}

/** Records a refused sign-in and gives the error that says so. */
export function failSignIn(
  context: LoginContext,
  user: User,
  clientId: string,
  failure: SignInManner & { readonly code: number; readonly description: string; readonly suberror?: string },
): Error {
  recordAttempt(context, user, clientId, {
    ...failure,
    mfa: false,
    sessionId: null,
    deviceId: null,
    failure,
  });
  return loginError(context.world, 'invalid_grant', failure.code, failure.description, 400, failure.suberror);
}

export function openSession(
  context: LoginContext,
  user: User,
  clientId: string,
  how: SignInManner & {
    readonly mfa: boolean;
    readonly deviceId?: string | null;
    /** Whether the password was among the proofs: only then does a new password end the session. */
    readonly byPassword?: boolean;
  },
): Session {
  const { world, tenant, request, form } = context;
  const session: Session = {
    id: world.random.uuid(),
    userId: user.id,
    clientId,
    scope: form.get('scope') ?? '',
    refreshToken: `0.${Buffer.from(world.random.bytes(48)).toString('base64url')}`,
    issuedAt: world.clock.iso(),
    passwordChanged: how.byPassword === false ? '' : user.lastPasswordChangeDateTime,
    mfa: how.mfa,
    deviceId: how.deviceId ?? null,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  };
  tenant.sessions.push(session);
  recordAttempt(context, user, clientId, { ...how, sessionId: session.id, deviceId: session.deviceId });
  return session;
}

export function recordAttempt(
  context: LoginContext,
  user: User,
  clientId: string,
  facts: SignInManner & {
    readonly mfa: boolean;
    readonly sessionId: string | null;
    readonly deviceId: string | null;
    readonly failure?: { readonly code: number; readonly description: string };
  },
): void {
  const { world, tenant, request } = context;
  const deviceId = facts.deviceId ?? '';
  recordSignIn(world, tenant, {
    user,
    appId: clientId,
    appName: findClient(tenant, clientId)?.displayName ?? firstPartyNames[clientId] ?? 'Microsoft Office',
    resource: facts.resource.name,
    ip: request.ip,
    country: request.headers['x-simulated-country'] ?? 'DE',
    city: request.headers['x-simulated-city'] ?? 'Berlin',
    userAgent: request.headers['user-agent'] ?? '',
    clientApp:
      clientId === appIds.outlookWeb || clientId === appIds.officeHome
        ? 'Browser'
        : 'Mobile Apps and Desktop clients',
    interactive: facts.interactive,
    errorCode: facts.failure?.code ?? 0,
    failureReason: facts.failure?.description ?? 'Other.',
    mfa: facts.mfa,
    sessionId: facts.sessionId,
    tokenId: world.random.uuid(),
    deviceId,
    deviceName: tenant.devices.find((device) => device.deviceId === deviceId)?.displayName ?? '',
    protocol: facts.protocol,
    risk: 'none',
    ...(facts.policies ? { policies: facts.policies } : {}),
  });
}

/** Names under which Microsoft's own clients stand in the sign-in log. */
const firstPartyNames: { readonly [appId: string]: string } = {
  [appIds.outlookWeb]: 'One Outlook Web',
  [appIds.officeHome]: 'OfficeHome',
  [appIds.broker]: 'Microsoft Authentication Broker',
  [appIds.azureCli]: 'Microsoft Azure CLI',
};
