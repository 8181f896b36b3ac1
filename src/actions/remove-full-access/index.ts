import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type MailboxRight,
  listMailboxRights,
  setMailboxRight,
} from '../../microsoft/exchange/permissions.ts';
import { delegateFootholds, trusteeOf } from '../delegate.ts';
import { cmdlets } from '../permissions.ts';
import { mailboxOf, name, needAccount, textMember, textsMember } from '../support.ts';

export const removeFullAccess: Action = {
  id: 'remove-full-access',
  title: { en: 'Remove full access', de: 'Vollzugriff entfernen' },
  effect: {
    en: 'This other account can no longer open the mailbox. A password reset alone would never have ended that.',
    de: 'Dieses andere Konto kann das Postfach nicht mehr öffnen. Ein neues Kennwort allein hätte das nie beendet.',
  },
  latency: {
    en: 'Usually minutes; an Outlook that has the mailbox open may keep it for up to an hour.',
    de: 'Meist Minuten; ein Outlook, das das Postfach geöffnet hat, behält es bis zu einer Stunde.',
  },
  notice: {
    en: 'The mailbox disappears from the other person’s Outlook.',
    de: 'Das Postfach verschwindet aus dem Outlook der anderen Person.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1098.002'],
  d3fend: ['D3-UAP'],
  permissions: cmdlets(
    'Get-MailboxPermission',
    'Remove-MailboxPermission',
    'Add-MailboxPermission',
    'Get-Recipient',
  ),
  removes: 'delegate',

  async find(connection, account, hints) {
    if (account.mailbox === 'none') return [];
    const rights = await listMailboxRights(connection.exchange, mailboxOf(account));
    const delegates = rights.map((right) => ({ trustee: right.trustee, state: stateOf(right) }));
    return delegateFootholds(connection, account, hints, 'full-access', delegates);
  },
  async preview(connection, account, foothold) {
    if (foothold === null) return null;
    const right = await rightOf(connection, mailboxOf(needAccount(account)), trusteeOf(foothold.key));
    if (right === null) return null;
    return { account, key: foothold.key, label: name(right.trustee), before: stateOf(right), after: null };
  },
  async read(connection, target) {
    const right = await rightOf(connection, mailboxOf(needAccount(target.account)), trusteeOf(target.key));
    return right === null ? null : stateOf(right);
  },
  async apply({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setMailboxRight(
      connection.exchange,
      mailbox,
      { ...fromState(target.before), granted: false },
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setMailboxRight(
      connection.exchange,
      mailbox,
      { ...fromState(target.before), granted: true },
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
};

async function rightOf(
  connection: Connection,
  mailbox: string,
  trustee: string,
): Promise<MailboxRight | null> {
  const rights = await listMailboxRights(connection.exchange, mailbox);
  return rights.find((right) => right.trustee.toLowerCase() === trustee.toLowerCase()) ?? null;
}

function stateOf(right: MailboxRight): JsonObject {
  return { trustee: right.trustee, rights: right.rights };
}

function fromState(state: Parameters<typeof textMember>[0]): MailboxRight {
  return { trustee: textMember(state, 'trustee') ?? '', rights: textsMember(state, 'rights') };
}
