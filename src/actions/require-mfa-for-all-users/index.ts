import { accessPolicy } from '../access-policy.ts';

export const requireMfaForAllUsers = accessPolicy({
  id: 'require-mfa-for-all-users',
  title: { en: 'Require MFA for everybody', de: 'MFA für alle verlangen' },
  effect: {
    en: 'A stolen password alone opens nothing any more.',
    de: 'Ein gestohlenes Kennwort allein öffnet nichts mehr.',
  },
  notice: {
    en: 'Everybody is asked for a second factor; who has none registers one at the next sign-in.',
    de: 'Alle werden nach einem zweiten Faktor gefragt; wer keinen hat, registriert ihn bei der nächsten Anmeldung.',
  },
  impact: 'medium',
  attack: ['T1078.004', 'T1110'],
  orDefaults: true,
  policyName: 'require MFA for everybody',
  policy: {
    conditions: { applications: { includeApplications: ['All'] }, clientAppTypes: ['all'] },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  },
});
