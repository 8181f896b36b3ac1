import { defineCheck } from '../../domain/check.ts';
import { pass, untold } from '../support/outcome.ts';
import { coverageOutcome } from '../support/access/outcome.ts';
import { accessWants, strengthsOf } from '../support/access/people.ts';
import { modernClients } from '../support/access/coverage.ts';
import { demandsMfa } from '../support/access/grants.ts';
import { securityDefaultsOn } from '../support/access/security-defaults.ts';

export const administratorsUseMfa = defineCheck({
  id: 'administrators-use-mfa',
  title: {
    en: 'No administrator signs in with a password alone',
    de: 'Kein Administrator kommt mit dem Kennwort allein hinein',
  },
  rationale: {
    en: 'An administrator without a second factor is the shortest way to everything.',
    de: 'Ein Administrator ohne zweiten Faktor ist der kürzeste Weg zu allem.',
  },
  remediation: {
    en: 'Require MFA of all directory roles by Conditional Access, or turn on security defaults.',
    de: 'Verlangen Sie per bedingtem Zugriff von allen Verzeichnisrollen MFA, oder schalten Sie die Sicherheitsstandards ein.',
  },
  severity: 'critical',
  area: 'sign-in',
  scuba: [],
  cis: ['5.2.2.1'],
  secureScore: ['AdminMFAV2'],
  attack: ['T1078.004', 'T1098'],
  cuts: { stops: ['role', 'rule:privileged-role-granted'], shortens: ['T1110', 'T1078'] },
  action: 'require-mfa-for-all-users',
  needs: ['conditional-access', 'users', 'policy-group-members', 'role-holders'],
  wants: [...accessWants, 'security-defaults', 'per-user-mfa'],
  evaluate(values, about) {
    const defaults = securityDefaultsOn(values);
    if (defaults === undefined) return untold('isEnabled');
    if (defaults)
      return pass('Security defaults demand it.', 'Die Sicherheitsstandards verlangen es.', {
        securityDefaults: true,
      });
    const strengths = strengthsOf(values);
    return coverageOutcome(
      {
        demand: { satisfies: (policy) => demandsMfa(policy, strengths), clients: modernClients },
        who: (person) => person.roles.size > 0,
        otherwise: (person) => values['per-user-mfa']?.[person.id] === 'enforced',
        what: { en: 'MFA for administrators', de: 'MFA für Administratoren' },
      },
      values,
      about,
    );
  },
});
