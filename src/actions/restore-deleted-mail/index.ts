import type { Account } from '../../domain/account.ts';
import type { Action, Target } from '../../domain/action.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type DeletedMail,
  listDeletedMail,
  recoverableFolders,
  restoreDeletedMail,
} from '../../microsoft/exchange/recoverable-items.ts';
import { cmdlets } from '../permissions.ts';
import { mailboxOf, name, needAccount, textMember } from '../support.ts';

export const restoreDeletedMailAction: Action = {
  id: 'restore-deleted-mail',
  title: { en: 'Restore deleted message', de: 'Gelöschte Nachricht wiederherstellen' },
  effect: {
    en: 'The message lies again in the folder from which it was deleted; where that is gone, in the inbox.',
    de: 'Die Nachricht liegt wieder in dem Ordner, aus dem sie gelöscht wurde; gibt es ihn nicht mehr, im Posteingang.',
  },
  latency: { en: 'At once.', de: 'Sofort.' },
  notice: {
    en: 'A message appears that the person may have deleted on purpose.',
    de: 'Eine Nachricht taucht auf, die die Person vielleicht absichtlich gelöscht hat.',
  },
  impact: 'low',
  reversible: 'no',
  irreversible: {
    en: 'The message stays in the mailbox; the owner can delete it again.',
    de: 'Die Nachricht bleibt im Postfach; die Person kann sie selbst wieder löschen.',
  },
  phase: 'reopen',
  attack: ['T1070.008', 'T1485'],
  d3fend: ['D3-RF'],
  permissions: cmdlets('Get-RecoverableItems', 'Restore-RecoverableItems'),
  once: true,

  async preview(connection, account, _foothold, options) {
    const owner = needAccount(account);
    const entryId = textMember(options, 'entryId');
    if (entryId === null) return null;
    for (const folder of recoverableFolders) {
      const [mail] = await listDeletedMail(connection.exchange, mailboxOf(owner), folder, { entryId });
      if (mail !== undefined) return deletedMailTarget(owner, mail);
    }
    return null;
  },
  async read(connection, target) {
    const folder = recoverableFolders.find((one) => one === textMember(target.before, 'folder'));
    if (folder === undefined) return null;
    const mailbox = mailboxOf(needAccount(target.account));
    const [mail] = await listDeletedMail(connection.exchange, mailbox, folder, { entryId: target.key });
    return mail === undefined ? null : stateOf(mail);
  },
  async apply({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    const folder = textMember(target.before, 'folder') ?? 'RecoverableItems';
    await restoreDeletedMail(connection.exchange, mailbox, folder, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
};

/** The change that gives one message back. */
export function deletedMailTarget(account: Account, mail: DeletedMail): Target {
  return {
    account,
    key: mail.entryId,
    label: `"${name(mail.subject)}" → ${name(mail.from ?? 'Inbox')}`,
    before: stateOf(mail),
    after: null,
  };
}

function stateOf({ folder, subject, deleted, from }: DeletedMail): JsonObject {
  return { folder, subject, deleted, from };
}
