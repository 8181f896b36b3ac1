import type { Action } from '../../domain/action.ts';
import type { Json } from '../../kernel/json.ts';
import { readMailbox, setMailbox } from '../../microsoft/exchange/mailbox.ts';
import { cmdlets } from '../permissions.ts';
import { mailboxOf, member, name, needAccount, textMember } from '../support.ts';
import { findForwarding } from './find.ts';
import { forwardingState, forwardingTargets, forwards } from './state.ts';

export const clearForwarding: Action = {
  id: 'clear-forwarding',
  title: { en: 'Remove mailbox forwarding', de: 'Postfachweiterleitung entfernen' },
  effect: {
    en: 'No copy of the owner’s mail leaves through the mailbox’s own forwarding any more: both kinds are cleared, the one to a recipient and the one to an address.',
    de: 'Über die Weiterleitung des Postfachs selbst verlässt keine Kopie der E-Mails mehr das Haus: Beide Arten werden geleert, die an einen Empfänger und die an eine Adresse.',
  },
  latency: {
    en: 'Within minutes, for new mail. What was forwarded is gone.',
    de: 'Nach wenigen Minuten, für neue Nachrichten. Was weitergeleitet wurde, ist fort.',
  },
  notice: {
    en: 'If the owner wanted the forwarding, mail stays in the mailbox from now on.',
    de: 'Falls die Person die Weiterleitung wollte, bleiben E-Mails ab jetzt im Postfach.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1114.003', 'T1020'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-Mailbox', 'Set-Mailbox', 'Get-Recipient'),
  removes: 'forwarding',

  find: findForwarding,
  async preview(connection, account) {
    const settings = await readMailbox(connection.exchange, mailboxOf(needAccount(account)));
    if (settings === null || !forwards(settings)) return null;
    return {
      account,
      key: 'mailbox',
      label: `→ ${forwardingTargets(settings)
        .map((to) => name(to))
        .join(', ')}`,
      before: forwardingState(settings),
      after: { forwardingAddress: null, forwardingSmtpAddress: null, deliverAndForward: false },
    };
  },
  async read(connection, target) {
    const settings = await readMailbox(connection.exchange, mailboxOf(needAccount(target.account)));
    return settings === null ? null : forwardingState(settings);
  },
  async apply({ connection, clientRequestId }, target) {
    await write(connection.exchange, mailboxOf(needAccount(target.account)), target.after, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await write(connection.exchange, mailboxOf(needAccount(target.account)), target.before, clientRequestId);
    return { outcome: 'sent' };
  },
};

function write(
  exchange: Parameters<typeof setMailbox>[0],
  mailbox: string,
  state: Json,
  clientRequestId: string,
): Promise<void> {
  const changes = {
    ForwardingAddress: textMember(state, 'forwardingAddress'),
    ForwardingSmtpAddress: textMember(state, 'forwardingSmtpAddress'),
    DeliverToMailboxAndForward: member(state, 'deliverAndForward') === true,
  };
  return setMailbox(exchange, mailbox, changes, clientRequestId);
}
