import { Refusal } from '../http/exchange-types.ts';
import { recordMailbox } from '../state/mailbox-audit.ts';
import { folderByType } from '../state/mailbox.ts';
import type { Actor } from '../state/records.ts';
import { isRestricted } from '../state/restricted-senders.ts';
import type { Mailbox, Tenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { deliver, messageId } from './deliver.ts';
import type { Draft } from './message.ts';

/** Sends as the mailbox; a restricted sender is refused with 5.1.8 ("Access denied, bad outbound sender"). */
export function sendMail(world: World, tenant: Tenant, box: Mailbox, actor: Actor, draft: Draft): void {
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
  deliver(world, tenant, { ...draft, from, internetMessageId: id, forwardedBy: null });
}
