import type { Gap } from '../../../../src/server/contract/case.ts';
import { inBoth } from '../../i18n/language.tsx';

interface LedgerTexts {
  readonly states: { readonly [state in Gap['state']]: string };
  readonly sources: Readonly<Record<string, string>>;
}

export const ledgerTexts = inBoth<LedgerTexts>({
  en: {
    states: {
      complete: 'complete',
      partial: 'partly read',
      capped: "cut off at the service's limit",
      throttled: 'throttled',
      failed: 'failed',
      refused: 'refused: a permission is missing',
      unlicensed: 'no licence',
      'outside-retention': 'older than Microsoft keeps it',
      'too-fresh': 'may still arrive, ask again',
      'not-asked': 'not asked',
      'left-out': 'left out by choice',
    },
    sources: {
      'unified-audit': 'Unified audit log',
      'sign-in': 'Sign-ins',
      'sign-in-applications': 'Sign-ins of applications',
      'graph, exchange': 'State of the accounts',
      'directory-audit': 'Directory audit',
      'risk-detection': 'Risk detections',
      'message-trace': 'Message trace',
    },
  },
  de: {
    states: {
      complete: 'vollständig',
      partial: 'teilweise gelesen',
      capped: 'an der Grenze des Dienstes abgeschnitten',
      throttled: 'gedrosselt',
      failed: 'gescheitert',
      refused: 'verweigert: Eine Berechtigung fehlt',
      unlicensed: 'keine Lizenz',
      'outside-retention': 'älter, als Microsoft es aufbewahrt',
      'too-fresh': 'kann noch eintreffen, erneut fragen',
      'not-asked': 'nicht gefragt',
      'left-out': 'bewusst ausgelassen',
    },
    sources: {
      'unified-audit': 'Einheitliches Überwachungsprotokoll',
      'sign-in': 'Anmeldungen',
      'sign-in-applications': 'Anmeldungen von Anwendungen',
      'graph, exchange': 'Stand der Konten',
      'directory-audit': 'Verzeichnisüberwachung',
      'risk-detection': 'Risikoerkennungen',
      'message-trace': 'Nachrichtenablaufverfolgung',
    },
  },
});

/** Feeds and files by their names for people; what is unknown keeps its own. */
export function sourceName(source: string, texts: LedgerTexts): string {
  return texts.sources[source] ?? source;
}
