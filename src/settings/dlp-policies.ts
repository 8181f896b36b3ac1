import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const dlpPolicies: Setting = {
  id: 'dlp-policies',
  title: { en: 'Data loss prevention policies', de: 'Richtlinien gegen Datenverlust (DLP)' },
  source: 'compliance',
  permissions: [{ kind: 'compliance', cmdlet: 'Get-DlpCompliancePolicy' }],
  read: ({ connection }) => cmdletItems(connection.compliance, 'Get-DlpCompliancePolicy'),
};
