import type { ServiceAnswer } from '../http/exchange-types.ts';
import type { Session, User } from '../state/tenant.ts';
import { commonClaims, declaredCapabilities, lifetimeSeconds } from './claims.ts';
import { findClient, findUser, grantedScopes, isFirstParty, rolesOf } from './directory.ts';
import { loginError } from './errors.ts';
import { scopesOf } from './resources.ts';
import type { Resource } from './resources.ts';
import { appIds } from './roles.ts';
import type { LoginContext } from './session.ts';

/** Tokens of a person's session for one resource. */
export function tokenForSession(context: LoginContext, session: Session, resource: Resource): ServiceAnswer {
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
  const scopes = delegatedScopes(context, session.clientId, user, resource);
  const asked = scopesOf(context);
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
    // Microsoft's own clients understand claims challenges; others have to say so.
    ...(isFirstParty(tenant, session.clientId) ? { xms_cc: ['cp1'] } : declaredCapabilities(context)),
  };
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      scope: scopes.join(' '),
      expires_in: lifetimeSeconds,
      ext_expires_in: lifetimeSeconds,
      access_token: signer.sign(claims),
      // Whoever does not ask for offline access gets no refresh token ("Scopes and permissions", offline_access).
      ...(asked.includes('offline_access') ? { refresh_token: session.refreshToken } : {}),
      client_info: Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url'),
      ...(asked.includes('openid')
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
  clientId: string,
  user: User,
  resource: Resource,
): readonly string[] {
  const { tenant, world } = context;
  if (isFirstParty(tenant, clientId)) return firstPartyScopes[resource.appId] ?? [];
  const client = findClient(tenant, clientId);
  const scopes = client ? grantedScopes(tenant, client, user.id, resource.appId) : [];
  if (scopes.length === 0)
    throw loginError(
      world,
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${clientId}' named '${client?.displayName ?? clientId}'. Send an interactive authorization request for this user and resource.`,
    );
  return scopes;
}

/** What Outlook, the Office portal and the like are preauthorised for, by resource. */
const firstPartyScopes: { readonly [appId: string]: readonly string[] } = {
  [appIds.graph]: [
    'Mail.ReadWrite',
    'Mail.Send',
    'MailboxSettings.ReadWrite',
    'User.Read',
    'Directory.AccessAsUser.All',
    'Directory.Read.All',
    'offline_access',
    'openid',
    'profile',
  ],
  [appIds.exchange]: ['Exchange.Manage', 'EWS.AccessAsUser.All', 'EAS.AccessAsUser.All', 'Mail.ReadWrite'],
  [appIds.activity]: ['ActivityFeed.Read'],
};
