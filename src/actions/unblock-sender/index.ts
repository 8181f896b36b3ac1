import type { Action } from '../../domain/action.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type BlockedSender,
  readBlockedSender,
  unblockSender,
} from '../../microsoft/exchange/blocked-senders.ts';
import { cmdlets } from '../permissions.ts';
import { needAccount } from '../support.ts';

export const unblockSenderAction: Action = {
  id: 'unblock-sender',
  title: { en: 'Allow the mailbox to send again', de: 'Senden wieder erlauben' },
  effect: {
    en: 'The address leaves Microsoft’s list of restricted entities, and the owner can send mail outside again.',
    de: 'Die Adresse verlässt Microsofts Liste der eingeschränkten Entitäten, und die Person kann wieder nach außen senden.',
  },
  latency: {
    en: 'Usually within one hour, at most 24 hours.',
    de: 'Meist innerhalb einer Stunde, höchstens nach 24 Stunden.',
  },
  notice: {
    en: 'Mail goes out again. If the account were still in an attacker’s hands, so would the spam: that is why this comes last.',
    de: 'E-Mails gehen wieder hinaus. Wäre das Konto noch in den Händen eines Angreifers, ginge auch der Spam wieder hinaus: Deshalb kommt dieser Schritt zuletzt.',
  },
  impact: 'medium',
  reversible: 'no',
  irreversible: {
    en: 'Microsoft limits how often an account may be unblocked over its life; beyond that only its support can help. The step is sent once and never repeated.',
    de: 'Microsoft begrenzt, wie oft ein Konto insgesamt freigegeben werden darf; danach hilft nur noch der Support. Der Schritt wird einmal gesendet und nie wiederholt.',
  },
  phase: 'unblock',
  attack: ['T1534'],
  d3fend: ['D3-RUAA'],
  // Who may run them: Organization Management and Security Administrator, says Remove-BlockedSenderAddress.
  permissions: cmdlets('Get-BlockedSenderAddress', 'Remove-BlockedSenderAddress'),
  once: true,

  async preview(connection, account) {
    const address = addressFor(needAccount(account));
    const blocked = await readBlockedSender(connection.exchange, address);
    if (blocked === null) return null;
    return { account, key: address, label: address, before: stateOf(blocked), after: null };
  },
  async read(connection, target) {
    const blocked = await readBlockedSender(connection.exchange, target.key);
    return blocked === null ? null : stateOf(blocked);
  },
  async apply({ connection, clientRequestId }, target) {
    await unblockSender(connection.exchange, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
};

function addressFor(account: { readonly mail: string | null; readonly upn: string }): string {
  return account.mail ?? account.upn;
}

// Microsoft counts on in `Reason` while the block lasts: a changed count is no conflict.
function stateOf(blocked: BlockedSender): JsonObject {
  return { blocked: true, since: blocked.created, temporary: blocked.temporary };
}
