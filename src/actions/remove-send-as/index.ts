import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import { listSendAs, setSendAs } from '../../microsoft/exchange/permissions.ts';
import { delegateFootholds, trusteeOf } from '../delegate.ts';
import { cmdlets } from '../permissions.ts';
import { mailboxOf, name, needAccount } from '../support.ts';

export const removeSendAs: Action = {
  id: 'remove-send-as',
  title: { en: 'Remove “send as”', de: '„Senden als“ entfernen' },
  effect: {
    en: 'This other account can no longer send mail that looks as if the owner had written it.',
    de: 'Dieses andere Konto kann keine E-Mails mehr senden, die aussehen, als hätte die Person sie geschrieben.',
  },
  latency: { en: 'Minutes, at times up to an hour.', de: 'Minuten, mitunter bis zu einer Stunde.' },
  notice: {
    en: 'Whoever sent in the owner’s name gets a bounce when trying again.',
    de: 'Wer im Namen der Person gesendet hat, erhält beim nächsten Versuch eine Unzustellbarkeitsmeldung.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1098.002', 'T1534'],
  d3fend: ['D3-UAP'],
  permissions: cmdlets(
    'Get-RecipientPermission',
    'Remove-RecipientPermission',
    'Add-RecipientPermission',
    'Get-Recipient',
  ),
  removes: 'delegate',

  async find(connection, account, hints) {
    if (account.mailbox === 'none') return [];
    const rights = await listSendAs(connection.exchange, mailboxOf(account));
    const delegates = rights.map(({ trustee }) => ({ trustee, state: { trustee } }));
    return delegateFootholds(connection, account, hints, 'send-as', delegates);
  },
  async preview(connection, account, foothold) {
    if (foothold === null) return null;
    const trustee = await listed(connection, mailboxOf(needAccount(account)), trusteeOf(foothold.key));
    if (trustee === null) return null;
    return { account, key: foothold.key, label: name(trustee), before: { trustee }, after: null };
  },
  async read(connection, target) {
    const trustee = await listed(connection, mailboxOf(needAccount(target.account)), trusteeOf(target.key));
    return trustee === null ? null : { trustee };
  },
  async apply({ connection, clientRequestId }, target) {
    const right = { trustee: trusteeOf(target.key), granted: false };
    await setSendAs(connection.exchange, mailboxOf(needAccount(target.account)), right, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const right = { trustee: trusteeOf(target.key), granted: true };
    await setSendAs(connection.exchange, mailboxOf(needAccount(target.account)), right, clientRequestId);
    return { outcome: 'sent' };
  },
};

async function listed(connection: Connection, mailbox: string, trustee: string): Promise<string | null> {
  const rights = await listSendAs(connection.exchange, mailbox);
  return rights.find((right) => right.trustee.toLowerCase() === trustee.toLowerCase())?.trustee ?? null;
}
