import { defineCheck } from '../../domain/check.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { blocks } from '../support/access/grants.ts';

export const highRiskSignInsBlocked = defineCheck({
  id: 'high-risk-sign-ins-blocked',
  title: { en: 'Sign-ins at high risk are blocked', de: 'Anmeldungen mit hohem Risiko werden blockiert' },
  rationale: {
    en: 'An anonymous network, an impossible journey, a token that was passed on: such a sign-in is hardly ever the owner.',
    de: 'Ein anonymes Netz, eine unmögliche Reise, ein weitergereichtes Token: Eine solche Anmeldung stammt kaum je vom Inhaber.',
  },
  remediation: {
    en: 'Create a Conditional Access policy for all users and all resources with sign-in risk "High" that blocks access.',
    de: 'Legen Sie für alle Benutzer und alle Ressourcen eine Richtlinie für bedingten Zugriff an, die bei Anmelderisiko „Hoch“ den Zugriff blockiert.',
  },
  severity: 'high',
  area: 'sign-in',
  scuba: ['MS.AAD.2.3v1'],
  cis: ['5.2.2.7'],
  secureScore: ['SigninRiskPolicy'],
  attack: ['T1078', 'T1078.004'],
  cuts: { stops: ['sign-in'], shortens: ['T1078', 'T1557'] },
  licence: 'entra-p2',
  action: 'block-risky-sign-ins',
  needs: ['conditional-access'],
  wants: accessWants,
  evaluate: (values, about) =>
    coverageOutcome(
      {
        demand: { satisfies: blocks, clients: modernClients, signInRisk: 'high' },
        what: { en: 'A block of sign-ins at high risk', de: 'Eine Sperre bei hohem Anmelderisiko' },
      },
      values,
      about,
    ),
});
