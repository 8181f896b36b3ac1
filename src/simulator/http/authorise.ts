import { findUser } from '../login/directory.ts';
import { appIds } from '../login/roles.ts';
import type { TokenClaims } from '../state/world.ts';
import type { Tenant } from '../state/tenant.ts';
import { Refusal } from './exchange-types.ts';
import type { AuthorisedRequest, ServiceRequest } from './exchange-types.ts';
import { audienceFits } from './hosts.ts';
import type { Service } from './hosts.ts';
import type { TokenSigner } from './tokens.ts';

/** A resource may be named by its application id instead of an address. */
const applications: { readonly [service in Exclude<Service, 'login'>]: string } = {
  graph: appIds.graph,
  exchange: appIds.exchange,
  compliance: appIds.exchange,
  activity: appIds.activity,
};

/** Verifies the bearer token: signature, audience, expiry, tenant, and whether continuous access evaluation ended it. */
export function authorise(
  request: ServiceRequest,
  signer: TokenSigner,
  service: Exclude<Service, 'login'>,
): AuthorisedRequest {
  const header = request.headers['authorization'] ?? '';
  const raw = /^Bearer (.+)$/i.exec(header)?.[1];
  if (!raw) throw unauthorised('InvalidAuthenticationToken', 'Access token is empty.');
  const token = signer.verify(raw);
  if (!token)
    throw unauthorised(
      'InvalidAuthenticationToken',
      'IDX14100: JWT is not well formed or its signature is not valid.',
    );
  if (token.aud !== applications[service] && !audienceFits(token.aud, request.host))
    throw unauthorised('InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.');
  if (token.exp * 1000 <= request.world.clock.milliseconds())
    throw unauthorised('InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
  const tenant = request.world.tenant(token.tid);
  if (!tenant) throw unauthorised('InvalidAuthenticationToken', 'The tenant of the token is not known.');
  challengeEndedSession(tenant, token, service);
  return { ...request, tenant, token };
}

/**
 * Continuous access evaluation: Exchange and Graph learn near real time of a disabled or deleted account, a changed
 * password and revoked sessions, and Graph of a disabled or deleted service principal. It reaches tokens whose client
 * declared that it understands the challenge (`cp1`); others live on until they expire.
 */
function challengeEndedSession(tenant: Tenant, token: TokenClaims, service: Service): void {
  if (token.xms_cc?.includes('cp1') !== true) return;
  const ended =
    token.idtyp === 'user' ? userEnded(tenant, token) : service === 'graph' && appEnded(tenant, token);
  if (!ended) return;
  throw new Refusal({
    status: 401,
    headers: {
      'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${Buffer.from('{"access_token":{"nbf":{"essential":true}}}').toString('base64')}"`,
    },
    body: {
      error: {
        code: 'InvalidAuthenticationToken',
        message:
          'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
        innerError: {},
      },
    },
  });
}

function appEnded(tenant: Tenant, token: TokenClaims): boolean {
  const principal = tenant.servicePrincipals.find((candidate) => candidate.id === token.oid);
  return principal?.accountEnabled !== true;
}

function userEnded(tenant: Tenant, token: TokenClaims): boolean {
  const user = findUser(tenant, token.oid);
  if (!user?.accountEnabled) return true;
  const validFrom = new Date(user.signInSessionsValidFromDateTime);
  if (Math.floor(validFrom.getTime() / 1000) > token.iat) return true;
  const session = tenant.sessions.find((candidate) => candidate.id === token.sid);
  if (!session) return false;
  const passwordBased = session.passwordChanged !== '';
  return (
    new Date(session.issuedAt) < validFrom ||
    (passwordBased && session.passwordChanged !== user.lastPasswordChangeDateTime)
  );
}

function unauthorised(code: string, message: string): Refusal {
  return new Refusal({
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="", error="invalid_token"' },
    body: { error: { code, message, innerError: {} } },
  });
}
