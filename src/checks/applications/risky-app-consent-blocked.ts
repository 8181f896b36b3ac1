import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const riskyAppConsentBlocked = defineCheck({
  id: 'risky-app-consent-blocked',
  title: {
    en: 'Users cannot consent to applications that Microsoft takes for risky',
    de: 'Benutzer können nicht bei Anwendungen einwilligen, die Microsoft für riskant hält',
  },
  rationale: {
    en: 'New applications without a publisher that ask for mail are what consent phishing uses.',
    de: 'Neue Anwendungen ohne Herausgeber, die E-Mails lesen wollen, sind das Werkzeug beim Consent-Phishing.',
  },
  remediation: {
    en: 'Update the authorization policy: allowUserConsentForRiskyApps false.',
    de: 'Autorisierungsrichtlinie ändern: allowUserConsentForRiskyApps false.',
  },
  severity: 'medium',
  area: 'applications',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1528'],
  cuts: { stops: ['oauth-grant'], shortens: ['T1528'] },
  action: 'block-risky-app-consent',
  needs: ['authorization-policy'],
  evaluate: ({ 'authorization-policy': policy }) =>
    flagged(
      'allowUserConsentForRiskyApps',
      policy.allowUserConsentForRiskyApps,
      false,
      ['They cannot.', 'Sie können es nicht.'],
      ['They can.', 'Sie können es.'],
    ),
});
