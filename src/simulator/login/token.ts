import type { ServiceAnswer } from '../http/exchange-types.ts';
import type { Session, ServicePrincipal, User } from '../state/tenant.ts';
import { checkAssertion } from './assertion.ts';
import {
  appRolesOf,
  findClient,
  findUser,
  grantedScopes,
  isFirstParty,
  mfaDemand,
  rolesOf,
} from './directory.ts';
import { loginError } from './errors.ts';
import { redeemDeviceCode } from './device-code.ts';
import { takeCode } from './interactive.ts';
import { appIds } from './roles.ts';
import { checkPassword, failSignIn, openSession } from './session.ts';
import type { LoginContext } from './session.ts';

const lifetimeSeconds = 3600;

/** `POST /{tenant}/oauth2/v2.0/token` (Microsoft identity platform, OAuth 2.0 grants). */
export function issueToken(context: LoginContext): ServiceAnswer {
  const grantType = context.form.get('grant_type');
  switch (grantType) {
    case 'client_credentials':
      return clientCredentials(context);
    case 'refresh_token':
      return refresh(context);
    case 'urn:ietf:params:oauth:grant-type:device_code':
    case 'device_code':
      return tokenForSession(context, redeemDeviceCode(context), requestedResource(context));
    case 'authorization_code':
      return tokenForSession(context, takeCode(context), requestedResource(context));
    case 'password':
      return passwordGrant(context);
    default:
      throw loginError(
        context.world,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${grantType}'.`,
      );
  }
}

function clientCredentials(context: LoginContext): ServiceAnswer {
  const { world, tenant, form } = context;
  const clientId = form.get('client_id') ?? '';
  const principal = findClient(tenant, clientId);
  const application = tenant.applications.find((candidate) => candidate.appId === clientId);
  if (!principal && !application) {
    throw loginError(
      world,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    );
  }
  proveClient(context, clientId);
  if (principal && !principal.accountEnabled)
    throw loginError(
      world,
      'unauthorized_client',
      7000112,
      `Application '${clientId}'(${principal.displayName}) is disabled.`,
    );
  const resource = requestedResource(context);
  const claims = {
    ...commonClaims(context, resource.audience),
    appid: clientId,
    azp: clientId,
    idtyp: 'app',
    oid: principal?.id ?? '',
    sub: principal?.id ?? '',
    roles: principal ? appRolesOf(tenant, principal, resource.appId) : [],
    wids: principal ? [...rolesOf(tenant, principal.id), '0997a1d0-0d1d-4acb-b408-d5ca73121e90'] : [],
  };
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      ext_expires_in: lifetimeSeconds,
      access_token: context.signer.sign(claims),
    },
  };
}

function proveClient(context: LoginContext, clientId: string): void {
  const { world, tenant, form } = context;
  const holders = [
    findClient(tenant, clientId),
    tenant.applications.find((candidate) => candidate.appId === clientId),
  ];
  const assertion = form.get('client_assertion');
  if (assertion) {
    const keys = holders.flatMap((holder) => holder?.keyCredentials ?? []);
    const fault = checkAssertion(assertion, clientId, tenant.id, keys, world.clock.now());
    if (fault === 'unknown-certificate')
      throw loginError(
        world,
        'invalid_client',
        700027,
        `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]`,
        401,
      );
    if (fault === 'expired-certificate')
      throw loginError(
        world,
        'invalid_client',
        700027,
        `The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired.]`,
        401,
      );
    if (fault === 'wrong-audience')
      throw loginError(
        world,
        'invalid_client',
        700023,
        'Client assertion audience claim does not match Realm issuer.',
        401,
      );
    if (fault)
      throw loginError(
        world,
        'invalid_client',
        700024,
        `Client assertion is not within its valid time range or malformed (${fault}).`,
        401,
      );
    return;
  }
  const secret = form.get('client_secret');
  const credentials = holders.flatMap((holder) => holder?.passwordCredentials ?? []);
  const known = credentials.find((credential) => credential._secret === secret);
  if (!secret || !known)
    throw loginError(
      world,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      401,
    );
  if (new Date(known.endDateTime) < world.clock.now())
    throw loginError(
      world,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${clientId}' are expired.`,
      401,
    );
}

function refresh(context: LoginContext): ServiceAnswer {
  const { world, tenant, form } = context;
  const session = tenant.sessions.find((candidate) => candidate.refreshToken === form.get('refresh_token'));
  if (!session)
    throw loginError(world, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
  checkSession(context, session);
  return tokenForSession(context, session, requestedResource(context));
}

/**
 * What ends a refresh token ("Refresh tokens in the Microsoft identity platform", table "Token revocation"): revocation
 * ends all; a changed password ends password-based ones of public clients and leaves those of confidential clients.
 */
function checkSession(context: LoginContext, session: Session): void {
  const { world, tenant } = context;
  const user = findUser(tenant, session.userId);
  if (!user)
    throw loginError(world, 'invalid_grant', 50034, 'The user account does not exist in the directory.');
  if (!user.accountEnabled) throw loginError(world, 'invalid_grant', 50057, 'The user account is disabled.');
  const revoked = new Date(session.issuedAt) < new Date(user.signInSessionsValidFromDateTime);
  if (revoked)
    throw loginError(
      world,
      'invalid_grant',
      50173,
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${session.issuedAt}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${user.signInSessionsValidFromDateTime}'.`,
    );
  const client = findClient(tenant, session.clientId);
  const confidential = client !== undefined && !isFirstParty(client);
  if (!confidential && session.passwordChanged !== user.lastPasswordChangeDateTime)
    throw loginError(
      world,
      'invalid_grant',
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
    );
  if (
    session.deviceId &&
    !tenant.devices.some((device) => device.deviceId === session.deviceId && device.accountEnabled)
  ) {
    throw loginError(world, 'invalid_grant', 135011, 'Device used during the authentication is disabled.');
  }
}

function passwordGrant(context: LoginContext): ServiceAnswer {
  const { form } = context;
  const clientId = form.get('client_id') ?? appIds.azureCli;
  const user = checkPassword(
    context,
    form.get('username') ?? '',
    form.get('password') ?? '',
    clientId,
    'ropc',
  );
  const demand = mfaDemand(context.tenant, user, requestedResource(context).appId);
  if (demand.blocked || demand.legacyBlocked)
    throw failSignIn(
      context,
      user,
      clientId,
      'ropc',
      53003,
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    );
  if (demand.required)
    throw failSignIn(
      context,
      user,
      clientId,
      'ropc',
      50076,
      "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.",
    );
  return tokenForSession(
    context,
    openSession(context, user, clientId, { mfa: false, protocol: 'ropc' }),
    requestedResource(context),
  );
}

interface Resource {
  readonly appId: string;
  readonly audience: string;
}

const resources: readonly (Resource & { readonly host: RegExp })[] = [
  {
    host: /outlook(-dod)?\.office365|office365\.cn/,
    appId: appIds.exchange,
    audience: 'https://outlook.office365.com',
  },
  {
    host: /ps\.compliance\.protection\.outlook/,
    appId: appIds.exchange,
    audience: 'https://ps.compliance.protection.outlook.com',
  },
  {
    host: /manage(-gcc)?\.office|manage\.protection/,
    appId: appIds.activity,
    audience: 'https://manage.office.com',
  },
  { host: /graph/, appId: appIds.graph, audience: 'https://graph.microsoft.com' },
];

const graph = resources.find((resource) => resource.appId === appIds.graph)!;

/** One resource a token; scopes without a host mean Microsoft Graph. */
function requestedResource(context: LoginContext): Resource {
  const scope = context.form.get('scope') ?? '';
  const named = scope.split(' ').find((part) => part.startsWith('https://'));
  if (!named) return graph;
  const resource = resources.find((candidate) => candidate.host.test(named));
  if (!resource)
    throw loginError(
      context.world,
      'invalid_resource',
      500011,
      `The resource principal named ${named} was not found in the tenant.`,
    );
  return resource;
}

function tokenForSession(context: LoginContext, session: Session, resource: Resource): ServiceAnswer {
  const { tenant, signer, world } = context;
  const user = findUser(tenant, session.userId)!;
  const client = findClient(tenant, session.clientId);
  if (client && !client.accountEnabled)
    throw loginError(
      world,
      'unauthorized_client',
      7000112,
      `Application '${client.appId}'(${client.displayName}) is disabled.`,
    );
  const scopes = delegatedScopes(context, client, user, resource);
  const claims = {
    ...commonClaims(context, resource.audience),
    appid: session.clientId,
    idtyp: 'user',
    oid: user.id,
    upn: user.userPrincipalName,
    unique_name: user.userPrincipalName,
    sid: session.id,
    scp: scopes.join(' '),
    wids: rolesOf(tenant, user.id),
    amr: session.mfa ? ['pwd', 'mfa'] : ['pwd'],
    // Microsoft's own clients declare that they understand claims challenges; only their tokens end near real time.
    ...(isFirstParty(client) ? { xms_cc: ['cp1'] } : {}),
  };
  const wantsIdentity = (context.form.get('scope') ?? '').includes('openid');
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      scope: scopes.join(' '),
      expires_in: lifetimeSeconds,
      ext_expires_in: lifetimeSeconds,
      access_token: signer.sign(claims),
      refresh_token: session.refreshToken,
      client_info: Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url'),
      ...(wantsIdentity
        ? {
            id_token: signer.sign({
              ...commonClaims(context, session.clientId),
              oid: user.id,
              sub: user.id,
              preferred_username: user.userPrincipalName,
              name: user.displayName,
            }),
          }
        : {}),
    },
  };
}

function delegatedScopes(
  context: LoginContext,
  client: ServicePrincipal | undefined,
  user: User,
  resource: Resource,
): readonly string[] {
  if (isFirstParty(client)) return firstPartyScopes;
  const scopes = grantedScopes(context.tenant, client!, user.id, resource.appId);
  if (scopes.length === 0)
    throw loginError(
      context.world,
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${client!.appId}' named '${client!.displayName}'. Send an interactive authorization request for this user and resource.`,
    );
  return scopes;
}

/** What Outlook, the Office portal and the like are preauthorised for. */
const firstPartyScopes = [
  'Mail.ReadWrite',
  'Mail.Send',
  'MailboxSettings.ReadWrite',
  'User.Read',
  'Directory.AccessAsUser.All',
  'Directory.Read.All',
  'offline_access',
  'openid',
  'profile',
];

function commonClaims(context: LoginContext, audience: string): { readonly [claim: string]: unknown } {
  const now = Math.floor(context.world.clock.milliseconds() / 1000);
  return {
    aud: audience,
    iss: `https://sts.windows.net/${context.tenant.id}/`,
    tid: context.tenant.id,
    iat: now,
    nbf: now,
    exp: now + lifetimeSeconds,
    uti: Buffer.from(context.world.random.bytes(16)).toString('base64url'),
    ver: '1.0',
    ipaddr: context.request.ip,
  };
}
