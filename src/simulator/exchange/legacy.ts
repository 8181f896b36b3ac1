import { authorise } from '../http/authorise.ts';
import { Refusal } from '../http/exchange-types.ts';
import type { ServiceAnswer, ServiceRequest } from '../http/exchange-types.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { findUser, mfaDemand } from '../login/directory.ts';
import { appIds } from '../login/roles.ts';
import { mailboxOf } from '../state/mail-flow.ts';

// IMAP, POP and authenticated SMTP are no HTTP; `POST /legacy/{protocol}` stands for their sign-in and asks and refuses
// the same things: the protocol's switch on the mailbox, the password or an app password, and what blocks legacy
// authentication.

const protocolSwitch: { readonly [protocol: string]: string } = {
  imap: 'ImapEnabled',
  pop: 'PopEnabled',
  ews: 'EwsEnabled',
};

export function answerLegacy(request: ServiceRequest, signer: TokenSigner): ServiceAnswer {
  if (request.path.toLowerCase().startsWith('/microsoft-server-activesync'))
    return answerActiveSync(request, signer);
  const form = new URLSearchParams(request.body);
  const upn = form.get('user') ?? '';
  const tenant = request.world.tenant(upn.split('@')[1] ?? '');
  const user = tenant && findUser(tenant, upn);
  const box = tenant && user && mailboxOf(tenant, user.userPrincipalName);
  const protocol = request.segments[1] ?? '';
  const secret = form.get('password') ?? '';
  if (!tenant || !user || !box || !user.accountEnabled) throw refuse('NO AUTHENTICATE failed.');
  const byAppPassword = user._appPasswords.some((password) => password.secret === secret);
  if (!byAppPassword && user._password !== secret) throw refuse('NO AUTHENTICATE failed.');
  const demand = mfaDemand(tenant, user, appIds.exchange);
  if (demand.legacyBlocked || demand.blocked) throw refuse('NO Legacy authentication is blocked by policy.');
  if (!byAppPassword && demand.required)
    throw refuse('NO Multi-factor authentication is required; use an app password.');
  if (!protocolOpen(protocol, box.cas, tenant.exchange.transportConfig))
    throw refuse(`NO ${protocol.toUpperCase()} is disabled for this mailbox.`);
  return { status: 200, body: { messages: box.messages.length } };
}

/** The mailbox's own setting decides; where it has none (SMTP), the organisation's does. */
function protocolOpen(
  protocol: string,
  cas: { readonly [name: string]: unknown },
  transport: { readonly [name: string]: unknown },
): boolean {
  if (protocol === 'smtp')
    return (
      (cas['SmtpClientAuthenticationDisabled'] ?? transport['SmtpClientAuthenticationDisabled']) !== true
    );
  const name = protocolSwitch[protocol];
  return name !== undefined && cas[name] === true;
}

/** A mobile device synchronises while its partnership stands, the protocol is on and its token is good. */
function answerActiveSync(request: ServiceRequest, signer: TokenSigner): ServiceAnswer {
  const { tenant, token } = authorise(request, signer, 'exchange');
  const user = findUser(tenant, token.oid);
  const box = user && mailboxOf(tenant, user.userPrincipalName);
  const deviceId = request.query.get('DeviceId') ?? '';
  const partnership = box?.mobileDevices.find((device) => device['DeviceId'] === deviceId);
  if (
    !box ||
    box.cas['ActiveSyncEnabled'] !== true ||
    (box.cas['ActiveSyncBlockedDeviceIDs'] as string[]).includes(deviceId)
  )
    throw refuse('Exchange ActiveSync is blocked for this mailbox or device.');
  if (!partnership)
    throw new Refusal({
      status: 449,
      body: {
        error: { code: 'NeedProvisioning', message: 'The device has no partnership with this mailbox.' },
      },
    });
  return { status: 200, body: { messages: box.messages.length } };
}

function refuse(message: string): Refusal {
  return new Refusal({ status: 401, body: { error: { code: 'AuthenticationFailed', message } } });
}
