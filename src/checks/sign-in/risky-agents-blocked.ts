import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';
import { blocks } from '../support/access/grants.ts';

export const riskyAgentsBlocked = defineCheck({
  id: 'risky-agents-blocked',
  title: { en: 'AI agents at high risk are blocked', de: 'KI-Agenten mit hohem Risiko werden blockiert' },
  rationale: {
    en: 'An agent acts on its own, with rights of its own. What Microsoft takes for taken over must not go on.',
    de: 'Ein Agent handelt selbstständig und mit eigenen Rechten. Was Microsoft für gekapert hält, darf nicht weitermachen.',
  },
  remediation: {
    en: 'Create a Conditional Access policy for all agent identities with agent risk "High" that blocks access.',
    de: 'Legen Sie für alle Agent-Identitäten eine Richtlinie für bedingten Zugriff an, die bei Agent-Risiko „Hoch“ den Zugriff blockiert.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: ['MS.AAD.9.1v1'],
  cis: [],
  secureScore: [],
  attack: ['T1078', 'T1078.004'],
  cuts: { shortens: ['service-principal'] },
  licence: 'entra-p2',
  action: 'block-risky-agents',
  needs: ['conditional-access'],
  evaluate({ 'conditional-access': policies }, about) {
    const told = policies.some((policy) => policy.conditions?.agentIdRiskLevels !== undefined);
    if (about.source !== 'tenant' && !told) return untold('agentIdRiskLevels');
    const fits = policies.filter(
      (policy) =>
        blocks(policy) &&
        (policy.conditions?.agentIdRiskLevels ?? []).some((levels) => levels.split(',').includes('high')) &&
        (policy.conditions?.clientApplications?.includeAgentIdServicePrincipals ?? []).includes('All'),
    );
    const on = fits
      .filter((policy) => policy.state === 'enabled')
      .map((policy) => policy.displayName ?? policy.id);
    if (on.length > 0) return pass(`Policy: ${on[0]}.`, `Richtlinie: ${on[0]}.`, on);
    return fail(
      fits.length > 0 ? 'The policy for it is not enforced.' : 'No policy blocks them.',
      fits.length > 0 ? 'Die Richtlinie dafür ist nicht in Kraft.' : 'Keine Richtlinie blockiert sie.',
      fits.map((policy) => policy.displayName ?? policy.id),
    );
  },
});
