import type { Action } from '../../domain/action.ts';
import { readIngestion, setIngestion } from '../../microsoft/exchange/mailbox-audit.ts';
import { cmdlets } from '../permissions.ts';

/** The switch of the unified audit log. Source: learn.microsoft.com/purview/audit-log-enable-disable. */
export const enableAuditIngestion: Action = {
  id: 'enable-audit-ingestion',
  title: {
    en: 'Switch the unified audit log on',
    de: 'Einheitliches Überwachungsprotokoll einschalten',
  },
  effect: {
    en: 'From now on Microsoft 365 records who does what. What happened before stays unknown.',
    de: 'Ab jetzt zeichnet Microsoft 365 auf, wer was tut. Was vorher geschah, bleibt unbekannt.',
  },
  latency: { en: 'Up to 60 minutes.', de: 'Bis zu 60 Minuten.' },
  notice: { en: 'Nothing.', de: 'Nichts.' },
  impact: 'low',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1562.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-AdminAuditLogConfig', 'Set-AdminAuditLogConfig'),

  async preview(connection) {
    if (await readIngestion(connection.exchange)) return null;
    return {
      account: null,
      key: 'unified-audit-log',
      label: connection.tenant.domain,
      before: { ingestion: false },
      after: { ingestion: true },
    };
  },
  async read(connection) {
    return { ingestion: await readIngestion(connection.exchange) };
  },
  async apply({ connection, clientRequestId }) {
    await setIngestion(connection.exchange, true, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }) {
    await setIngestion(connection.exchange, false, clientRequestId);
    return { outcome: 'sent' };
  },
};
