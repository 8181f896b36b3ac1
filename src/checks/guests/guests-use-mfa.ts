import { defineCheck } from '../../domain/check.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants, strengthsOf } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsMfa } from '../support/access/grants.ts';

export const guestsUseMfa = defineCheck({
  id: 'guests-use-mfa',
  title: { en: 'Guests sign in with MFA', de: 'Gäste melden sich mit MFA an' },
  rationale: {
    en: "You do not know how a guest's home organisation keeps its passwords.",
    de: 'Sie wissen nicht, wie die Organisation eines Gasts ihre Kennwörter hütet.',
  },
  remediation: {
    en: 'Include guests in the Conditional Access policy that requires MFA.',
    de: 'Beziehen Sie Gäste in die Richtlinie für bedingten Zugriff ein, die MFA verlangt.',
  },
  severity: 'medium',
  area: 'guests',
  scuba: [],
  cis: ['5.2.2.2'],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['user-account', 'T1078'] },
  licence: 'entra-p1',
  action: 'require-mfa-for-all-users',
  needs: ['conditional-access', 'users', 'policy-group-members'],
  wants: accessWants,
  evaluate(values, about) {
    const strengths = strengthsOf(values);
    return coverageOutcome(
      {
        demand: { satisfies: (policy) => demandsMfa(policy, strengths), clients: modernClients },
        who: (person) => person.guest,
        what: { en: 'MFA for guests', de: 'MFA für Gäste' },
      },
      values,
      about,
    );
  },
});
