import { isObject } from '../../kernel/json.ts';
import { sendMail } from '../mail/send.ts';
import { folderByType } from '../state/mailbox.ts';
import { recordMailbox } from '../state/mailbox-audit.ts';
import type { Folder, Mailbox, Message, Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { findFolder, folderOf, itemNotFound, mailbox, requireAccess } from './mailbox.ts';
import { collection, entity } from './odata/query.ts';
import { created, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = {
  application: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic.All'],
  delegated: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic'],
};
const folderContext = 'users/mailFolders';
const messageContext = 'users/messages';

export const mailRoutes: readonly GraphRoute[] = [
  route('GET', '/users/{user}/mailFolders', readers, (request) => {
    const box = mailbox(request);
    requireAccess(request, box, null);
    const root = box.folders.find((folder) => folder.FolderType === 'Root');
    return ok(collection(request, childrenOf(box, root), folderContext));
  }),
  route('GET', '/users/{user}/mailFolders/{folder}', readers, (request) => {
    const box = mailbox(request);
    const folder = folderOf(request, box);
    requireAccess(request, box, folder);
    return ok(entity(request, shownFolder(box, folder), folderContext));
  }),
  route('GET', '/users/{user}/mailFolders/{folder}/childFolders', readers, (request) => {
    const box = mailbox(request);
    const folder = folderOf(request, box);
    requireAccess(request, box, folder);
    return ok(collection(request, childrenOf(box, folder), folderContext));
  }),
  route('GET', '/users/{user}/messages', readers, (request) => listMessages(request, null)),
  route('GET', '/users/{user}/mailFolders/{folder}/messages', readers, (request) =>
    listMessages(request, folderOf(request, mailbox(request))),
  ),
  route('GET', '/users/{user}/messages/{message}', readers, oneMessage),
  route('POST', '/users/{user}/sendMail', ['Mail.Send'], send),
  route('POST', '/users/{user}/messages/{message}/move', ['Mail.ReadWrite'], move),
];

function childrenOf(box: Mailbox, parent: Folder | undefined): readonly Obj[] {
  return box.folders
    .filter((folder) => folder !== parent && parentOf(box, folder) === parent)
    .map((folder) => shownFolder(box, folder));
}

/** Paths are `/Inbox/Sub`; what lies nowhere else lies in the root. */
function parentOf(box: Mailbox, folder: Folder): Folder | undefined {
  const path = folder.FolderPath.slice(0, folder.FolderPath.lastIndexOf('/'));
  return (
    box.folders.find((candidate) => candidate.FolderPath === path) ??
    box.folders.find((candidate) => candidate.FolderType === 'Root')
  );
}

function shownFolder(box: Mailbox, folder: Folder): Obj {
  const held = box.messages.filter((message) => message.folderId === folder.FolderId);
  const root = folder.FolderType === 'Root';
  return {
    id: folder.FolderId,
    displayName: folder.Name,
    parentFolderId: root ? null : (parentOf(box, folder)?.FolderId ?? null),
    childFolderCount: box.folders.filter((other) => other !== folder && parentOf(box, other) === folder)
      .length,
    unreadItemCount: held.filter((message) => !message.isRead).length,
    totalItemCount: held.length,
    isHidden: false,
  };
}

/** The basic permissions show neither body nor preview. */
function basicOnly(request: GraphRequest): boolean {
  const held = request.token.roles ?? (request.token.scp ?? '').split(' ');
  return !['Mail.Read', 'Mail.ReadWrite'].some((permission) => held.includes(permission));
}

export function shownMessage(request: GraphRequest, message: Message): Obj {
  const address = (value: string): Obj => ({ emailAddress: { name: value, address: value } });
  return {
    id: message.id,
    createdDateTime: message.receivedDateTime,
    lastModifiedDateTime: message.receivedDateTime,
    receivedDateTime: message.receivedDateTime,
    sentDateTime: message.receivedDateTime,
    internetMessageId: message.internetMessageId,
    subject: message.subject,
    ...(basicOnly(request)
      ? {}
      : {
          bodyPreview: message.body.slice(0, 255),
          body: { contentType: 'text', content: message.body },
        }),
    parentFolderId: message.folderId,
    isRead: message.isRead,
    isDraft: message.isDraft === true,
    hasAttachments: false,
    importance: 'normal',
    sender: address(message.from),
    from: address(message.from),
    toRecipients: message.to.map(address),
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
  };
}

function listMessages(request: GraphRequest, folder: Folder | null) {
  const box = mailbox(request);
  const logon = requireAccess(request, box, folder ?? folderByType(box, 'Inbox'));
  const items = box.messages
    .filter((message) => !folder || message.folderId === folder.FolderId)
    .toSorted((a, b) => b.receivedDateTime.localeCompare(a.receivedDateTime));
  const rows = items.map((message) => ({ ...shownMessage(request, message), _message: message }));
  const seen: Message[] = [];
  const page = collection(request, rows, messageContext, {
    page: 10,
    largest: 1000,
    shown: (row) => seen.push(row['_message'] as Message),
  });
  recordAccess(request, box, logon, seen);
  return ok(page);
}

function oneMessage(request: GraphRequest) {
  const box = mailbox(request);
  const message = messageOf(request, box);
  const logon = requireAccess(request, box, holderOf(box, message));
  recordAccess(request, box, logon, [message]);
  return ok(entity(request, shownMessage(request, message), messageContext));
}

export function messageOf(request: GraphRequest, box: Mailbox): Message {
  const message = box.messages.find((candidate) => candidate.id === request.params['message']);
  if (!message) throw itemNotFound();
  return message;
}

function holderOf(box: Mailbox, message: Message): Folder | null {
  return box.folders.find((folder) => folder.FolderId === message.folderId) ?? null;
}

/** Reading single items is a Bind record that names each by folder (MailItemsAccessed, "Auditing bind access"). */
function recordAccess(
  request: GraphRequest,
  box: Mailbox,
  logon: 'Owner' | 'Delegate',
  read: readonly Message[],
): void {
  if (read.length === 0) return;
  const folders = new Set(read.map((message) => message.folderId));
  recordMailbox(request.world, request.tenant, box, request.actor, logon, 'MailItemsAccessed', {
    OperationProperties: [
      { Name: 'MailAccessType', Value: 'Bind' },
      { Name: 'IsThrottled', Value: 'False' },
    ],
    OperationCount: read.length,
    Folders: [...folders].map((id) => ({
      Id: id,
      Path: (box.folders.find((folder) => folder.FolderId === id)?.FolderPath ?? '').replaceAll('/', '\\'),
      FolderItems: read
        .filter((message) => message.folderId === id)
        .map((message) => ({ InternetMessageId: message.internetMessageId })),
    })),
  });
}

function send(request: GraphRequest) {
  const box = mailbox(request);
  requireAccess(request, box, null);
  const message = isObject(request.json['message']) ? request.json['message'] : {};
  const to = ['toRecipients', 'ccRecipients', 'bccRecipients'].flatMap((name) => addressesOf(message[name]));
  if (to.length === 0)
    throw graphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  const body = message['body'];
  sendMail(request.world, request.tenant, box, request.actor, {
    subject: typeof message['subject'] === 'string' ? message['subject'] : '',
    body: isObject(body) && typeof body['content'] === 'string' ? body['content'] : '',
    to,
  });
  return { status: 202 };
}

export function addressesOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).flatMap((recipient) => {
    const address = isObject(recipient) ? recipient['emailAddress'] : undefined;
    return isObject(address) && typeof address['address'] === 'string' ? [address['address']] : [];
  });
}

function move(request: GraphRequest) {
  const box = mailbox(request);
  const message = messageOf(request, box);
  const from = holderOf(box, message);
  const logon = requireAccess(request, box, from);
  const target = findFolder(box, String(request.json['destinationId']));
  if (!target) throw graphError(400, 'ErrorInvalidIdMalformed', 'The destination folder is not valid.');
  message.folderId = target.FolderId;
  // A message has another id in another folder, unless immutable ids were asked for.
  if (!/IdType="?ImmutableId/i.test(request.headers['prefer'] ?? ''))
    message.id = `AAMk${Buffer.from(request.world.random.bytes(24)).toString('base64url')}`;
  const action = target.FolderType === 'DeletedItems' ? 'MoveToDeletedItems' : 'Move';
  recordMailbox(request.world, request.tenant, box, request.actor, logon, action, {
    Folder: { Id: from?.FolderId ?? '', Path: (from?.FolderPath ?? '').replaceAll('/', '\\') },
    DestFolder: { Id: target.FolderId, Path: target.FolderPath.replaceAll('/', '\\') },
    AffectedItems: [{ InternetMessageId: message.internetMessageId, Subject: message.subject }],
  });
  return created(entity(request, shownMessage(request, message), messageContext));
}
