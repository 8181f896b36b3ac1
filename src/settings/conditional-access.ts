import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

/** Beta, since v1.0 leaves out conditions (agents, their risk) without which a policy looks wider than it is. */
export const conditionalAccess: Setting = {
  id: 'conditional-access',
  title: { en: 'Conditional Access policies', de: 'Richtlinien für bedingten Zugriff' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.ConditionalAccess', 'Policy.Read.All'] }],
  read: ({ connection }) =>
    graphItems(connection.graph, '/identity/conditionalAccess/policies', { version: 'beta' }),
};
