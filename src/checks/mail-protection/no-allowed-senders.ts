import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

export const noAllowedSenders = defineCheck({
  id: 'no-allowed-senders',
  title: {
    en: 'No single sender passes by the spam filter',
    de: 'Kein einzelner Absender geht am Spamfilter vorbei',
  },
  rationale: {
    en: 'A sender address is the easiest thing to forge.',
    de: 'Eine Absenderadresse ist am leichtesten zu fälschen.',
  },
  remediation: {
    en: 'Anti-spam policies: remove allowed senders; use the tenant allow list, whose entries end.',
    de: 'Antispam-Richtlinien: zugelassene Absender entfernen; verwenden Sie die Zulassungsliste des Mandanten, deren Einträge enden.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: ['mdo_allowedsenderscombined'],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  action: 'clear-allowed-senders',
  needs: ['anti-spam'],
  evaluate({ 'anti-spam': { policies } }) {
    if (policies.some((policy) => policy.AllowedSenders === undefined)) return untold('AllowedSenders');
    const open = policies.flatMap((policy) => policy.AllowedSenders!);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('No policy allows one.', 'Keine Richtlinie lässt einen zu.', [])
      : fail(`Allowed: ${en}.`, `Zugelassen: ${de}.`, { open }, open);
  },
});
