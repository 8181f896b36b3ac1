import type { Setting } from '../domain/setting.ts';
import { casMailboxReader } from '../domain/setting-values/exchange.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const mailboxProtocols: Setting = {
  id: 'mailbox-protocols',
  title: { en: 'Protocols of each mailbox', de: 'Protokolle jedes Postfachs' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-CASMailbox' }],
  read: ({ connection }) =>
    cmdletItems(
      connection.exchange,
      'Get-CASMailbox',
      { ResultSize: 'Unlimited' },
      Object.keys(casMailboxReader.shape),
    ),
};
