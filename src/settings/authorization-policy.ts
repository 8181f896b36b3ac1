import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

export const authorizationPolicy: Setting = {
  id: 'authorization-policy',
  title: { en: 'Authorization policy', de: 'Autorisierungsrichtlinie' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.All'] }],
  read: ({ connection }) => graphObject(connection.graph, '/policies/authorizationPolicy'),
};
