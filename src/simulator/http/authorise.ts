import { findUser } from '../login/directory.ts';
import type { TokenClaims } from '../state/world.ts';
import type { Tenant } from '../state/tenant.ts';
import { Refusal } from './exchange-types.ts';
import type { AuthorisedRequest, ServiceRequest } from './exchange-types.ts';
import type { TokenSigner } from './tokens.ts';

const audiences = {
  graph: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
  exchange: ['https://outlook.office365.com', '00000002-0000-0ff1-ce00-000000000000'],
  compliance: ['https://ps.compliance.protection.outlook.com'],
  activity: ['https://manage.office.com'],
} as const;

/** Verifies the bearer token: signature, audience, expiry, tenant, and whether continuous access evaluation ended it. */
export function authorise(
  request: ServiceRequest,
  signer: TokenSigner,
  service: keyof typeof audiences,
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
  if (!(audiences[service] as readonly string[]).includes(token.aud))
    throw unauthorised('InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.');
  if (token.exp * 1000 <= request.world.clock.milliseconds())
    throw unauthorised('InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
  const tenant = request.world.tenant(token.tid);
  if (!tenant) throw unauthorised('InvalidAuthenticationToken', 'The tenant of the token is not known.');
  challengeEndedSession(tenant, token);
  return { ...request, tenant, token };
}

/**
 * Continuous access evaluation: Exchange and Graph learn near real time of a disabled or deleted account, a changed
 * password and revoked sessions. It reaches tokens whose client declared that it understands the challenge (`cp1`);
 * others live on until they expire, and app-only tokens do so in any case.
 */
function challengeEndedSession(tenant: Tenant, token: TokenClaims): void {
  const capable = ((token as { xms_cc?: readonly string[] }).xms_cc ?? []).includes('cp1');
  if (token.idtyp !== 'user' || !capable) return;
  const user = findUser(tenant, token.oid);
  const issued = token.iat * 1000;
  const ended =
    !user ||
    !user.accountEnabled ||
    Math.floor(new Date(user.signInSessionsValidFromDateTime).getTime() / 1000) * 1000 > issued ||
    sessionRevoked(tenant, token, user.signInSessionsValidFromDateTime, user.lastPasswordChangeDateTime);
  if (ended) {
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
        },
      },
    });
  }
}

function sessionRevoked(
  tenant: Tenant,
  token: TokenClaims,
  validFrom: string,
  passwordChanged: string,
): boolean {
  const session = tenant.sessions.find((candidate) => candidate.id === token.sid);
  if (!session) return false;
  return (
    new Date(session.issuedAt) < new Date(validFrom) ||
    (session.passwordChanged !== passwordChanged && session.deviceId === null)
  );
}

function unauthorised(code: string, message: string): Refusal {
  return new Refusal({
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="", error="invalid_token"' },
    body: { error: { code, message, innerError: {} } },
  });
}
