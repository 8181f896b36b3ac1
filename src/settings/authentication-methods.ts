import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

export const authenticationMethods: Setting = {
  id: 'authentication-methods',
  title: { en: 'Authentication methods policy', de: 'Richtlinie für Authentifizierungsmethoden' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.AuthenticationMethod', 'Policy.Read.All'] }],
  read: ({ connection }) => graphObject(connection.graph, '/policies/authenticationMethodsPolicy'),
};
