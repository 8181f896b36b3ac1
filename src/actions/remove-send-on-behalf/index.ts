import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import { changeSet, readMailbox, setMailbox } from '../../microsoft/exchange/mailbox.ts';
import { readRecipient } from '../../microsoft/exchange/recipients.ts';
import { delegateFootholds, trusteeOf } from '../delegate.ts';
import { cmdlets } from '../permissions.ts';
import { mailboxOf, name, needAccount, textMember } from '../support.ts';

export const removeSendOnBehalf: Action = {
  id: 'remove-send-on-behalf',
  title: { en: 'Remove “send on behalf”', de: '„Senden im Auftrag“ entfernen' },
  effect: {
    en: 'This other account can no longer send mail on the owner’s behalf.',
    de: 'Dieses andere Konto kann keine E-Mails mehr im Auftrag der Person senden.',
  },
  latency: { en: 'Minutes, at times up to an hour.', de: 'Minuten, mitunter bis zu einer Stunde.' },
  notice: {
    en: 'Whoever sent on the owner’s behalf gets a bounce when trying again.',
    de: 'Wer im Auftrag der Person gesendet hat, erhält beim nächsten Versuch eine Unzustellbarkeitsmeldung.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1098.002', 'T1534'],
  d3fend: ['D3-UAP'],
  permissions: cmdlets('Get-Mailbox', 'Set-Mailbox', 'Get-Recipient'),
  removes: 'delegate',

  async find(connection, account, hints) {
    if (account.mailbox === 'none') return [];
    const settings = await readMailbox(connection.exchange, mailboxOf(account));
    const delegates = (settings?.sendOnBehalf ?? []).map((trustee) => ({ trustee, state: { trustee } }));
    return delegateFootholds(connection, account, hints, 'send-on-behalf', delegates);
  },
  async preview(connection, account, foothold) {
    if (foothold === null) return null;
    const trustee = trusteeOf(foothold.key);
    if (!(await listed(connection, mailboxOf(needAccount(account)), trustee))) return null;
    // The mailbox lists display names, which repeat; the address is what undo hands back.
    const recipient = await readRecipient(connection.exchange, trustee);
    return {
      account,
      key: foothold.key,
      label: name(trustee),
      before: { trustee },
      after: null,
      options: { address: recipient?.primaryAddress ?? trustee },
    };
  },
  async read(connection, target) {
    const trustee = trusteeOf(target.key);
    const there = await listed(connection, mailboxOf(needAccount(target.account)), trustee);
    return there ? { trustee } : null;
  },
  async apply({ connection, clientRequestId }, target) {
    const change = { GrantSendOnBehalfTo: changeSet({ remove: [addressFor(target)] }) };
    await setMailbox(connection.exchange, mailboxOf(needAccount(target.account)), change, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const change = { GrantSendOnBehalfTo: changeSet({ add: [addressFor(target)] }) };
    await setMailbox(connection.exchange, mailboxOf(needAccount(target.account)), change, clientRequestId);
    return { outcome: 'sent' };
  },
};

function addressFor(target: Parameters<Action['read']>[1]): string {
  return textMember(target.options, 'address') ?? trusteeOf(target.key);
}

async function listed(connection: Connection, mailbox: string, trustee: string): Promise<boolean> {
  const settings = await readMailbox(connection.exchange, mailbox);
  return settings?.sendOnBehalf.includes(trustee) ?? false;
}
