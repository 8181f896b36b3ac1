import type { Actor } from './records.ts';
import { recordMailbox } from './mailbox-audit.ts';
import type { LogonType } from './mailbox-audit.ts';
import type { Mailbox, Message, RecoverableItem, Tenant } from './tenant.ts';
import type { World } from './world.ts';

/** A message that Exchange keeps for a while, under an entry id of its own. */
export function deletedItem(
  world: World,
  message: Message,
  sourceFolder: RecoverableItem['sourceFolder'],
  at: Date,
): RecoverableItem {
  return {
    entryId: Buffer.from(world.random.bytes(35)).toString('hex').toUpperCase(),
    message,
    sourceFolder,
    deletedAt: at.toISOString(),
  };
}

/** One record for all messages that went at once, out of one folder (ExchangeMailboxAuditGroupRecord). */
export function recordDeletion(
  world: World,
  tenant: Tenant,
  box: Mailbox,
  actor: Actor,
  logon: LogonType,
  action: 'HardDelete' | 'SoftDelete',
  { messages, at }: { readonly messages: readonly Message[]; readonly at?: Date },
): void {
  const from = box.folders.find(({ FolderId }) => FolderId === messages[0]?.folderId);
  const Folder = { Id: from?.FolderId ?? '', Path: (from?.FolderPath ?? '').replaceAll('/', '\\') };
  const AffectedItems = messages.map((message) => ({
    Id: message.id,
    InternetMessageId: message.internetMessageId,
    ParentFolder: Folder,
    Subject: message.subject,
  }));
  recordMailbox(world, tenant, box, actor, logon, action, { AffectedItems, Folder }, at);
}
