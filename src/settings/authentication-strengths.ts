import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const authenticationStrengths: Setting = {
  id: 'authentication-strengths',
  title: { en: 'Authentication strengths', de: 'Authentifizierungsstärken' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.AuthenticationMethod', 'Policy.Read.All'] }],
  read: ({ connection }) => graphItems(connection.graph, '/policies/authenticationStrengthPolicies'),
};
