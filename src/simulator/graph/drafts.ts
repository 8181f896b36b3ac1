import { isObject } from '../../kernel/json.ts';
import { folderByType } from '../state/mailbox.ts';
import { deletedItem, recordDeletion } from '../state/deletion.ts';
import type { Message } from '../state/tenant.ts';
import { addressesOf, messageOf, shownMessage } from './mail.ts';
import { mailbox, requireAccess } from './mailbox.ts';
import { entity } from './odata/query.ts';
import { created, noContent, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const writers = ['Mail.ReadWrite'];

export const draftRoutes: readonly GraphRoute[] = [
  route('POST', '/users/{user}/messages', writers, createDraft),
  route('POST', '/users/{user}/messages/{message}/permanentDelete', writers, purge),
];

/** A message without being sent lies in Drafts (user: Create message). */
function createDraft(request: GraphRequest) {
  const box = mailbox(request);
  const drafts = folderByType(box, 'Drafts');
  requireAccess(request, box, drafts);
  const { subject, body, toRecipients } = request.json;
  const id = Buffer.from(request.world.random.bytes(24)).toString('base64url');
  const message: Message = {
    id: `AAMk${id}`,
    internetMessageId: `<${id}@${request.tenant.domain}>`,
    folderId: drafts.FolderId,
    subject: typeof subject === 'string' ? subject : '',
    body: isObject(body) && typeof body['content'] === 'string' ? body['content'] : '',
    from: box.properties.PrimarySmtpAddress,
    to: [...addressesOf(toRecipients)],
    receivedDateTime: request.world.clock.iso(),
    isRead: true,
    isDraft: true,
  };
  box.messages.push(message);
  return created(entity(request, shownMessage(request, message), 'users/messages'));
}

/** Into the Purges folder, beyond the owner's reach: a HardDelete to the audit (message: permanentDelete). */
function purge(request: GraphRequest) {
  const box = mailbox(request);
  const message = messageOf(request, box);
  const folder = box.folders.find((candidate) => candidate.FolderId === message.folderId) ?? null;
  const logon = requireAccess(request, box, folder);
  box.messages.splice(box.messages.indexOf(message), 1);
  box.recoverable.push(deletedItem(request.world, message, 'PurgedItems', request.world.clock.now()));
  recordDeletion(request.world, request.tenant, box, request.actor, logon, 'HardDelete', {
    messages: [message],
  });
  return noContent;
}
