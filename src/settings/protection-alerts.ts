import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const protectionAlerts: Setting = {
  id: 'protection-alerts',
  title: { en: 'Alert policies', de: 'Warnungsrichtlinien' },
  source: 'compliance',
  permissions: [{ kind: 'compliance', cmdlet: 'Get-ProtectionAlert' }],
  read: ({ connection }) => cmdletItems(connection.compliance, 'Get-ProtectionAlert'),
};
