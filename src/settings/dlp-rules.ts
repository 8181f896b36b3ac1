import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const dlpRules: Setting = {
  id: 'dlp-rules',
  title: { en: 'Data loss prevention rules', de: 'Regeln gegen Datenverlust (DLP)' },
  source: 'compliance',
  permissions: [{ kind: 'compliance', cmdlet: 'Get-DlpComplianceRule' }],
  read: ({ connection }) => cmdletItems(connection.compliance, 'Get-DlpComplianceRule'),
};
