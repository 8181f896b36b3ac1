import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const phishingThresholdRaised = defineCheck({
  id: 'phishing-threshold-raised',
  title: {
    en: 'The phishing threshold is "Aggressive" or more',
    de: 'Der Phishingschwellenwert steht auf „Aggressiv“ oder höher',
  },
  rationale: {
    en: 'The default lets pass what is only likely to be phishing.',
    de: 'Die Vorgabe lässt durch, was nur wahrscheinlich Phishing ist.',
  },
  remediation: {
    en: 'Anti-phishing policy: threshold 2 or higher; the presets use 3 and 4.',
    de: 'Antiphishing-Richtlinie: Schwellenwert 2 oder höher; die Voreinstellungen verwenden 3 und 4.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: ['mdo_phishthresholdlevel'],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  licence: 'defender-p1',
  action: 'raise-phishing-threshold',
  needs: ['anti-phish'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-phish',
        holds: (policy) =>
          policy.PhishThresholdLevel === undefined ? undefined : policy.PhishThresholdLevel >= 2,
        what: { en: 'A raised threshold', de: 'Ein erhöhter Schwellenwert' },
      },
      values,
    ),
});
