import type { Action } from '../../domain/action.ts';
import { readMailboxAudit, setMailboxAudit } from '../../microsoft/exchange/mailbox-audit.ts';
import { mailboxAudit } from '../mailbox-audit.ts';
import { cmdlets } from '../permissions.ts';
import { name } from '../support.ts';

/**
 * For a mailbox whose switch shows True and whose records never arrive: no reading tells that, only a mark that is not
 * found. Source: learn.microsoft.com/purview/audit-mailboxes, "More information": off, and on again.
 */
export const renewAuditEnabled: Action = {
  id: 'renew-audit-enabled',
  title: {
    en: 'Switch AuditEnabled of the mailbox off and on again',
    de: 'AuditEnabled des Postfachs aus- und wieder einschalten',
  },
  effect: {
    en: 'Records of the mailbox that never reached the unified audit log arrive there from now on.',
    de: 'Einträge des Postfachs, die das einheitliche Überwachungsprotokoll nie erreichten, kommen ab jetzt dort an.',
  },
  latency: { en: 'Within an hour.', de: 'Innerhalb einer Stunde.' },
  notice: { en: 'Nothing.', de: 'Nichts.' },
  impact: 'low',
  reversible: 'no',
  irreversible: {
    en: 'There is nothing to take back: the switch stands where it stood.',
    de: 'Zurückzunehmen ist nichts: Der Schalter steht, wo er stand.',
  },
  phase: 'harden',
  attack: ['T1562.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-Mailbox', 'Set-Mailbox'),
  // The switch looks the same before and after; cut off in between it is off, and both writes are sent again.
  repeat: true,
  independent: true,

  async preview(connection, _account, _foothold, options) {
    const mailbox = await mailboxAudit(connection, options);
    // Where it is off, switching it on is another action, which can be taken back.
    if (!mailbox.enabled) return null;
    return {
      account: null,
      key: mailbox.id,
      label: `${name(mailbox.name)} <${mailbox.address}>`,
      before: { enabled: true },
      after: { enabled: true },
    };
  },
  async read(connection, target) {
    return { enabled: (await readMailboxAudit(connection.exchange, target.key)).enabled };
  },
  async apply({ connection, clientRequestId }, target) {
    await setMailboxAudit(connection.exchange, target.key, { AuditEnabled: false }, clientRequestId);
    await setMailboxAudit(connection.exchange, target.key, { AuditEnabled: true }, connection.random.uuid());
    return { outcome: 'sent' };
  },
};
