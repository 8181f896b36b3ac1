import type { Setting } from '../domain/setting.ts';
import { cmdletObject } from '../microsoft/exchange/raw.ts';

export const transportConfig: Setting = {
  id: 'transport-config',
  title: { en: 'Mail transport', de: 'Nachrichtentransport' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-TransportConfig' }],
  read: ({ connection }) => cmdletObject(connection.exchange, 'Get-TransportConfig'),
};
