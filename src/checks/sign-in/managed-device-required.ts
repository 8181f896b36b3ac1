import { defineCheck } from '../../domain/check.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsManagedDevice } from '../support/access/grants.ts';

export const managedDeviceRequired = defineCheck({
  id: 'managed-device-required',
  title: {
    en: 'Signing in takes a device of the organisation',
    de: 'Anmelden kann man sich nur mit einem Gerät der Organisation',
  },
  rationale: {
    en: 'A stolen session or password is worth nothing on a computer that the organisation does not manage.',
    de: 'Eine gestohlene Sitzung oder ein gestohlenes Kennwort ist auf einem Computer, den die Organisation nicht verwaltet, nichts wert.',
  },
  remediation: {
    en: 'Require a compliant or hybrid joined device of all users for all resources by Conditional Access.',
    de: 'Verlangen Sie per bedingtem Zugriff von allen Benutzern für alle Ressourcen ein konformes oder hybrid eingebundenes Gerät.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: ['MS.AAD.3.7v1'],
  cis: ['5.2.2.9'],
  secureScore: [],
  attack: ['T1078', 'T1078.004', 'T1557'],
  cuts: { stops: ['T1557', 'sign-in'], shortens: ['T1078'] },
  licence: 'entra-p1',
  action: 'require-managed-device',
  needs: ['conditional-access'],
  wants: accessWants,
  evaluate: (values, about) =>
    coverageOutcome(
      {
        demand: { satisfies: demandsManagedDevice, clients: modernClients },
        what: { en: 'A managed device', de: 'Die Pflicht zum verwalteten Gerät' },
      },
      values,
      about,
    ),
});
