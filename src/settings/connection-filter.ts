import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const connectionFilter: Setting = {
  id: 'connection-filter',
  title: { en: 'Connection filter', de: 'Verbindungsfilter' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-HostedConnectionFilterPolicy' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-HostedConnectionFilterPolicy'),
};
