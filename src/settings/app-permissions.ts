import type { Setting } from '../domain/setting.ts';
import { listAppPermissions } from '../microsoft/graph/app-permissions.ts';

export const appPermissions: Setting = {
  id: 'app-permissions',
  title: { en: 'Application permissions', de: 'Anwendungsberechtigungen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Application.Read.All', 'Directory.Read.All'] }],
  read: ({ connection }) => listAppPermissions(connection.graph),
};
