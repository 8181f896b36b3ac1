import { Refusal } from '../http/exchange-types.ts';
import { recordMailbox } from './mailbox-audit.ts';
import { recordUnified, systemActor } from './records.ts';
import type { Actor } from './records.ts';
import type { Folder, Mailbox, Message, Obj, Tenant, User } from './tenant.ts';
import type { World } from './world.ts';

export function mailboxOf(tenant: Tenant, address: string): Mailbox | undefined {
  const wanted = address.toLowerCase().replace(/^smtp:/, '');
  return tenant.mailboxes.find(({ properties }) =>
    [
      properties.UserPrincipalName,
      properties.PrimarySmtpAddress,
      properties.Alias,
      properties.ExternalDirectoryObjectId,
      String(properties['ExchangeGuid']),
      String(properties['Name']),
      String(properties['DisplayName']),
    ].some((name) => name.toLowerCase() === wanted),
  );
}

export function folderByType(box: Mailbox, type: string): Folder {
  return box.folders.find((folder) => folder.FolderType === type) ?? box.folders[0]!;
}

/** How far a person reaches into a mailbox: his own, by full access, or by a folder right of his or of Default. */
export function rightsOn(box: Mailbox, reader: User, folder: Folder | null): 'owner' | 'delegate' | 'none' {
  if (box.properties.ExternalDirectoryObjectId === reader.id) return 'owner';
  const full = box.permissions.some(
    (permission) =>
      permission['User'] === reader.userPrincipalName &&
      (permission['AccessRights'] as string[]).includes('FullAccess') &&
      permission['Deny'] !== true,
  );
  if (full) return 'delegate';
  const reading = [
    'Owner',
    'PublishingEditor',
    'Editor',
    'PublishingAuthor',
    'Author',
    'NonEditingAuthor',
    'Reviewer',
    'ReadItems',
  ];
  const entry =
    folder?.permissions.find(
      (permission) => permission.User === reader.userPrincipalName || permission.User === reader.displayName,
    ) ?? folder?.permissions.find((permission) => permission.User === 'Default');
  return entry?.AccessRights.some((right) => reading.includes(right)) ? 'delegate' : 'none';
}

export interface Draft {
  readonly subject: string;
  readonly body: string;
  readonly to: readonly string[];
}

/** Where a message ended up: the copies that left the organisation and the folder in which each mailbox keeps it. */
export interface Delivery {
  readonly external: string[];
  readonly kept: { readonly mailbox: string; readonly folder: Folder }[];
}

/** Sends as the mailbox; a restricted sender is refused with 5.1.8 ("Access denied, bad outbound sender"). */
export function sendMail(world: World, tenant: Tenant, box: Mailbox, actor: Actor, draft: Draft): Delivery {
  const from = box.properties.PrimarySmtpAddress;
  if (isRestricted(tenant, from, world.clock.milliseconds())) {
    throw new Refusal({
      status: 403,
      body: {
        error: {
          code: 'ErrorMessageSubmissionBlocked',
          message: '550 5.1.8 Access denied, bad outbound sender. The user is restricted from sending email.',
          innerError: {},
        },
      },
    });
  }
  const id = `<${world.random.uuid()}@${tenant.domain}>`;
  box.messages.push({
    id: messageId(world),
    internetMessageId: id,
    folderId: folderByType(box, 'SentItems').FolderId,
    subject: draft.subject,
    body: draft.body,
    from,
    to: [...draft.to],
    receivedDateTime: world.clock.iso(),
    isRead: true,
  });
  recordMailbox(world, tenant, box, actor, 'Owner', 'Send', {
    Item: { InternetMessageId: id, Subject: draft.subject, ParentFolder: { Path: '\\Sent Items' } },
    SaveToSentItems: true,
  });
  return deliver(world, tenant, { from, internetMessageId: id, ...draft });
}

function isRestricted(tenant: Tenant, address: string, now: number): boolean {
  const entry = tenant.exchange.blockedSenders.find(
    (candidate) => String(candidate['SenderAddress']).toLowerCase() === address.toLowerCase(),
  );
  // Removal from the list takes effect within the hour ("Remove blocked users from the Restricted entities page").
  return entry !== undefined && (entry['_liftedAt'] === undefined || Number(entry['_liftedAt']) > now);
}

/** The way of a message: mail flow rules, then each mailbox's forwarding, then its inbox rules. */
export function deliver(
  world: World,
  tenant: Tenant,
  message: Draft & { readonly from: string; readonly internetMessageId: string },
): Delivery {
  const delivery: Delivery = { external: [], kept: [] };
  for (const recipient of [...message.to, ...transportCopies(tenant, message)])
    deliverTo(world, tenant, recipient, message, delivery, 0);
  return delivery;
}

function transportCopies(tenant: Tenant, message: Draft): readonly string[] {
  return tenant.exchange.transportRules
    .filter((rule) => rule['State'] === 'Enabled' && ruleConcerns(rule, message))
    .flatMap((rule) =>
      [rule['BlindCopyTo'], rule['CopyTo'], rule['RedirectMessageTo'], rule['AddToRecipients']].flatMap(
        (value) => (Array.isArray(value) ? value.map(String) : value ? [String(value)] : []),
      ),
    );
}

function ruleConcerns(rule: Obj, message: Draft): boolean {
  const sentTo = (rule['SentTo'] as string[] | null) ?? [];
  const words = (rule['SubjectOrBodyContainsWords'] as string[] | null) ?? [];
  return (
    (sentTo.length === 0 || message.to.some((to) => sentTo.includes(to))) &&
    (words.length === 0 ||
      words.some((word) => `${message.subject} ${message.body}`.toLowerCase().includes(word.toLowerCase())))
  );
}

function deliverTo(
  world: World,
  tenant: Tenant,
  address: string,
  message: Draft & { readonly from: string; readonly internetMessageId: string },
  delivery: Delivery,
  depth: number,
): void {
  const bare = address.replace(/^smtp:/i, '').replace(/^.*\[SMTP:(.+)\]$/i, '$1');
  const box = mailboxOf(tenant, bare);
  trace(world, tenant, message, bare);
  if (!box) {
    const contact = tenant.contacts.find((candidate) =>
      [
        candidate['Name'],
        candidate['Identity'],
        candidate['PrimarySmtpAddress'],
        candidate['Alias'],
      ].includes(bare),
    );
    delivery.external.push(contact ? String(contact['ExternalEmailAddress']).replace(/^smtp:/i, '') : bare);
    return;
  }
  if (depth > 4) return;
  const { properties } = box;
  const target = properties['ForwardingAddress'] ?? properties['ForwardingSmtpAddress'];
  if (target) {
    deliverTo(world, tenant, String(target), message, delivery, depth + 1);
    if (properties['DeliverToMailboxAndForward'] !== true) return;
  }
  keep(world, tenant, box, message, delivery, depth);
}

function keep(
  world: World,
  tenant: Tenant,
  box: Mailbox,
  message: Draft & { readonly from: string; readonly internetMessageId: string },
  delivery: Delivery,
  depth: number,
): void {
  let folder = folderByType(box, 'Inbox');
  const stored: Message = {
    id: messageId(world),
    internetMessageId: message.internetMessageId,
    folderId: folder.FolderId,
    subject: message.subject,
    body: message.body,
    from: message.from,
    to: [...message.to],
    receivedDateTime: world.clock.iso(),
    isRead: false,
  };
  for (const rule of [...box.rules].sort((a, b) => Number(a['Priority']) - Number(b['Priority']))) {
    if (rule['Enabled'] !== true || rule['_clientSide'] === true || !inboxRuleMatches(rule, message))
      continue;
    for (const target of [rule['ForwardTo'], rule['RedirectTo'], rule['ForwardAsAttachmentTo']].flatMap(
      (value) => (Array.isArray(value) ? value.map(String) : value ? [String(value)] : []),
    )) {
      deliverTo(world, tenant, target, message, delivery, depth + 1);
    }
    if (rule['MarkAsRead'] === true) stored.isRead = true;
    if (rule['DeleteMessage'] === true) folder = folderByType(box, 'DeletedItems');
    else if (rule['MoveToFolder'])
      folder =
        box.folders.find(
          (candidate) =>
            candidate.Name === rule['MoveToFolder'] || candidate.FolderPath.slice(1) === rule['MoveToFolder'],
        ) ?? folder;
    if (rule['StopProcessingRules'] === true) break;
  }
  stored.folderId = folder.FolderId;
  box.messages.push(stored);
  delivery.kept.push({ mailbox: box.properties.UserPrincipalName, folder });
}

function inboxRuleMatches(rule: Obj, message: Draft & { readonly from: string }): boolean {
  const words = (name: string): string[] =>
    ((rule[name] as string[] | null) ?? []).map((word) => word.toLowerCase());
  const contains = (text: string, list: readonly string[]): boolean =>
    list.length === 0 || list.some((word) => text.toLowerCase().includes(word));
  return (
    contains(message.subject, words('SubjectContainsWords')) &&
    contains(message.body, words('BodyContainsWords')) &&
    contains(`${message.subject} ${message.body}`, words('SubjectOrBodyContainsWords')) &&
    contains(message.from, words('From')) &&
    contains(message.from, words('FromAddressContainsWords'))
  );
}

function messageId(world: World): string {
  return `AAMk${Buffer.from(world.random.bytes(24)).toString('base64url')}`;
}

function trace(
  world: World,
  tenant: Tenant,
  message: Draft & { readonly from: string; readonly internetMessageId: string },
  recipient: string,
): void {
  tenant.exchange.traces.push({
    id: world.random.uuid(),
    senderAddress: message.from,
    recipientAddress: recipient,
    messageId: message.internetMessageId,
    receivedDateTime: world.clock.iso(),
    subject: message.subject,
    status: 'delivered',
    size: 4096,
    fromIP: null,
    toIP: null,
  });
}

/** The service restricts a sender of spam: the entry, and the hygiene event (record type 51) that tells of it. */
export function restrictSender(world: World, tenant: Tenant, address: string, at: Date): void {
  tenant.exchange.blockedSenders.push({
    SenderAddress: address,
    Reason:
      'OutboundSpamLast24Hours=312;OutboundMailLast24Hours=415;ExceedingLimitType=External;InternalRecipientCountToday=12;ExternalRecipientCountToday=403',
    CreatedDatetime: at.toISOString(),
    ChangedDatetime: at.toISOString(),
    TemporaryBlock: false,
  });
  recordUnified(
    world,
    tenant,
    systemActor,
    {
      Operation: 'HygieneEvent',
      RecordType: 51,
      ResultStatus: 'Success',
      Workload: 'Exchange',
      ObjectId: address,
      Event: 'Listed',
      EventValue: address,
      Reason: 'OutboundSpamLast24Hours=312',
    },
    at,
  );
}
