import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

export const appManagement: Setting = {
  id: 'app-management',
  title: { en: 'App management policy', de: 'Richtlinie für die App-Verwaltung' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.ApplicationConfiguration', 'Policy.Read.All'] }],
  read: ({ connection }) => graphObject(connection.graph, '/policies/defaultAppManagementPolicy'),
};
