import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const inboundConnectors: Setting = {
  id: 'inbound-connectors',
  title: { en: 'Inbound connectors', de: 'Eingehende Connectors' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-InboundConnector' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-InboundConnector'),
};
