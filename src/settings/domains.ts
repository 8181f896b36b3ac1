import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const domains: Setting = {
  id: 'domains',
  title: { en: 'Domains', de: 'Domänen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Domain.Read.All', 'Directory.Read.All'] }],
  read: ({ connection }) => graphItems(connection.graph, '/domains'),
};
