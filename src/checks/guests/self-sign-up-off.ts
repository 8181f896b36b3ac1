import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const selfSignUpOff = defineCheck({
  id: 'self-sign-up-off',
  title: {
    en: 'Strangers cannot join the directory by an e-mail address',
    de: 'Fremde können dem Verzeichnis nicht mit einer E-Mail-Adresse beitreten',
  },
  rationale: {
    en: 'Whoever controls any mailbox of your domain would make himself an account.',
    de: 'Wer irgendein Postfach Ihrer Domäne kontrolliert, würde sich selbst ein Konto machen.',
  },
  remediation: {
    en: 'Update the authorization policy: allowEmailVerifiedUsersToJoinOrganization false.',
    de: 'Autorisierungsrichtlinie ändern: allowEmailVerifiedUsersToJoinOrganization false.',
  },
  severity: 'low',
  area: 'guests',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1136.003'],
  cuts: { stops: ['user-account'] },
  action: 'refuse-self-sign-up',
  needs: ['authorization-policy'],
  evaluate: ({ 'authorization-policy': policy }) =>
    flagged(
      'allowEmailVerifiedUsersToJoinOrganization',
      policy.allowEmailVerifiedUsersToJoinOrganization,
      false,
      ['They cannot.', 'Sie können es nicht.'],
      ['They can.', 'Sie können es.'],
    ),
});
