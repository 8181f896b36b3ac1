import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const dkimSigning: Setting = {
  id: 'dkim-signing',
  title: { en: 'DKIM signing', de: 'DKIM-Signatur' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-DkimSigningConfig' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-DkimSigningConfig'),
};
