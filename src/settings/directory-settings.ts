import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const directorySettings: Setting = {
  id: 'directory-settings',
  title: { en: 'Directory settings', de: 'Verzeichniseinstellungen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['GroupSettings.Read.All', 'Directory.Read.All'] }],
  read: ({ connection }) => graphItems(connection.graph, '/groupSettings'),
};
