import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold, some } from '../support/outcome.ts';

export const noAllowedSenderDomains = defineCheck({
  id: 'no-allowed-sender-domains',
  title: {
    en: 'No sender domain passes by the spam filter',
    de: 'Keine Absenderdomäne geht am Spamfilter vorbei',
  },
  rationale: {
    en: 'Whoever forges that domain passes by it as well.',
    de: 'Wer diese Domäne fälscht, geht ebenfalls daran vorbei.',
  },
  remediation: {
    en: 'Anti-spam policies: remove all allowed domains; report wrongly filtered mail to Microsoft instead.',
    de: 'Antispam-Richtlinien: alle zugelassenen Domänen entfernen; melden Sie fälschlich gefilterte Nachrichten stattdessen an Microsoft.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.6.2v1'],
  cis: ['2.1.14'],
  secureScore: ['mdo_allowedsenderscombined'],
  attack: ['T1566'],
  cuts: { stops: ['rule:transport-rule-bypasses-filter'], shortens: ['T1566'] },
  action: 'clear-allowed-domains',
  needs: ['anti-spam'],
  evaluate({ 'anti-spam': { policies } }) {
    if (policies.some((policy) => policy.AllowedSenderDomains === undefined))
      return untold('AllowedSenderDomains');
    const open = policies.flatMap((policy) =>
      policy.AllowedSenderDomains!.map((domain) => `${domain} (${policy.Name})`),
    );
    const [en, de] = some(open);
    return open.length === 0
      ? pass('No policy allows one.', 'Keine Richtlinie lässt eine zu.', { policies: policies.length })
      : fail(`Allowed: ${en}.`, `Zugelassen: ${de}.`, { open }, open);
  },
});
