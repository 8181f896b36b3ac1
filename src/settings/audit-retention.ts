import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const auditRetention: Setting = {
  id: 'audit-retention',
  title: { en: 'Audit log retention', de: 'Aufbewahrung des Überwachungsprotokolls' },
  source: 'compliance',
  permissions: [{ kind: 'compliance', cmdlet: 'Get-UnifiedAuditLogRetentionPolicy' }],
  read: ({ connection }) => cmdletItems(connection.compliance, 'Get-UnifiedAuditLogRetentionPolicy'),
};
