import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const sharingPolicies: Setting = {
  id: 'sharing-policies',
  title: { en: 'Sharing policies', de: 'Freigaberichtlinien' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-SharingPolicy' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-SharingPolicy'),
};
