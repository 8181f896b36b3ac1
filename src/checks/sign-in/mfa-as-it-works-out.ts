import { defineCheck } from '../../domain/check.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsMfaOrDevice } from '../support/access/grants.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants, strengthsOf } from '../support/access/people.ts';
import { securityDefaultsOn } from '../support/access/security-defaults.ts';
import { pass, untold } from '../support/outcome.ts';

/**
 * Per-user MFA that is `enabled` has not begun: whoever signs in first registers the method, and until then legacy protocols
 * take the password. Only `enforced` counts.
 */
const inForce = 'enforced';

export const mfaAsItWorksOut = defineCheck({
  id: 'mfa-as-it-works-out',
  title: {
    en: 'No user signs in with a password alone, by whatever means',
    de: 'Kein Benutzer kommt mit dem Kennwort allein hinein, auf welchem Weg auch immer',
  },
  rationale: {
    en: 'MFA can come from security defaults, from per-user MFA or from Conditional Access with its exclusions, applications, places and platforms. What matters is what is left for each user when all of them are taken together.',
    de: 'MFA kann von den Sicherheitsstandards kommen, von der MFA pro Benutzer oder vom bedingten Zugriff mit seinen Ausnahmen, Anwendungen, Orten und Plattformen. Es zählt, was für jeden Benutzer bleibt, wenn man alles zusammennimmt.',
  },
  remediation: {
    en: 'Close the gaps that are named: take users out of exclusions, widen policies to all resources, platforms and places. Without Entra ID P1, turn on security defaults.',
    de: 'Schließen Sie die genannten Lücken: Nehmen Sie Benutzer aus Ausnahmen heraus, weiten Sie Richtlinien auf alle Ressourcen, Plattformen und Orte aus. Ohne Entra ID P1 schalten Sie die Sicherheitsstandards ein.',
  },
  severity: 'critical',
  area: 'sign-in',
  scuba: [],
  cis: ['5.2.2.2'],
  secureScore: ['MFARegistrationV2'],
  attack: ['T1078.004', 'T1110'],
  cuts: { stops: ['T1110', 'sign-in', 'password'], shortens: ['T1078'] },
  action: 'require-mfa-for-all-users',
  needs: ['conditional-access', 'users', 'policy-group-members'],
  wants: [...accessWants, 'security-defaults', 'per-user-mfa'],
  evaluate(values, about) {
    const defaults = securityDefaultsOn(values);
    if (defaults === undefined) return untold('isEnabled');
    if (defaults)
      return pass(
        'Security defaults demand MFA of everybody, of administrators at every sign-in.',
        'Die Sicherheitsstandards verlangen von allen MFA, von Administratoren bei jeder Anmeldung.',
        { securityDefaults: true },
      );
    const strengths = strengthsOf(values);
    return coverageOutcome(
      {
        demand: { satisfies: (policy) => demandsMfaOrDevice(policy, strengths), clients: modernClients },
        otherwise: (person) => values['per-user-mfa']?.[person.id] === inForce,
        what: {
          en: 'A second factor or a device of the organisation',
          de: 'Ein zweiter Faktor oder ein Gerät der Organisation',
        },
      },
      values,
      about,
    );
  },
});
