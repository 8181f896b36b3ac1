import type { Setting } from '../domain/setting.ts';
import { cmdletObject } from '../microsoft/exchange/raw.ts';

export const externalTag: Setting = {
  id: 'external-tag',
  title: { en: 'External tag in Outlook', de: 'Kennzeichnung „Extern“ in Outlook' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-ExternalInOutlook' }],
  read: ({ connection }) => cmdletObject(connection.exchange, 'Get-ExternalInOutlook'),
};
