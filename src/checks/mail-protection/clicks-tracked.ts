import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const clicksTracked = defineCheck({
  id: 'clicks-tracked',
  title: { en: 'Clicks on links are recorded', de: 'Klicks auf Links werden festgehalten' },
  rationale: {
    en: 'After an attack the first question is who else clicked.',
    de: 'Nach einem Angriff ist die erste Frage, wer noch geklickt hat.',
  },
  remediation: {
    en: 'Safe Links policy: track user clicks.',
    de: 'Richtlinie für sichere Links: Benutzerklicks nachverfolgen.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.7.3v1'],
  cis: [],
  secureScore: [],
  attack: ['T1566', 'T1566.002'],
  cuts: { shortens: ['T1566.002'] },
  licence: 'defender-p1',
  action: 'turn-on-safe-links',
  needs: ['safe-links'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'safe-links',
        holds: (policy) => policy.TrackClicks,
        what: { en: 'Recording of clicks', de: 'Das Festhalten der Klicks' },
      },
      values,
    ),
});
