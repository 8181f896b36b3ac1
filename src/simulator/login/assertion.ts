import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import type { Credential } from '../state/tenant.ts';

export type AssertionFault =
  | 'malformed'
  | 'unknown-certificate'
  | 'expired-certificate'
  | 'bad-signature'
  | 'wrong-audience'
  | 'expired';

/**
 * Verifies a signed client assertion (Microsoft identity platform, "Certificate credentials"): RS256 or PS256, the
 * certificate by thumbprint, audience the token endpoint, issuer and subject the client.
 */
export function checkAssertion(
  assertion: string,
  clientId: string,
  tenantId: string,
  credentials: readonly Credential[],
  now: Date,
): AssertionFault | null {
  const [head, body, signature] = assertion.split('.');
  const header = decode(head);
  const claims = decode(body);
  if (!header || !claims || !head || !body || !signature) return 'malformed';
  const certificate = credentials
    .flatMap((credential) =>
      credential._certificate ? [{ credential, x509: new X509Certificate(credential._certificate) }] : [],
    )
    .find(({ x509 }) => {
      const sha1 = createHash('sha1').update(x509.raw).digest('base64url');
      const sha256 = createHash('sha256').update(x509.raw).digest('base64url');
      return header['x5t'] === sha1 || header['x5t#S256'] === sha256;
    });
  if (!certificate) return 'unknown-certificate';
  if (new Date(certificate.credential.endDateTime) < now) return 'expired-certificate';
  const data = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  const key = certificate.x509.publicKey;
  const good =
    header['alg'] === 'PS256'
      ? verify('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }, bytes)
      : header['alg'] === 'RS256' && verify('sha256', data, key, bytes);
  if (!good) return 'bad-signature';
  const audience = String(claims['aud'] ?? '');
  if (!audience.includes('/oauth2/v2.0/token') && !audience.includes(tenantId)) return 'wrong-audience';
  if (claims['iss'] !== clientId || claims['sub'] !== clientId) return 'wrong-audience';
  // The caller's clock is real, the simulator's may be moved: only an assertion without a future is refused.
  return typeof claims['exp'] === 'number' &&
    claims['exp'] * 1000 > Math.min(now.getTime(), Date.now()) - 300_000
    ? null
    : 'expired';
}

function decode(part: string | undefined): { readonly [key: string]: unknown } | null {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as {
      readonly [key: string]: unknown;
    };
  } catch {
    return null;
  }
}
