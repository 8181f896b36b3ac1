import { readIngestion, setIngestion } from '../../microsoft/exchange/mailbox-audit.ts';
import { auditSwitch } from '../audit-switch.ts';
import { cmdlets } from '../permissions.ts';

/** The switch of the unified audit log. Source: learn.microsoft.com/purview/audit-log-enable-disable. */
export const enableAuditIngestion = auditSwitch({
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
  permissions: cmdlets('Get-AdminAuditLogConfig', 'Set-AdminAuditLogConfig'),
  key: 'unified-audit-log',
  member: 'ingestion',
  read: readIngestion,
  set: setIngestion,
});
