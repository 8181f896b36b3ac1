import { isObject } from '../../kernel/json.ts';
import { parseJson } from '../http/exchange-types.ts';
import type { LoginContext } from './session.ts';

export const lifetimeSeconds = 3600;

/** Claims of every token that is issued here. */
export function commonClaims(context: LoginContext, audience: string) {
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

/**
 * `cp1`, where the client says in its `claims` that it understands claims challenges (Microsoft Entra, "How to use
 * continuous access evaluation enabled APIs"): only such a client's token ends before its time.
 */
export function declaredCapabilities(context: LoginContext): { readonly xms_cc?: readonly string[] } {
  const claims = parseJson(context.form.get('claims') ?? '');
  const wanted =
    isObject(claims) && isObject(claims['access_token']) ? claims['access_token']['xms_cc'] : null;
  const values = isObject(wanted) && Array.isArray(wanted['values']) ? wanted['values'] : [];
  return values.includes('cp1') ? { xms_cc: ['cp1'] } : {};
}
