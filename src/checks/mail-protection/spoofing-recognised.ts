import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const spoofingRecognised = defineCheck({
  id: 'spoofing-recognised',
  title: {
    en: 'Forged senders are recognised, and DMARC of others is honoured',
    de: 'Gefälschte Absender werden erkannt, und DMARC anderer wird beachtet',
  },
  rationale: {
    en: 'Spoof intelligence is the filter for everything that SPF and DKIM leave open.',
    de: 'Spoofintelligenz ist der Filter für alles, was SPF und DKIM offenlassen.',
  },
  remediation: {
    en: 'Anti-phishing policy: spoof intelligence on, honor DMARC on.',
    de: 'Antiphishing-Richtlinie: Spoofintelligenz ein, DMARC beachten ein.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1566', 'T1656'],
  cuts: { stops: ['T1656'], shortens: ['T1566'] },
  action: 'recognise-spoofing',
  needs: ['anti-phish'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-phish',
        holds: (policy) =>
          policy.EnableSpoofIntelligence === undefined
            ? undefined
            : policy.EnableSpoofIntelligence && policy.HonorDmarcPolicy !== false,
        what: { en: 'Recognition of forged senders', de: 'Die Erkennung gefälschter Absender' },
      },
      values,
    ),
});
