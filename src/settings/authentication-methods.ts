import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

/** Beta, since v1.0 leaves out which method is asked for first and whether users can report prompts. */
export const authenticationMethods: Setting = {
  id: 'authentication-methods',
  title: { en: 'Authentication methods policy', de: 'Richtlinie für Authentifizierungsmethoden' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.AuthenticationMethod', 'Policy.Read.All'] }],
  read: ({ connection }) =>
    graphObject(connection.graph, '/policies/authenticationMethodsPolicy', { version: 'beta' }),
};
