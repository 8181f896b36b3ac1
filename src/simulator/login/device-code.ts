import type { ServiceAnswer } from '../http/exchange-types.ts';
import type { Session } from '../state/tenant.ts';
import type { DeviceCode } from '../state/world.ts';
import { requireClientProof } from './client-credentials.ts';
import { findUser } from './directory.ts';
import { loginError } from './errors.ts';
import { proveBothFactors } from './interactive.ts';
import { requestedResource } from './resources.ts';
import { openSession, requireClient } from './session.ts';
import type { LoginContext } from './session.ts';

/** `POST /{tenant}/oauth2/v2.0/devicecode`: a person approves the code at `/devicelogin`. */
export function startDeviceCode(context: LoginContext): ServiceAnswer {
  const { world, tenant } = context;
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const userCode = Array.from({ length: 9 }, () => alphabet[world.random.integer(alphabet.length)]).join('');
  const deviceCode = Buffer.from(world.random.bytes(32)).toString('base64url');
  world.deviceCodes.set(deviceCode, {
    userCode,
    clientId: requireClient(context, ''),
    tenant: tenant.id,
    resource: requestedResource(context),
    approval: null,
    expires: world.clock.milliseconds() + 900_000,
    askAgain: 0,
    interval: world.pollSeconds * 1000,
  });
  return {
    status: 200,
    body: {
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: 'https://microsoft.com/devicelogin',
      expires_in: 900,
      interval: world.pollSeconds,
      message: `To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code ${userCode} to authenticate.`,
    },
  };
}

/** `POST /devicelogin` with `user_code` and the fields of `/login`: the person's part, who proves what any sign-in asks. */
export function approveDeviceCode(context: Omit<LoginContext, 'tenant'>): ServiceAnswer {
  const { world, form } = context;
  const entry = [...world.deviceCodes.values()].find(
    (candidate) => candidate.userCode === form.get('user_code'),
  );
  const tenant = entry && world.tenant(entry.tenant);
  if (!entry || !tenant || entry.expires < world.clock.milliseconds())
    return {
      status: 403,
      body: { error: 'access_denied', error_description: 'That code did not work.' },
    };
  entry.approval = proveBothFactors(
    { ...context, tenant },
    { clientId: entry.clientId, resource: entry.resource, protocol: 'deviceCode' },
  );
  return { status: 200, body: { message: 'You have signed in. You may now close this window.' } };
}

/** Who polls too fast is told so and must wait five seconds longer from then on (RFC 8628, section 3.5). */
function requirePatience({ world }: LoginContext, entry: DeviceCode): void {
  const now = world.clock.milliseconds();
  // Half a second for the way there: clients count from their own clock.
  const early = now + 500 < entry.askAgain;
  if (early) entry.interval += 5_000;
  entry.askAgain = now + entry.interval;
  if (early)
    throw loginError(
      world,
      'slow_down',
      70016,
      'OAuth 2.0 device flow error. Polling is too frequent. Slow down.',
    );
}

export function redeemDeviceCode(context: LoginContext): Session {
  const { world, form, tenant } = context;
  const code = form.get('device_code') ?? '';
  const entry = world.deviceCodes.get(code);
  if (!entry || entry.tenant !== tenant.id || entry.clientId !== form.get('client_id'))
    throw loginError(world, 'bad_verification_code', 70020, 'The device code is not valid.');
  if (entry.expires < world.clock.milliseconds())
    throw loginError(
      world,
      'expired_token',
      70020,
      'The provided value for the input parameter device_code is not valid. This device code has expired.',
    );
  requirePatience(context, entry);
  const user = entry.approval && findUser(tenant, entry.approval.userId);
  if (!entry.approval || !user)
    throw loginError(
      world,
      'authorization_pending',
      70016,
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    );
  requireClientProof(context, entry.clientId);
  world.deviceCodes.delete(code);
  return openSession(context, user, entry.clientId, {
    mfa: entry.approval.mfa,
    byPassword: entry.approval.byPassword,
    policies: entry.approval.policies,
    resource: entry.resource,
    protocol: 'deviceCode',
    interactive: true,
  });
}
