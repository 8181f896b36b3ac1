import type { ServiceAnswer } from '../http/exchange-types.ts';
import { clientCredentials, requireClientProof } from './client-credentials.ts';
import { signInDemand } from './conditions.ts';
import { placeOf } from './place.ts';
import { redeemDeviceCode } from './device-code.ts';
import { loginError } from './errors.ts';
import { takeCode } from './interactive.ts';
import { refresh } from './refresh.ts';
import { requestedResource } from './resources.ts';
import {
  blockedByPolicy,
  checkPassword,
  failSignIn,
  openSession,
  requireClient,
  secondFactorNeeded,
} from './session.ts';
import type { LoginContext } from './session.ts';
import { tokenForSession } from './session-token.ts';

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

/** A client that takes the password itself cannot ask for a second factor (resource owner password credentials). */
function passwordGrant(context: LoginContext): ServiceAnswer {
  const { form, tenant } = context;
  const clientId = requireClient(context);
  requireClientProof(context, clientId);
  const resource = requestedResource(context);
  const how = { resource, protocol: 'ropc', interactive: true } as const;
  const user = checkPassword(context, form.get('username') ?? '', form.get('password') ?? '', clientId, how);
  const demand = signInDemand(
    tenant,
    user,
    resource.appId,
    'mobileAppsAndDesktopClients',
    placeOf(context.request),
  );
  if (demand.blocked) throw failSignIn(context, user, clientId, { ...how, ...describe(blockedByPolicy) });
  if (demand.mfa)
    throw failSignIn(context, user, clientId, { ...how, ...describe(secondFactorNeeded(resource)) });
  return tokenForSession(
    context,
    openSession(context, user, clientId, { ...how, mfa: false, policies: demand.policies }),
    resource,
  );
}

function describe([code, description]: readonly [number, string]) {
  return { code, description };
}
