import { defineCheck } from '../../domain/check.ts';
import { untold } from '../support/outcome.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { blocks } from '../support/access/grants.ts';

export const deviceCodeBlocked = defineCheck({
  id: 'device-code-blocked',
  title: { en: 'Signing in by device code is blocked', de: 'Die Anmeldung per Gerätecode ist blockiert' },
  rationale: {
    en: "The victim types a harmless code on Microsoft's real page and hands the session to whoever asked for it.",
    de: 'Das Opfer tippt auf Microsofts echter Seite einen harmlosen Code ein und übergibt die Sitzung dem, der ihn angefordert hat.',
  },
  remediation: {
    en: 'Create a Conditional Access policy on the authentication flow "Device code flow" that blocks access for all users.',
    de: 'Legen Sie eine Richtlinie für bedingten Zugriff auf den Authentifizierungsablauf „Gerätecodefluss“ an, die allen Benutzern den Zugriff blockiert.',
  },
  severity: 'high',
  area: 'sign-in',
  scuba: ['MS.AAD.3.9v1'],
  cis: ['5.2.2.12'],
  secureScore: [],
  attack: ['T1528', 'T1078', 'T1078.004'],
  cuts: { stops: ['T1528'], shortens: ['sign-in'] },
  licence: 'entra-p1',
  action: 'block-device-code',
  needs: ['conditional-access'],
  wants: accessWants,
  evaluate(values, about) {
    const told = values['conditional-access'].some(
      (policy) => policy.conditions?.authenticationFlows !== undefined,
    );
    if (about.source !== 'tenant' && !told) return untold('authenticationFlows');
    return coverageOutcome(
      {
        demand: { satisfies: blocks, clients: modernClients, flow: 'deviceCodeFlow' },
        what: { en: 'A block of device code sign-in', de: 'Eine Sperre der Anmeldung per Gerätecode' },
      },
      values,
      about,
    );
  },
});
