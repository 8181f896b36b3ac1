import type { Setting } from '../domain/setting.ts';
import { mailboxReader } from '../domain/setting-values/exchange.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const mailboxes: Setting = {
  id: 'mailboxes',
  title: { en: 'Mailboxes', de: 'Postfächer' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-Mailbox' }],
  read: ({ connection }) =>
    cmdletItems(
      connection.exchange,
      'Get-Mailbox',
      { ResultSize: 'Unlimited' },
      Object.keys(mailboxReader.shape),
    ),
};
