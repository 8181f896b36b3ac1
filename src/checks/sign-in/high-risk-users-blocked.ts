import { defineCheck } from '../../domain/check.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { blocks } from '../support/access/grants.ts';

export const highRiskUsersBlocked = defineCheck({
  id: 'high-risk-users-blocked',
  title: { en: 'Users at high risk are blocked', de: 'Benutzer mit hohem Risiko werden blockiert' },
  rationale: {
    en: 'Microsoft sees leaked passwords and stolen tokens before anybody in the firm does. A block acts at once, day or night.',
    de: 'Microsoft sieht durchgesickerte Kennwörter und gestohlene Token, bevor es jemand in der Firma bemerkt. Eine Sperre wirkt sofort, bei Tag und Nacht.',
  },
  remediation: {
    en: 'Create a Conditional Access policy for all users and all resources with user risk "High" that blocks access.',
    de: 'Legen Sie für alle Benutzer und alle Ressourcen eine Richtlinie für bedingten Zugriff an, die bei Benutzerrisiko „Hoch“ den Zugriff blockiert.',
  },
  severity: 'high',
  area: 'sign-in',
  scuba: ['MS.AAD.2.1v1'],
  cis: ['5.2.2.6'],
  secureScore: ['UserRiskPolicy'],
  attack: ['T1078', 'T1078.004'],
  cuts: { shortens: ['T1078', 'sign-in', 'session', 'password'] },
  licence: 'entra-p2',
  action: 'block-risky-users',
  needs: ['conditional-access'],
  wants: accessWants,
  evaluate: (values, about) =>
    coverageOutcome(
      {
        demand: { satisfies: blocks, clients: modernClients, userRisk: 'high' },
        what: { en: 'A block of users at high risk', de: 'Eine Sperre bei hohem Benutzerrisiko' },
      },
      values,
      about,
    ),
});
