import { findUser } from '../login/directory.ts';
import { mailboxOf, rightsOn } from '../state/mailbox.ts';
import type { Folder, Mailbox } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { userOf } from './person.ts';
import type { GraphRequest } from './route.ts';

// What the routes below a user's mailbox share: finding it, its folders, and who may reach them.

export function mailbox(request: GraphRequest): Mailbox {
  const found = mailboxOf(request.tenant, userOf(request).userPrincipalName);
  if (!found)
    throw graphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  return found;
}

const wellKnown: { readonly [name: string]: string } = {
  msgfolderroot: 'Root',
  inbox: 'Inbox',
  sentitems: 'SentItems',
  deleteditems: 'DeletedItems',
  drafts: 'Drafts',
  junkemail: 'JunkEmail',
  archive: 'Archive',
  conversationhistory: 'ConversationHistory',
};

/** By id or well-known name. */
export function findFolder(box: Mailbox, wanted: string): Folder | undefined {
  const type = wellKnown[wanted.toLowerCase()];
  return box.folders.find(
    (candidate) => candidate.FolderId === wanted || (type !== undefined && candidate.FolderType === type),
  );
}

export function itemNotFound() {
  return graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

export function folderOf(request: GraphRequest, box: Mailbox): Folder {
  const folder = findFolder(box, request.params['folder'] ?? 'inbox');
  if (!folder) throw itemNotFound();
  return folder;
}

/** An app-only token reads any mailbox; a person his own, and others' as far as Exchange permissions reach. */
export function requireAccess(
  request: GraphRequest,
  box: Mailbox,
  folder: Folder | null,
): 'Owner' | 'Delegate' {
  if (request.token.idtyp === 'app') return 'Owner';
  const reader = findUser(request.tenant, request.token.oid);
  if (!reader) throw notFound(request.token.oid);
  const rights = rightsOn(box, reader, folder);
  if (rights === 'none')
    throw graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  return rights === 'owner' ? 'Owner' : 'Delegate';
}
