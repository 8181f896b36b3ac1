import type { Action } from '../../domain/action.ts';
import { readMailboxAudit, setMailboxAudit } from '../../microsoft/exchange/mailbox-audit.ts';
import { mailboxAudit } from '../mailbox-audit.ts';
import { cmdlets } from '../permissions.ts';
import { name } from '../support.ts';

/**
 * Ignored for recording while the organisation's switch is on, but without Audit (Premium) it decides whether records reach
 * the unified audit log. Source: learn.microsoft.com/purview/audit-mailboxes, "More information".
 */
export const setAuditEnabled: Action = {
  id: 'set-audit-enabled',
  title: { en: 'Set AuditEnabled for the mailbox', de: 'AuditEnabled für das Postfach setzen' },
  effect: {
    en: 'What is recorded in the mailbox also reaches the unified audit log, where it can be searched.',
    de: 'Was im Postfach aufgezeichnet wird, erreicht auch das einheitliche Überwachungsprotokoll und ist dort auffindbar.',
  },
  latency: { en: 'Within an hour.', de: 'Innerhalb einer Stunde.' },
  notice: { en: 'Nothing.', de: 'Nichts.' },
  impact: 'low',
  reversible: 'yes',
  phase: 'harden',
  attack: ['T1562.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-Mailbox', 'Set-Mailbox'),
  independent: true,

  async preview(connection, _account, _foothold, options) {
    const mailbox = await mailboxAudit(connection, options);
    if (mailbox.enabled) return null;
    return {
      account: null,
      key: mailbox.id,
      label: `${name(mailbox.name)} <${mailbox.address}>`,
      before: { enabled: false },
      after: { enabled: true },
    };
  },
  async read(connection, target) {
    return { enabled: (await readMailboxAudit(connection.exchange, target.key)).enabled };
  },
  async apply({ connection, clientRequestId }, target) {
    await setMailboxAudit(connection.exchange, target.key, { AuditEnabled: true }, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setMailboxAudit(connection.exchange, target.key, { AuditEnabled: false }, clientRequestId);
    return { outcome: 'sent' };
  },
};
