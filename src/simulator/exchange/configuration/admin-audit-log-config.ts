import { invalid } from '../cmdlet.ts';
import { all } from './noun.ts';
import type { SettingNoun } from './noun.ts';

const blank = {
  ...all(true, 'AdminAuditLogEnabled'),
  ...all(false, 'TestCmdletLoggingEnabled UnifiedAuditLogIngestionEnabled'),
  LogLevel: 'None',
  ...all(['*'], 'AdminAuditLogCmdlets AdminAuditLogParameters'),
  ...all([], 'AdminAuditLogExcludedCmdlets PartitionInfo'),
  AdminAuditLogAgeLimit: '90.00:00:00',
  LoadBalancerCount: 3,
  RefreshInterval: 10,
  ...all('', 'AdminAuditLogMailbox AdminDisplayName'),
  UnifiedAuditLogFirstOptInDate: null,
};

const container = 'CN=Global Settings';
const objectClass = 'msExchAdminAuditLogConfig';

/** Whether the unified audit log takes records in. */
export const adminAuditLogConfig: SettingNoun = {
  noun: 'AdminAuditLogConfig',
  single: true,
  verbs: ['Set'],
  reach: 'organization',
  container,
  objectClass,
  blank,
  pick: (organization) => [organization.adminAuditLogConfig],
  fixed: 'LoadBalancerCount RefreshInterval PartitionInfo AdminAuditLogMailbox UnifiedAuditLogFirstOptInDate',
  fresh: (facts) => [
    {
      Name: 'Admin Audit Log Settings',
      UnifiedAuditLogIngestionEnabled: true,
      UnifiedAuditLogFirstOptInDate: facts.now,
    },
  ],
  check(call) {
    // This cmdlet alone must be anchored to a mailbox of its own, unlike every other of the organisation.
    if (!call.anchor.includes('8cc370d3-822a-4ab8-a926-bb94bd0641a9'))
      throw invalid('The administrator audit log configuration could not be found on this server.');
  },
};

/**
 * The same cmdlet in Security & Compliance, where UnifiedAuditLogIngestionEnabled reads False whatever is true (Turn
 * auditing on or off: "the value is always False" there, "be sure to run the command in Exchange Online PowerShell").
 */
export const complianceAuditLogConfig: SettingNoun = {
  noun: 'AdminAuditLogConfig',
  endpoint: 'compliance',
  single: true,
  verbs: [],
  reach: 'compliance',
  container,
  objectClass,
  blank,
  pick: () => [{ Name: 'Admin Audit Log Settings' }],
  fresh: () => [],
};
