import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const safeLinksForEveryone = defineCheck({
  id: 'safe-links-for-everyone',
  title: {
    en: 'Links in mail, Teams and Office are checked when they are clicked',
    de: 'Links in Mail, Teams und Office werden beim Klick geprüft',
  },
  rationale: {
    en: 'The page behind a link becomes evil after the mail has passed the filter.',
    de: 'Die Seite hinter einem Link wird erst böse, wenn die Nachricht den Filter passiert hat.',
  },
  remediation: {
    en: 'Safe Links policy for everybody: on for email, Teams and Office 365 apps.',
    de: 'Richtlinie für sichere Links für alle: ein für E-Mail, Teams und Office 365-Apps.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.7.1v1'],
  cis: ['2.1.1'],
  secureScore: ['mdo_safelinksforemail', 'mdo_safelinksforOfficeApps'],
  attack: ['T1566', 'T1566.002'],
  cuts: { stops: ['T1566.002'] },
  licence: 'defender-p1',
  action: 'turn-on-safe-links',
  needs: ['safe-links'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'safe-links',
        holds: ({
          EnableSafeLinksForEmail: email,
          EnableSafeLinksForTeams: teams,
          EnableSafeLinksForOffice: office,
        }) =>
          email === undefined || teams === undefined || office === undefined
            ? undefined
            : email && teams && office,
        what: {
          en: 'Safe Links in mail, Teams and Office',
          de: 'Der Schutz durch sichere Links in Mail, Teams und Office',
        },
      },
      values,
    ),
});
