import { mailboxOf } from '../state/mailbox.ts';
import type { Mailbox, Tenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { mayForward } from './forwarding.ts';
import { fileMessage } from './inbox-rules.ts';
import type { Envelope } from './message.ts';
import { applyTransportRules } from './transport-rules.ts';

/** Exchange stops a message that goes round in circles. */
const mostHops = 4;

/** The way of a message: mail flow rules, then each mailbox's forwarding, then its inbox rules; and so on for each copy. */
export function deliver(world: World, tenant: Tenant, sent: Envelope, hops = 0): void {
  const message = applyTransportRules(tenant, sent);
  if (message === null) {
    for (const recipient of sent.to) trace(world, tenant, sent, recipient, 'failed');
    return;
  }
  journal(world, tenant, message);
  for (const recipient of message.to) deliverTo(world, tenant, bare(recipient), message, hops);
}

function deliverTo(world: World, tenant: Tenant, address: string, message: Envelope, hops: number): void {
  const box = mailboxOf(tenant, address);
  if (!box) {
    leave(world, tenant, outsideAddress(tenant, address), message);
    return;
  }
  trace(world, tenant, message, address, 'delivered');
  if (hops > mostHops) return;
  const { properties } = box;
  const target = properties['ForwardingAddress'] ?? properties['ForwardingSmtpAddress'];
  if (target) {
    sendOn(world, tenant, box, { ...message, to: [bare(String(target))] }, hops);
    if (properties['DeliverToMailboxAndForward'] !== true) return;
  }
  const filing = fileMessage(box, message);
  box.messages.push({
    id: messageId(world),
    internetMessageId: message.internetMessageId,
    folderId: filing.folder.FolderId,
    subject: message.subject,
    body: message.body,
    from: message.from,
    to: [...message.to],
    receivedDateTime: world.clock.iso(),
    isRead: filing.isRead,
  });
  for (const { to, redirected } of filing.onward) {
    const from = redirected ? message.from : properties.PrimarySmtpAddress;
    sendOn(world, tenant, box, { ...message, from, to: [bare(to)] }, hops);
  }
}

/** A report with the whole message to each address that a journal rule names ("Journaling in Exchange Online"). */
function journal(world: World, tenant: Tenant, message: Envelope): void {
  const inside = (address: string): boolean => mailboxOf(tenant, address) !== undefined;
  const internal = inside(message.from) && message.to.every(inside);
  for (const rule of tenant.exchange.journalRules) {
    const whose = rule['Recipient'] ? String(rule['Recipient']).toLowerCase() : null;
    const scope = String(rule['Scope'] ?? 'Global');
    const meant = scope === 'Global' || (scope === 'Internal') === internal;
    const concerned =
      whose === null || [message.from, ...message.to].some((address) => address.toLowerCase() === whose);
    if (rule['Enabled'] !== false && meant && concerned)
      leave(world, tenant, outsideAddress(tenant, bare(String(rule['JournalEmailAddress']))), {
        ...message,
        forwardedBy: null,
      });
  }
}

/** A copy that a mailbox sends by itself. */
function sendOn(world: World, tenant: Tenant, box: Mailbox, copy: Envelope, hops: number): void {
  deliver(world, tenant, { ...copy, forwardedBy: box.properties.UserPrincipalName }, hops + 1);
}

/** Leaves the organisation, unless it was forwarded and forwarding to there is off. */
function leave(world: World, tenant: Tenant, address: string, message: Envelope): void {
  const box = message.forwardedBy === null ? undefined : mailboxOf(tenant, message.forwardedBy);
  const stopped = box !== undefined && !mayForward(tenant, box, address);
  trace(world, tenant, message, address, stopped ? 'failed' : 'delivered');
  if (stopped) return;
  const known = world.elsewhere.get(address.toLowerCase()) ?? [];
  const { internetMessageId, from, to, subject } = message;
  world.elsewhere.set(address.toLowerCase(), [...known, { internetMessageId, from, to: [...to], subject }]);
}

/** Where a mail contact leads; any other address leads to itself. */
function outsideAddress(tenant: Tenant, address: string): string {
  const contact = tenant.contacts.find((candidate) =>
    [candidate['Name'], candidate['Identity'], candidate['PrimarySmtpAddress'], candidate['Alias']].includes(
      address,
    ),
  );
  return contact ? bare(String(contact['ExternalEmailAddress'])) : address;
}

function bare(address: string): string {
  return address.replace(/^.*\[SMTP:(.+)\]$/i, '$1').replace(/^smtp:/i, '');
}

export function messageId(world: World): string {
  return `AAMk${Buffer.from(world.random.bytes(24)).toString('base64url')}`;
}

function trace(
  world: World,
  tenant: Tenant,
  message: Envelope,
  recipient: string,
  status: 'delivered' | 'failed',
): void {
  tenant.exchange.traces.push({
    id: world.random.uuid(),
    senderAddress: message.from,
    recipientAddress: recipient,
    messageId: message.internetMessageId,
    receivedDateTime: world.clock.iso(),
    subject: message.subject,
    status,
    size: 4096,
    fromIP: null,
    toIP: null,
  });
}
