import { accessPolicy } from '../access-policy.ts';

export const blockRiskySignIns = accessPolicy({
  id: 'block-risky-sign-ins',
  title: { en: 'Block sign-ins at high risk', de: 'Anmeldungen mit hohem Risiko blockieren' },
  effect: {
    en: 'A sign-in that looks like an attack is refused, even with password and second factor.',
    de: 'Eine Anmeldung, die nach einem Angriff aussieht, wird abgelehnt, auch mit Kennwort und zweitem Faktor.',
  },
  notice: {
    en: 'Now and then a traveller is refused as well.',
    de: 'Gelegentlich trifft es auch jemanden auf Reisen.',
  },
  impact: 'medium',
  attack: ['T1078.004', 'T1110'],
  policyName: 'block sign-ins at high risk',
  policy: {
    conditions: {
      applications: { includeApplications: ['All'] },
      signInRiskLevels: ['high'],
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  },
});
