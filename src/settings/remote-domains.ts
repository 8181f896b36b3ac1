import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const remoteDomains: Setting = {
  id: 'remote-domains',
  title: { en: 'Remote domains', de: 'Remotedomänen' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-RemoteDomain' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-RemoteDomain'),
};
