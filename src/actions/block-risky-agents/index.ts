import { accessPolicy } from '../access-policy.ts';

export const blockRiskyAgents = accessPolicy({
  id: 'block-risky-agents',
  title: { en: 'Block AI agents at high risk', de: 'KI-Agenten mit hohem Risiko blockieren' },
  effect: {
    en: 'An agent that Microsoft believes to be misused gets no access any more.',
    de: 'Ein Agent, den Microsoft für missbraucht hält, erhält keinen Zugriff mehr.',
  },
  notice: {
    en: 'An agent judged wrongly stops working until somebody looks after it.',
    de: 'Ein zu Unrecht so eingestufter Agent bleibt gesperrt, bis sich jemand darum kümmert.',
  },
  impact: 'low',
  attack: ['T1078.004'],
  policyName: 'block AI agents at high risk',
  version: 'beta',
  policy: {
    conditions: {
      applications: { includeApplications: ['All'] },
      users: { includeUsers: ['None'] },
      clientAppTypes: ['all'],
      clientApplications: { includeAgentIdServicePrincipals: ['All'] },
      agentIdRiskLevels: 'high',
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  },
});
