import type { Setting } from '../domain/setting.ts';
import { cmdletObject } from '../microsoft/exchange/raw.ts';

export const atpPolicy: Setting = {
  id: 'atp-policy',
  title: {
    en: 'Defender for Office 365, global settings',
    de: 'Defender für Office 365, globale Einstellungen',
  },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-AtpPolicyForO365' }],
  read: ({ connection }) => cmdletObject(connection.exchange, 'Get-AtpPolicyForO365'),
};
