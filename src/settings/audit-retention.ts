import type { Setting } from '../domain/setting.ts';
import { ServiceError } from '../kernel/errors.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

const premium = 'M365_ADVANCED_AUDITING';

export const auditRetention: Setting = {
  id: 'audit-retention',
  title: { en: 'Audit log retention', de: 'Aufbewahrung des Überwachungsprotokolls' },
  source: 'compliance',
  permissions: [{ kind: 'compliance', cmdlet: 'Get-UnifiedAuditLogRetentionPolicy' }],
  async read({ connection, value }) {
    try {
      return await cmdletItems(connection.compliance, 'Get-UnifiedAuditLogRetentionPolicy');
    } catch (thrown) {
      // Policies of one's own are a part of Audit (Premium): without it there is no such cmdlet, and no policy.
      const missing = thrown instanceof ServiceError && /not recognized/.test(thrown.serviceMessage);
      if (missing && !(await value('service-plans')).includes(premium)) return [];
      throw thrown;
    }
  },
};
