import type { ExchangeClient } from '../../domain/clients.ts';
import { auditRetentionReader } from '../../domain/setting-values/protection.ts';
import { ServiceError } from '../../kernel/errors.ts';
import { cmdletItems } from '../../microsoft/exchange/raw.ts';

/** A retention policy of the audit log. Source: learn.microsoft.com/purview/audit-log-retention-policies. */
export interface RetentionRule {
  readonly name: string;
  /** As Microsoft names it: `TwelveMonths`, `TenYears` … */
  readonly duration: string | null;
  readonly recordTypes: readonly string[];
  /** Empty for everybody. */
  readonly users: readonly string[];
}

/** The rules that are in force. They are a part of Audit (Premium): without it there is no such cmdlet, and no rule. */
export async function retentionRules(
  compliance: ExchangeClient,
  hasPremium: boolean,
): Promise<readonly RetentionRule[]> {
  try {
    const items = await cmdletItems(compliance, 'Get-UnifiedAuditLogRetentionPolicy');
    return items
      .map((item) => auditRetentionReader.parse(item))
      .filter((rule) => rule.Enabled !== false)
      .map((rule) => ({
        name: rule.Name,
        duration: rule.RetentionDuration ?? null,
        recordTypes: rule.RecordTypes ?? [],
        users: rule.UserIds ?? [],
      }));
  } catch (thrown) {
    const absent = thrown instanceof ServiceError && /not recognized/.test(thrown.serviceMessage);
    if (absent && !hasPremium) return [];
    throw thrown;
  }
}
