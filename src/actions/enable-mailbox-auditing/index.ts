import { readOrganizationAuditing, setOrganizationAuditing } from '../../microsoft/exchange/mailbox-audit.ts';
import { auditSwitch } from '../audit-switch.ts';
import { cmdlets } from '../permissions.ts';

/** The organisation's switch, which outranks every mailbox. Source: learn.microsoft.com/purview/audit-mailboxes. */
export const enableMailboxAuditing = auditSwitch({
  id: 'enable-mailbox-auditing',
  title: { en: 'Switch mailbox auditing on', de: 'Postfachüberwachung einschalten' },
  effect: {
    en: 'User, shared and group mailboxes record what is read, sent, deleted and changed in them.',
    de: 'Benutzer-, freigegebene und Gruppenpostfächer zeichnen auf, was in ihnen gelesen, gesendet, gelöscht und geändert wird.',
  },
  latency: { en: 'Within an hour.', de: 'Innerhalb einer Stunde.' },
  permissions: cmdlets('Get-OrganizationConfig', 'Set-OrganizationConfig'),
  key: 'mailbox-auditing',
  member: 'auditing',
  read: readOrganizationAuditing,
  set: setOrganizationAuditing,
});
