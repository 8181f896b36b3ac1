import { authorise } from '../http/authorise.ts';
import { Refusal } from '../http/exchange-types.ts';
import type { ServiceAnswer, ServiceRequest } from '../http/exchange-types.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { policyDemand, signInDemand } from '../login/conditions.ts';
import { findUser } from '../login/directory.ts';
import { placeOf } from '../login/place.ts';
import { appIds } from '../login/roles.ts';
import { folderByType, mailboxOf } from '../state/mailbox.ts';
import { recordMailbox } from '../state/mailbox-audit.ts';
import type { AskedPolicy } from '../state/asked-policy.ts';
import { recordSignIn } from '../state/sign-ins.ts';
import type { Mailbox, Tenant, User } from '../state/tenant.ts';

// IMAP, POP and authenticated SMTP are no HTTP; `POST /legacy/{protocol}` stands for their sign-in and asks and refuses
// the same things: the protocol's switch on the mailbox, the password or an app password, and what blocks legacy
// authentication.

interface Protocol {
  /** The switch on the mailbox; authenticated SMTP has one of its own kind. */
  readonly property: string;
  /** As the sign-in log names it (signIn, clientAppUsed). */
  readonly clientApp: string;
  /** As mailbox auditing names it (ClientInfoString). */
  readonly client: string;
}

const protocols: { readonly [name: string]: Protocol } = {
  imap: { property: 'ImapEnabled', clientApp: 'IMAP4', client: 'Client=POP3/IMAP4;Protocol=IMAP4' },
  pop: { property: 'PopEnabled', clientApp: 'POP3', client: 'Client=POP3/IMAP4;Protocol=POP3' },
  ews: { property: 'EwsEnabled', clientApp: 'Exchange Web Services', client: 'Client=WebServices' },
  smtp: {
    property: 'SmtpClientAuthenticationDisabled',
    clientApp: 'Authenticated SMTP',
    client: 'Client=SMTP',
  },
};

export function answerLegacy(request: ServiceRequest, signer: TokenSigner): ServiceAnswer {
  if (request.path.toLowerCase().startsWith('/microsoft-server-activesync'))
    return answerActiveSync(request, signer);
  const name = request.segments[1] ?? '';
  const protocol = protocols[name];
  if (request.method !== 'POST' || !protocol)
    throw new Refusal({
      status: 404,
      body: { error: { code: 'NotFound', message: `'${request.path}' is no protocol.` } },
    });
  const form = new URLSearchParams(request.body);
  const upn = form.get('user') ?? '';
  const tenant = request.world.tenant(upn.split('@')[1] ?? '');
  const user = tenant && findUser(tenant, upn);
  const box = tenant && user && mailboxOf(tenant, user.userPrincipalName);
  if (!tenant || !user || !box) throw refuse('NO AUTHENTICATE failed.');
  const secret = form.get('password') ?? '';
  const byAppPassword = user._appPasswords.some((password) => password.secret === secret);
  const demand = signInDemand(tenant, user, appIds.exchange, 'other', placeOf(request));
  const tell = (code: number, description: string): void =>
    recordLegacySignIn(
      request,
      tenant,
      user,
      protocol,
      // Policies are asked once the password is right.
      [50126, 50057].includes(code) ? [] : demand.policies,
      code,
      description,
    );
  const refused = (code: number, description: string, message: string): Refusal => {
    tell(code, description);
    return refuse(message);
  };
  if (!byAppPassword && user._password !== secret)
    throw refused(
      50126,
      'Error validating credentials due to invalid username or password.',
      'NO AUTHENTICATE failed.',
    );
  if (!user.accountEnabled) throw refused(50057, 'The user account is disabled.', 'NO AUTHENTICATE failed.');
  // Such a client cannot ask for a second factor; an app password answers to the per-user state and to nothing else.
  const policyAsks = policyDemand(tenant, user, appIds.exchange, 'other', placeOf(request)).mfa;
  if (demand.blocked || policyAsks)
    throw refused(
      53003,
      'Access has been blocked by Conditional Access policies.',
      'NO Legacy authentication is blocked by policy.',
    );
  if (!byAppPassword && demand.mfa)
    throw refused(
      50076,
      'The user must use multi-factor authentication to access the resource.',
      'NO Multi-factor authentication is required; use an app password.',
    );
  if (!protocolOpen(name, protocol, box.cas, tenant.exchange.transportConfig))
    throw refuse(`NO ${name.toUpperCase()} is disabled for this mailbox.`);
  tell(0, 'Other.');
  if (name !== 'smtp') recordRead(request, tenant, user, box, protocol.client);
  return { status: 200, body: { messages: box.messages.length } };
}

function recordLegacySignIn(
  request: ServiceRequest,
  tenant: Tenant,
  user: User,
  protocol: Protocol,
  policies: readonly AskedPolicy[],
  errorCode: number,
  failureReason: string,
): void {
  recordSignIn(request.world, tenant, {
    user,
    appId: appIds.exchange,
    appName: 'Office 365 Exchange Online',
    resource: 'Office 365 Exchange Online',
    ip: request.ip,
    country: request.headers['x-simulated-country'] ?? 'DE',
    city: request.headers['x-simulated-city'] ?? 'Berlin',
    userAgent: 'BAV2ROPC',
    clientApp: protocol.clientApp,
    interactive: true,
    errorCode,
    failureReason,
    mfa: false,
    sessionId: null,
    tokenId: request.world.random.uuid(),
    deviceId: '',
    deviceName: '',
    protocol: 'ropc',
    risk: 'none',
    policies,
  });
}

/** The newest messages are fetched one by one (MailItemsAccessed, MailAccessType Bind). */
function recordRead(request: ServiceRequest, tenant: Tenant, user: User, box: Mailbox, client: string): void {
  const inbox = folderByType(box, 'Inbox');
  const read = box.messages.filter((message) => message.folderId === inbox.FolderId).slice(-10);
  if (read.length === 0) return;
  recordMailbox(
    request.world,
    tenant,
    box,
    {
      kind: 'user',
      id: user.id,
      name: user.userPrincipalName,
      ip: request.ip,
      userAgent: null,
      appId: null,
      sessionId: null,
      tokenId: null,
    },
    'Owner',
    'MailItemsAccessed',
    {
      ClientInfoString: client,
      OperationProperties: [
        { Name: 'MailAccessType', Value: 'Bind' },
        { Name: 'IsThrottled', Value: 'False' },
      ],
      OperationCount: read.length,
      Folders: [
        {
          Id: inbox.FolderId,
          Path: `\\${inbox.Name}`,
          FolderItems: read.map((message) => ({ InternetMessageId: message.internetMessageId })),
        },
      ],
    },
  );
}

/** The mailbox's own setting decides; where it has none (SMTP), the organisation's does. */
function protocolOpen(
  name: string,
  protocol: Protocol,
  cas: { readonly [name: string]: unknown },
  transport: { readonly [name: string]: unknown },
): boolean {
  if (name === 'smtp')
    return (
      (cas['SmtpClientAuthenticationDisabled'] ?? transport['SmtpClientAuthenticationDisabled']) !== true
    );
  return cas[protocol.property] === true;
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
  recordRead(request, tenant, user, box, 'Client=Microsoft-Server-ActiveSync');
  return { status: 200, body: { messages: box.messages.length } };
}

function refuse(message: string): Refusal {
  return new Refusal({ status: 401, body: { error: { code: 'AuthenticationFailed', message } } });
}
