import { defineCheck } from '../../domain/check.ts';
import { pass, fail, unknown } from '../support/outcome.ts';

export const usersHaveRegisteredMethods = defineCheck({
  id: 'users-have-registered-methods',
  title: {
    en: 'Every user has registered a method for MFA',
    de: 'Jeder Benutzer hat eine Methode für MFA registriert',
  },
  rationale: {
    en: 'Where none is registered, whoever signs in first registers his own, and that may be the attacker.',
    de: 'Wo keine registriert ist, registriert der Erste, der sich anmeldet, seine eigene, und das kann der Angreifer sein.',
  },
  remediation: {
    en: 'Run a registration campaign; disable accounts that nobody uses.',
    de: 'Starten Sie eine Registrierungskampagne; deaktivieren Sie Konten, die niemand benutzt.',
  },
  severity: 'high',
  area: 'sign-in',
  scuba: [],
  cis: [],
  secureScore: ['MFARegistrationV2'],
  attack: ['T1098.005', 'T1078.004'],
  cuts: { stops: ['mfa-method', 'rule:security-info-registered'] },
  licence: 'entra-p1',
  needs: ['mfa-registration', 'users'],
  evaluate({ 'mfa-registration': registrations, users }) {
    const known = new Map(registrations.map((one) => [one.id, one]));
    const people = users.filter((user) => user.accountEnabled !== false && user.userType !== 'Guest');
    const open = people
      .filter((user) => known.get(user.id)?.isMfaRegistered === false)
      .map((user) => user.userPrincipalName);
    const missing = people.filter((user) => known.get(user.id)?.isMfaRegistered === undefined).length;
    const evidence = { users: people.length, without: open.length, unknown: missing };
    if (open.length > 0)
      return fail(
        `${open.length} of ${people.length} have none.`,
        `${open.length} von ${people.length} haben keine.`,
        evidence,
        open,
      );
    if (missing > 0)
      return unknown(
        `The report does not name ${missing} of ${people.length} users.`,
        `Der Bericht nennt ${missing} von ${people.length} Benutzern nicht.`,
        evidence,
      );
    return pass(`All ${people.length} have one.`, `Alle ${people.length} haben eine.`, evidence);
  },
});
