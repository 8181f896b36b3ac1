import type { ServiceAnswer } from '../http/exchange-types.ts';
import type { Session, User } from '../state/tenant.ts';
import { requireClientProof } from './client-credentials.ts';
import { clientAppOf, policyDemand } from './conditions.ts';
import { findUser, isFirstParty } from './directory.ts';
import { loginError } from './errors.ts';
import { placeOf } from './place.ts';
import { requestedResource } from './resources.ts';
import type { Resource } from './resources.ts';
import { blockedByPolicy, failSignIn, recordAttempt, secondFactorNeeded } from './session.ts';
import type { LoginContext } from './session.ts';
import { tokenForSession } from './session-token.ts';

/** A refresh token is redeemed: by its own client, for a session that still stands, if the policies still agree. */
export function refresh(context: LoginContext): ServiceAnswer {
  const { world, tenant, form } = context;
  const session = tenant.sessions.find((candidate) => candidate.refreshToken === form.get('refresh_token'));
  if (!session)
    throw loginError(world, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
  if (session.clientId !== form.get('client_id'))
    throw loginError(
      world,
      'invalid_grant',
      70000,
      'Provided grant is invalid or malformed. The refresh token was issued to another client.',
    );
  requireClientProof(context, session.clientId);
  const user = findUser(tenant, session.userId);
  if (!user)
    throw loginError(world, 'invalid_grant', 50034, 'The user account does not exist in the directory.');
  const resource = requestedResource(context);
  checkSession(context, session, user, resource);
  const answer = tokenForSession(context, session, resource);
  recordAttempt(context, user, session.clientId, {
    resource,
    mfa: session.mfa,
    sessionId: session.id,
    deviceId: session.deviceId,
    interactive: false,
    protocol: 'none',
    policies: policyDemand(
      tenant,
      user,
      resource.appId,
      clientAppOf(session.clientId),
      placeOf(context.request),
    ).policies,
  });
  return answer;
}

/**
 * What ends a refresh token ("Refresh tokens in the Microsoft identity platform", table "Token revocation"): revocation
 * ends all; a changed password ends password-based ones of public clients and leaves those of confidential clients.
 */
function checkSession(context: LoginContext, session: Session, user: User, resource: Resource): void {
  const { tenant } = context;
  const refuse = (code: number, description: string, suberror?: string): Error =>
    failSignIn(context, user, session.clientId, {
      code,
      description,
      resource,
      interactive: false,
      protocol: 'none',
      ...(suberror ? { suberror } : {}),
    });
  if (!user.accountEnabled) throw refuse(50057, 'The user account is disabled.');
  if (new Date(session.issuedAt) < new Date(user.signInSessionsValidFromDateTime))
    throw refuse(
      50173,
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${session.issuedAt}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${user.signInSessionsValidFromDateTime}'.`,
      'bad_token',
    );
  const passwordBased = session.passwordChanged !== '' && isFirstParty(tenant, session.clientId);
  if (passwordBased && session.passwordChanged !== user.lastPasswordChangeDateTime)
    throw refuse(
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
      'bad_token',
    );
  if (
    session.deviceId &&
    !tenant.devices.some((device) => device.deviceId === session.deviceId && device.accountEnabled)
  )
    throw refuse(135011, 'Device used during the authentication is disabled.');
  const demand = policyDemand(
    tenant,
    user,
    resource.appId,
    clientAppOf(session.clientId),
    placeOf(context.request),
  );
  if (demand.blocked) throw refuse(...blockedByPolicy, 'message_only');
  if (demand.mfa && !session.mfa) throw refuse(...secondFactorNeeded(resource), 'basic_action');
}
