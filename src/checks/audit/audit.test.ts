import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

verdictTable('audit', {
  'alerts-reach-somebody': {
    healthy: 'manual',
    verdicts: [
      ['fail', { 'protection-alerts': { NotifyUser: [] } }],
      ['fail', { 'protection-alerts': { NotificationEnabled: false } }],
    ],
  },
  'audit-log-kept-a-year': [
    ['manual', { 'audit-retention': [] }],
    ['manual', { 'audit-retention': { RetentionDuration: 'NineMonths' } }],
    ['manual', { 'audit-retention': { UserIds: ['anna@contoso.example'] } }],
    ['manual', { 'audit-retention': { Enabled: false } }],
  ],
  'logs-sent-to-monitoring': { healthy: 'manual', always: true, verdicts: [] },
  'mailbox-auditing-on': [
    ['fail', { 'organization-config': { AuditDisabled: true } }],
    ['fail', { 'organization-config': { AuditDisabled: 'True' } }],
    ['unknown', { 'organization-config': { AuditDisabled: undefined } }],
  ],
  'mailboxes-use-managed-audit-set': [
    ['fail', { mailboxes: { DefaultAuditSet: ['Admin', 'Owner'] } }],
    ['pass', { mailboxes: { DefaultAuditSet: [], RecipientTypeDetails: 'RoomMailbox' } }],
    ['unknown', { mailboxes: { DefaultAuditSet: undefined } }],
  ],
  'nobody-bypasses-mailbox-auditing': [['fail', { 'audit-bypass': { AuditBypassEnabled: true } }]],
  'required-alerts-on': [
    ['fail', { 'protection-alerts': { Disabled: true } }],
    ['fail', { 'protection-alerts': [] }],
    ['unknown', { 'protection-alerts': { Disabled: undefined } }],
  ],
  'secure-score-reviewed': [
    ['warning', { 'secure-score': { lastReviewed: null } }],
    ['warning', { 'secure-score': { lastReviewed: '2026-06-01T00:00:00Z' } }],
  ],
  'security-contacts-named': [
    ['fail', { organization: { securityComplianceNotificationMails: [] } }],
    [
      'pass',
      {
        organization: {
          securityComplianceNotificationMails: [],
          technicalNotificationMails: ['it@contoso.example'],
        },
      },
    ],
  ],
  'unified-audit-log-on': [
    ['fail', { 'admin-audit-log': { UnifiedAuditLogIngestionEnabled: false } }],
    ['unknown', { 'admin-audit-log': { UnifiedAuditLogIngestionEnabled: undefined } }],
  ],
});
