import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

const tips = [
  'EnableFirstContactSafetyTips',
  'EnableSimilarUsersSafetyTips',
  'EnableSimilarDomainsSafetyTips',
  'EnableUnusualCharactersSafetyTips',
  'EnableUnauthenticatedSender',
  'EnableViaTag',
] as const;

export const safetyTipsShown = defineCheck({
  id: 'safety-tips-shown',
  title: {
    en: 'Readers are warned of strangers, look-alikes and odd characters',
    de: 'Leser werden vor Unbekannten, Nachahmern und seltsamen Zeichen gewarnt',
  },
  rationale: {
    en: 'A yellow line above the message is read by those who are about to pay.',
    de: 'Die gelbe Zeile über der Nachricht lesen die, die gerade zahlen wollen.',
  },
  remediation: {
    en: 'Anti-phishing policy, Safety tips and indicators: turn all of them on.',
    de: 'Antiphishing-Richtlinie, Sicherheitstipps und Indikatoren: alle einschalten.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.2.4v1'],
  cis: [],
  secureScore: [
    'mdo_similaruserssafetytips',
    'mdo_similardomainssafetytips',
    'mdo_unusualcharacterssafetytips',
  ],
  attack: ['T1566', 'T1656'],
  cuts: { shortens: ['T1656', 'T1566'] },
  action: 'turn-on-safety-tips',
  needs: ['anti-phish'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-phish',
        holds: (policy) =>
          tips.some((tip) => policy[tip] === undefined) ? undefined : tips.every((tip) => policy[tip]),
        what: { en: 'The full set of safety tips', de: 'Der volle Satz an Sicherheitstipps' },
      },
      values,
    ),
});
