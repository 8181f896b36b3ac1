import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const owaPolicies: Setting = {
  id: 'owa-policies',
  title: { en: 'Outlook on the web policies', de: 'Richtlinien für Outlook im Web' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-OwaMailboxPolicy' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-OwaMailboxPolicy'),
};
