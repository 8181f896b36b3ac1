import type { Setting } from '../domain/setting.ts';
import { cmdletObject } from '../microsoft/exchange/raw.ts';

export const organizationConfig: Setting = {
  id: 'organization-config',
  title: { en: 'Exchange organisation', de: 'Exchange-Organisation' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-OrganizationConfig' }],
  read: ({ connection }) => cmdletObject(connection.exchange, 'Get-OrganizationConfig'),
};
