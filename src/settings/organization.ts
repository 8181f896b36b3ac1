import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const organization: Setting = {
  id: 'organization',
  title: { en: 'Organisation', de: 'Organisation' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Organization.Read.All', 'Directory.Read.All'] }],
  read: async ({ connection }) => (await graphItems(connection.graph, '/organization'))[0],
};
