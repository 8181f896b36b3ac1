import type { Action } from '../../domain/action.ts';
import { readMailboxAudit, setMailboxAudit } from '../../microsoft/exchange/mailbox-audit.ts';
import { mailboxAudit } from '../mailbox-audit.ts';
import { cmdlets } from '../permissions.ts';
import { member, name } from '../support.ts';

/** Microsoft's default. Source: Set-Mailbox, -AuditLogAgeLimit. */
const days = 90;

export const extendAuditAgeLimit: Action = {
  id: 'extend-audit-age-limit',
  title: {
    en: 'Keep the records of the mailbox for 90 days',
    de: 'Einträge des Postfachs 90 Tage aufbewahren',
  },
  effect: {
    en: 'The mailbox keeps its own audit records long enough for an investigation that begins late.',
    de: 'Das Postfach behält seine eigenen Einträge lange genug für eine Untersuchung, die spät beginnt.',
  },
  latency: { en: 'At once, for records made from now on.', de: 'Sofort, für ab jetzt entstehende Einträge.' },
  notice: {
    en: 'Nothing; the records lie in a hidden folder and count against its quota.',
    de: 'Nichts; die Einträge liegen in einem verborgenen Ordner und zählen zu dessen Kontingent.',
  },
  impact: 'low',
  reversible: 'partly',
  irreversible: {
    en: 'Undone, Exchange deletes the records that are older than the shorter limit.',
    de: 'Bei Rücknahme löscht Exchange die Einträge, die älter als die kürzere Frist sind.',
  },
  phase: 'harden',
  attack: ['T1562.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-Mailbox', 'Set-Mailbox'),
  independent: true,

  async preview(connection, _account, _foothold, options) {
    const mailbox = await mailboxAudit(connection, options);
    if (mailbox.ageLimitDays === null || mailbox.ageLimitDays >= days) return null;
    return {
      account: null,
      key: mailbox.id,
      label: `${name(mailbox.name)} <${mailbox.address}>`,
      before: { days: mailbox.ageLimitDays },
      after: { days },
    };
  },
  async read(connection, target) {
    return { days: (await readMailboxAudit(connection.exchange, target.key)).ageLimitDays };
  },
  async apply({ connection, clientRequestId }, target) {
    await setMailboxAudit(
      connection.exchange,
      target.key,
      { AuditLogAgeLimit: timespan(days) },
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const limit = { AuditLogAgeLimit: timespan(Number(member(target.before, 'days'))) };
    await setMailboxAudit(connection.exchange, target.key, limit, clientRequestId);
    return { outcome: 'sent' };
  },
};

/** `90.00:00:00`. */
function timespan(length: number): string {
  const hours = Math.round((length - Math.floor(length)) * 24);
  return `${Math.floor(length)}.${String(hours).padStart(2, '0')}:00:00`;
}
