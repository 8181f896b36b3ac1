import type { LedgerEntry, Severity } from '../../domain/finding.ts';
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
