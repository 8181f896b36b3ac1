import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const delegatedGrants: Setting = {
  id: 'delegated-grants',
  title: { en: 'Delegated permissions of applications', de: 'Delegierte Berechtigungen von Anwendungen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Directory.Read.All'] }],
  read: ({ connection }) => graphItems(connection.graph, '/oauth2PermissionGrants'),
};
