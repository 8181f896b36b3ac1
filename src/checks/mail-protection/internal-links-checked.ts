import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const internalLinksChecked = defineCheck({
  id: 'internal-links-checked',
  title: {
    en: 'Links in internal mail are checked too',
    de: 'Auch Links in internen Nachrichten werden geprüft',
  },
  rationale: {
    en: 'The next victim gets the link from a colleague whose mailbox was taken over.',
    de: 'Das nächste Opfer bekommt den Link von einem Kollegen, dessen Postfach gekapert ist.',
  },
  remediation: {
    en: 'Safe Links policy: apply to messages sent within the organisation.',
    de: 'Richtlinie für sichere Links: auf Nachrichten innerhalb der Organisation anwenden.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1534', 'T1566.002'],
  cuts: { shortens: ['T1534'] },
  licence: 'defender-p1',
  action: 'turn-on-safe-links',
  needs: ['safe-links'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'safe-links',
        holds: (policy) => policy.EnableForInternalSenders,
        what: { en: 'Checking of internal links', de: 'Die Prüfung interner Links' },
      },
      values,
    ),
});
