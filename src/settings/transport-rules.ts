import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const transportRules: Setting = {
  id: 'transport-rules',
  title: { en: 'Mail flow rules', de: 'Nachrichtenflussregeln' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-TransportRule' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-TransportRule'),
};
