import type { Action } from '../../domain/action.ts';
import { readOrganizationAuditing, setOrganizationAuditing } from '../../microsoft/exchange/mailbox-audit.ts';
import { cmdlets } from '../permissions.ts';

/** The organisation's switch, which outranks every mailbox. Source: learn.microsoft.com/purview/audit-mailboxes. */
export const enableMailboxAuditing: Action = {
  id: 'enable-mailbox-auditing',
  title: { en: 'Switch mailbox auditing on', de: 'Postfachüberwachung einschalten' },
  effect: {
    en: 'User, shared and group mailboxes record what is read, sent, deleted and changed in them.',
    de: 'Benutzer-, freigegebene und Gruppenpostfächer zeichnen auf, was in ihnen gelesen, gesendet, gelöscht und geändert wird.',
  },
  latency: { en: 'Within an hour.', de: 'Innerhalb einer Stunde.' },
  notice: { en: 'Nothing.', de: 'Nichts.' },
  impact: 'low',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1562.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-OrganizationConfig', 'Set-OrganizationConfig'),

  async preview(connection) {
    if (await readOrganizationAuditing(connection.exchange)) return null;
    return {
      account: null,
      key: 'mailbox-auditing',
      label: connection.tenant.domain,
      before: { auditing: false },
      after: { auditing: true },
    };
  },
  async read(connection) {
    return { auditing: await readOrganizationAuditing(connection.exchange) };
  },
  async apply({ connection, clientRequestId }) {
    await setOrganizationAuditing(connection.exchange, true, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }) {
    await setOrganizationAuditing(connection.exchange, false, clientRequestId);
    return { outcome: 'sent' };
  },
};
