import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { isPreset } from '../support/mail/judge.ts';

export const presetPoliciesOn = defineCheck({
  id: 'preset-policies-on',
  title: {
    en: 'Every mailbox has the Standard or Strict preset security policy',
    de: 'Jedes Postfach hat die voreingestellte Sicherheitsrichtlinie „Standard“ oder „Streng“',
  },
  rationale: {
    en: "Microsoft keeps the presets up to date; a policy of one's own ages from the day it is made.",
    de: 'Microsoft hält die Voreinstellungen aktuell; eine eigene Richtlinie altert vom ersten Tag an.',
  },
  remediation: {
    en: 'Defender portal, Preset security policies: turn on Standard for all recipients, Strict for the management.',
    de: 'Defender-Portal, Voreingestellte Sicherheitsrichtlinien: „Standard“ für alle Empfänger einschalten, „Streng“ für die Leitung.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: ['mdo_antiphishingpolicies'],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  action: 'turn-on-preset-policies',
  needs: ['anti-spam', 'preset-rules', 'mailboxes'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-spam',
        holds: isPreset,
        what: { en: 'A preset security policy', de: 'Eine voreingestellte Sicherheitsrichtlinie' },
      },
      values,
    ),
});
