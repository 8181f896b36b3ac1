import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const appRegistrationRestricted = defineCheck({
  id: 'app-registration-restricted',
  title: {
    en: 'Only administrators register applications',
    de: 'Nur Administratoren registrieren Anwendungen',
  },
  rationale: {
    en: 'An application that an intruder registers stays when his session is gone.',
    de: 'Eine Anwendung, die ein Eindringling registriert, bleibt, wenn seine Sitzung weg ist.',
  },
  remediation: {
    en: 'Entra admin center, User settings: "Users can register applications" No.',
    de: 'Entra Admin Center, Benutzereinstellungen: „Benutzer können Anwendungen registrieren“ Nein.',
  },
  severity: 'medium',
  area: 'applications',
  scuba: ['MS.AAD.5.1v1'],
  cis: ['5.1.2.2'],
  secureScore: [],
  attack: ['T1098', 'T1098.001', 'T1098.003'],
  cuts: { stops: ['rule:application-created'], shortens: ['service-principal'] },
  action: 'restrict-app-registration',
  needs: ['authorization-policy'],
  evaluate: ({ 'authorization-policy': policy }) =>
    flagged(
      'allowedToCreateApps',
      policy.defaultUserRolePermissions?.allowedToCreateApps,
      false,
      ['Users cannot.', 'Benutzer können es nicht.'],
      ['Every user can register applications.', 'Jeder Benutzer kann Anwendungen registrieren.'],
    ),
});
