import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const namedLocations: Setting = {
  id: 'named-locations',
  title: { en: 'Named locations', de: 'Benannte Standorte' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.ConditionalAccess', 'Policy.Read.All'] }],
  read: ({ connection }) => graphItems(connection.graph, '/identity/conditionalAccess/namedLocations'),
};
