import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const acceptedDomains: Setting = {
  id: 'accepted-domains',
  title: { en: 'Accepted domains', de: 'Akzeptierte Domänen' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-AcceptedDomain' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-AcceptedDomain'),
};
