import { defineCheck } from '../../domain/check.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsManagedDevice } from '../support/access/grants.ts';

export const managedDeviceToRegisterMethods = defineCheck({
  id: 'managed-device-to-register-methods',
  title: {
    en: 'New sign-in methods are registered only from a device of the organisation',
    de: 'Neue Anmeldemethoden lassen sich nur von einem Gerät der Organisation aus registrieren',
  },
  rationale: {
    en: 'An intruder with a password adds his own telephone first: then MFA works for him.',
    de: 'Ein Eindringling mit Kennwort fügt zuerst sein eigenes Telefon hinzu: Dann arbeitet MFA für ihn.',
  },
  remediation: {
    en: 'Create a Conditional Access policy on the user action "Register security information" that requires a compliant or hybrid joined device.',
    de: 'Legen Sie eine Richtlinie für bedingten Zugriff auf die Benutzeraktion „Sicherheitsinformationen registrieren“ an, die ein konformes oder hybrid eingebundenes Gerät verlangt.',
  },
  severity: 'medium',
  area: 'sign-in',
  scuba: ['MS.AAD.3.8v1'],
  cis: ['5.2.2.10'],
  secureScore: [],
  attack: ['T1078', 'T1078.004', 'T1098', 'T1098.005'],
  cuts: { stops: ['mfa-method', 'rule:security-info-registered', 'T1098.005'] },
  licence: 'entra-p1',
  action: 'protect-method-registration',
  needs: ['conditional-access'],
  wants: accessWants,
  evaluate: (values, about) =>
    coverageOutcome(
      {
        demand: {
          satisfies: demandsManagedDevice,
          clients: modernClients,
          action: 'urn:user:registersecurityinfo',
        },
        what: {
          en: 'The protection of registering methods',
          de: 'Der Schutz beim Registrieren von Methoden',
        },
      },
      values,
      about,
    ),
});
