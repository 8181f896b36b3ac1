import type { LedgerEntry, Severity } from '../../domain/finding.ts';
import type { RejectionReason } from '../../domain/source.ts';
import type { Localized } from '../../kernel/localized.ts';

export const severityWords: { readonly [severity in Severity]: Localized } = {
  critical: { en: 'critical', de: 'kritisch' },
  high: { en: 'high', de: 'hoch' },
  medium: { en: 'medium', de: 'mittel' },
  low: { en: 'low', de: 'niedrig' },
  informational: { en: 'info', de: 'Info' },
};

export const ledgerWords: { readonly [state in LedgerEntry['state']]: Localized } = {
  complete: { en: 'complete', de: 'vollständig' },
  partial: { en: 'partly', de: 'teilweise' },
  capped: { en: 'capped', de: 'gekappt' },
  throttled: { en: 'throttled', de: 'gedrosselt' },
  failed: { en: 'failed', de: 'gescheitert' },
  refused: { en: 'refused', de: 'verweigert' },
  unlicensed: { en: 'no licence', de: 'keine Lizenz' },
  'outside-retention': { en: 'too old', de: 'zu alt' },
  'too-fresh': { en: 'ask again', de: 'erneut fragen' },
  'not-asked': { en: 'not asked', de: 'nicht gefragt' },
};

export const rejectionWords: { readonly [reason in RejectionReason]: Localized } = {
  'broken-json': { en: 'broken JSON', de: 'defektes JSON' },
  'broken-csv': { en: 'broken CSV', de: 'defekte CSV' },
  'not-an-object': { en: 'no record', de: 'kein Eintrag' },
  'unknown-record': { en: 'unknown kind of record', de: 'unbekannte Art von Eintrag' },
  'empty-audit-data': { en: 'empty AuditData', de: 'AuditData leer' },
  'broken-audit-data': { en: 'broken AuditData', de: 'AuditData defekt' },
  'no-time': { en: 'without a time', de: 'ohne Zeit' },
  'no-id': { en: 'without an id', de: 'ohne Kennung' },
  'no-operation': { en: 'without an operation', de: 'ohne Vorgang' },
  'too-long': { en: 'too long', de: 'zu lang' },
  truncated: { en: 'cut off', de: 'abgeschnitten' },
  'unreadable-file': { en: 'unreadable file', de: 'Datei nicht lesbar' },
};
