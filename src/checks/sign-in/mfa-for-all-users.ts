import { defineCheck } from '../../domain/check.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsMfa } from '../support/access/grants.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants, strengthsOf } from '../support/access/people.ts';

export const mfaForAllUsers = defineCheck({
  id: 'mfa-for-all-users',
  title: {
    en: 'A Conditional Access policy demands MFA of all users',
    de: 'Eine Richtlinie für bedingten Zugriff verlangt von allen Benutzern MFA',
  },
  rationale: {
    en: 'A password that was guessed, bought or typed into a fake page no longer lets anybody in. Gaps count: one application or one office address without MFA is where the attacker signs in.',
    de: 'Ein erratenes, gekauftes oder auf einer falschen Seite eingegebenes Kennwort lässt niemanden mehr ein. Lücken zählen: Eine Anwendung oder eine Büroadresse ohne MFA ist die Stelle, an der sich der Angreifer anmeldet.',
  },
  remediation: {
    en: 'Create a Conditional Access policy for all users and all resources that requires multifactor authentication; leave out only emergency accounts. Begin in report-only mode.',
    de: 'Legen Sie eine Richtlinie für bedingten Zugriff an, die von allen Benutzern für alle Ressourcen Multi-Faktor-Authentifizierung verlangt; nehmen Sie nur Notfallkonten aus. Beginnen Sie im Modus „Nur Bericht“.',
  },
  severity: 'critical',
  area: 'sign-in',
  scuba: ['MS.AAD.3.2v2'],
  cis: ['5.2.2.2'],
  secureScore: ['MFARegistrationV2'],
  attack: ['T1110', 'T1110.001', 'T1110.002', 'T1110.003', 'T1078.004'],
  cuts: { stops: ['T1110', 'sign-in', 'password'], shortens: ['T1078', 'session'] },
  licence: 'entra-p1',
  action: 'require-mfa-for-all-users',
  needs: ['conditional-access'],
  wants: accessWants,
  evaluate(values, about) {
    const strengths = strengthsOf(values);
    return coverageOutcome(
      {
        demand: { satisfies: (policy) => demandsMfa(policy, strengths), clients: modernClients },
        what: { en: 'MFA', de: 'MFA' },
      },
      values,
      about,
    );
  },
});
