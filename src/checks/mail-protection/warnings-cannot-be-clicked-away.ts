import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const warningsCannotBeClickedAway = defineCheck({
  id: 'warnings-cannot-be-clicked-away',
  title: {
    en: 'Users cannot click through the warning of Safe Links',
    de: 'Benutzer können die Warnung der sicheren Links nicht wegklicken',
  },
  rationale: {
    en: 'A warning with "Continue anyway" is a link with one more click.',
    de: 'Eine Warnung mit „Trotzdem fortfahren“ ist ein Link mit einem Klick mehr.',
  },
  remediation: {
    en: 'Safe Links policy: do not let users click through.',
    de: 'Richtlinie für sichere Links: Durchklicken nicht zulassen.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1566.002'],
  cuts: { stops: ['T1566.002'] },
  licence: 'defender-p1',
  action: 'turn-on-safe-links',
  needs: ['safe-links'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'safe-links',
        holds: (policy) => (policy.AllowClickThrough === undefined ? undefined : !policy.AllowClickThrough),
        what: { en: 'A warning that holds', de: 'Eine Warnung, die gilt' },
      },
      values,
    ),
});
