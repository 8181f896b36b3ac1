import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

export const securityDefaults: Setting = {
  id: 'security-defaults',
  title: { en: 'Security defaults', de: 'Sicherheitsstandards' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.All'] }],
  read: ({ connection }) =>
    graphObject(connection.graph, '/policies/identitySecurityDefaultsEnforcementPolicy'),
};
