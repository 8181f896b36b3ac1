import { findUser } from '../login/directory.ts';
import { mailboxOf, rightsOn, sendMail } from '../state/mail-flow.ts';
import { recordCmdlet } from '../state/records.ts';
import { recordMailbox } from '../state/mailbox-audit.ts';
import type { Folder, Mailbox, Obj } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import { graphRule } from './message-rule.ts';
import { userOf } from './person.ts';

const mailReaders = ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic.All'];
const settingsReaders = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'];
const settingsWriters = ['MailboxSettings.ReadWrite'];

function mailbox(request: GraphRequest): Mailbox {
  const user = userOf(request);
  const found = mailboxOf(request.tenant, user.userPrincipalName);
  if (!found)
    throw graphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  return found;
}

const wellKnown: { readonly [name: string]: string } = {
  inbox: 'Inbox',
  sentitems: 'SentItems',
  deleteditems: 'DeletedItems',
  drafts: 'Drafts',
  junkemail: 'JunkEmail',
  archive: 'Archive',
};

function folderOf(request: GraphRequest, box: Mailbox): Folder {
  const wanted = request.params['folder'] ?? 'inbox';
  const folder = box.folders.find(
    (candidate) => candidate.FolderId === wanted || candidate.FolderType === wellKnown[wanted.toLowerCase()],
  );
  if (!folder) throw graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return folder;
}

/** An app-only token reads any mailbox; a person his own, and others' as far as Exchange permissions reach. */
function requireAccess(request: GraphRequest, box: Mailbox, folder: Folder | null): 'Owner' | 'Delegate' {
  if (request.token.idtyp === 'app') return 'Owner';
  const reader = findUser(request.tenant, request.token.oid);
  if (!reader) throw notFound(request.token.oid);
  const rights = rightsOn(box, reader, folder);
  if (rights === 'none')
    throw graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  return rights === 'owner' ? 'Owner' : 'Delegate';
}

function messages(request: GraphRequest, folder: Folder | null) {
  const box = mailbox(request);
  const logon = requireAccess(
    request,
    box,
    folder ?? box.folders.find((candidate) => candidate.FolderType === 'Inbox') ?? null,
  );
  const items = box.messages.filter((message) => !folder || message.folderId === folder.FolderId);
  const page = collection(
    request,
    items.map((message) => shownMessage(message)),
    'messages',
    { page: 100 },
  );
  const seen = new Set((page['value'] as Obj[]).map((message) => message['id']));
  const read = items.filter((message) => seen.has(message.id));
  if (read.length > 0) {
    recordMailbox(request.world, request.tenant, box, request.actor, logon, 'MailItemsAccessed', {
      OperationProperties: [
        { Name: 'MailAccessType', Value: 'Bind' },
        { Name: 'IsThrottled', Value: 'False' },
      ],
      OperationCount: read.length,
      Folders: [
        {
          Id: folder?.FolderId ?? read[0]!.folderId,
          Path: folder?.FolderPath ?? '\\Inbox',
          FolderItems: read.map((message) => ({ InternetMessageId: message.internetMessageId })),
        },
      ],
    });
  }
  return ok(page);
}

function shownMessage(message: Mailbox['messages'][number]): Obj {
  const address = (value: string): Obj => ({ emailAddress: { name: value, address: value } });
  return {
    id: message.id,
    createdDateTime: message.receivedDateTime,
    receivedDateTime: message.receivedDateTime,
    sentDateTime: message.receivedDateTime,
    internetMessageId: message.internetMessageId,
    subject: message.subject,
    bodyPreview: message.body.slice(0, 255),
    body: { contentType: 'text', content: message.body },
    parentFolderId: message.folderId,
    isRead: message.isRead,
    from: address(message.from),
    toRecipients: message.to.map(address),
  };
}

function ruleOf(request: GraphRequest, box: Mailbox): Obj {
  const rule = box.rules.find(
    (candidate) =>
      graphRule(candidate, box)['id'] === request.params['rule'] && candidate['_hidden'] !== true,
  );
  if (!rule) throw graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return rule;
}

export const mailRoutes: readonly GraphRoute[] = [
  route('GET', '/users/{user}/mailFolders', mailReaders, (request) => {
    const box = mailbox(request);
    requireAccess(request, box, null);
    return ok(
      collection(
        request,
        box.folders
          .filter((folder) => folder.FolderType !== 'Root')
          .map((folder) => ({
            id: folder.FolderId,
            displayName: folder.Name,
            parentFolderId: 'root',
            childFolderCount: 0,
            unreadItemCount: 0,
            totalItemCount: box.messages.filter((message) => message.folderId === folder.FolderId).length,
          })),
        'mailFolders',
      ),
    );
  }),
  route('GET', '/users/{user}/messages', mailReaders, (request) => messages(request, null)),
  route('GET', '/users/{user}/mailFolders/{folder}/messages', mailReaders, (request) =>
    messages(request, folderOf(request, mailbox(request))),
  ),
  route('POST', '/users/{user}/sendMail', ['Mail.Send'], (request) => {
    const box = mailbox(request);
    requireAccess(request, box, null);
    const message = request.json['message'] as {
      subject?: string;
      body?: { content?: string };
      toRecipients?: { emailAddress: { address: string } }[];
    };
    sendMail(request.world, request.tenant, box, request.actor, {
      subject: message.subject ?? '',
      body: message.body?.content ?? '',
      to: (message.toRecipients ?? []).map((recipient) => recipient.emailAddress.address),
    });
    return { status: 202 };
  }),
  route('POST', '/users/{user}/messages/{message}/move', ['Mail.ReadWrite'], (request) => {
    const box = mailbox(request);
    requireAccess(request, box, null);
    const message = box.messages.find((candidate) => candidate.id === request.params['message']);
    if (!message)
      throw graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
    const target = box.folders.find(
      (folder) =>
        folder.FolderId === request.json['destinationId'] ||
        folder.FolderType === wellKnown[String(request.json['destinationId']).toLowerCase()],
    );
    if (!target) throw graphError(400, 'ErrorInvalidIdMalformed', 'The destination folder is not valid.');
    message.folderId = target.FolderId;
    return {
      status: 201,
      body: {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#messages/$entity',
        ...shownMessage(message),
      },
    };
  }),
  route('GET', '/users/{user}/mailFolders/inbox/messageRules', settingsReaders, (request) => {
    const box = mailbox(request);
    return ok(
      collection(
        request,
        box.rules.filter((rule) => rule['_hidden'] !== true).map((rule) => graphRule(rule, box)),
        'messageRules',
      ),
    );
  }),
  route('PATCH', '/users/{user}/mailFolders/inbox/messageRules/{rule}', settingsWriters, (request) => {
    const box = mailbox(request);
    const rule = ruleOf(request, box);
    if (typeof request.json['isEnabled'] === 'boolean') rule['Enabled'] = request.json['isEnabled'];
    recordCmdlet(
      request.world,
      request.tenant,
      request.actor,
      'Set-InboxRule',
      `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`,
      { Identity: rule['Identity'], Enabled: rule['Enabled'] },
    );
    return ok(entity(request, graphRule(rule, box), 'messageRules'));
  }),
  route('DELETE', '/users/{user}/mailFolders/inbox/messageRules/{rule}', settingsWriters, (request) => {
    const box = mailbox(request);
    const rule = ruleOf(request, box);
    box.rules = box.rules.filter((candidate) => candidate !== rule);
    recordCmdlet(
      request.world,
      request.tenant,
      request.actor,
      'Remove-InboxRule',
      `${box.properties.UserPrincipalName}\\${String(rule['Name'])}`,
      { Identity: rule['Identity'] },
    );
    return noContent;
  }),
  route('GET', '/users/{user}/mailboxSettings', settingsReaders, (request) => {
    const box = mailbox(request);
    const status: { readonly [state: string]: string } = {
      Disabled: 'disabled',
      Enabled: 'alwaysEnabled',
      Scheduled: 'scheduled',
    };
    return ok({
      '@odata.context': `https://graph.microsoft.com/${request.version}/$metadata#users('${request.params['user']}')/mailboxSettings`,
      archiveFolder: null,
      timeZone: 'W. Europe Standard Time',
      automaticRepliesSetting: {
        status: status[String(box.autoReply['AutoReplyState'])] ?? 'disabled',
        externalAudience: 'all',
        internalReplyMessage: box.autoReply['InternalMessage'],
        externalReplyMessage: box.autoReply['ExternalMessage'],
      },
      language: {
        locale: box.language === 'de' ? 'de-DE' : 'en-US',
        displayName: box.language === 'de' ? 'Deutsch (Deutschland)' : 'English (United States)',
      },
      userPurpose: box.properties['RecipientTypeDetails'] === 'SharedMailbox' ? 'shared' : 'user',
    });
  }),
];
