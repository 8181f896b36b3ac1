import type { Gap } from '../../../../src/server/contract/case.ts';
import { inBoth } from '../../i18n/language.tsx';

interface LedgerTexts {
  readonly states: { readonly [state in Gap['state']]: string };
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
  },
});
