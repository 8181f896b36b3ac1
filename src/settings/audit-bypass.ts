import type { Setting } from '../domain/setting.ts';
import { auditBypassReader } from '../domain/setting-values/exchange.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const auditBypass: Setting = {
  id: 'audit-bypass',
  title: { en: 'Exceptions from mailbox auditing', de: 'Ausnahmen von der Postfachüberwachung' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-MailboxAuditBypassAssociation' }],
  read: ({ connection }) =>
    cmdletItems(
      connection.exchange,
      'Get-MailboxAuditBypassAssociation',
      { ResultSize: 'Unlimited' },
      Object.keys(auditBypassReader.shape),
    ),
};
