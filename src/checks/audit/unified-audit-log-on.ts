import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const unifiedAuditLogOn = defineCheck({
  id: 'unified-audit-log-on',
  title: { en: 'The unified audit log records', de: 'Das einheitliche Überwachungsprotokoll zeichnet auf' },
  rationale: {
    en: 'Without it nobody can say later which messages an intruder read, which rules he made and whom else he reached.',
    de: 'Ohne es kann später niemand sagen, welche Nachrichten ein Eindringling gelesen, welche Regeln er angelegt und wen er noch erreicht hat.',
  },
  remediation: {
    en: 'Purview portal, Audit: "Start recording user and admin activity". The first records arrive after up to a day.',
    de: 'Purview-Portal, Überwachung: „Aufzeichnung von Benutzer- und Administratoraktivitäten starten“. Die ersten Einträge kommen nach bis zu einem Tag.',
  },
  severity: 'critical',
  area: 'audit',
  scuba: ['MS.SECURITYSUITE.5.1v1'],
  cis: ['3.1.1'],
  secureScore: ['mip_search_auditlog'],
  attack: ['T1562', 'T1562.008'],
  cuts: { stops: ['T1562'], shortens: ['T1114', 'T1564'] },
  action: 'enable-audit-ingestion',
  needs: ['admin-audit-log'],
  evaluate: ({ 'admin-audit-log': config }) =>
    flagged(
      'UnifiedAuditLogIngestionEnabled',
      config.UnifiedAuditLogIngestionEnabled,
      true,
      ['Records are taken in.', 'Einträge werden aufgenommen.'],
      ['Nothing is recorded.', 'Es wird nichts aufgezeichnet.'],
    ),
});
