import { accessPolicy } from '../access-policy.ts';

export const blockRiskyUsers = accessPolicy({
  id: 'block-risky-users',
  title: { en: 'Block users at high risk', de: 'Benutzer mit hohem Risiko blockieren' },
  effect: {
    en: 'An account that Microsoft believes to be taken lets nobody in until somebody looks after it.',
    de: 'Ein Konto, das Microsoft für übernommen hält, lässt niemanden mehr hinein, bis sich jemand darum kümmert.',
  },
  notice: {
    en: 'A person judged wrongly needs an administrator to get in again.',
    de: 'Wer zu Unrecht so eingestuft wird, kommt nur mit einem Administrator wieder hinein.',
  },
  impact: 'medium',
  attack: ['T1078.004'],
  policyName: 'block users at high risk',
  policy: {
    conditions: {
      applications: { includeApplications: ['All'] },
      userRiskLevels: ['high'],
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  },
});
