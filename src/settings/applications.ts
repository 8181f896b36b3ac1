import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const applications: Setting = {
  id: 'applications',
  title: { en: 'App registrations', de: 'App-Registrierungen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Application.Read.All'] }],
  read: ({ connection }) =>
    graphItems(connection.graph, '/applications', {
      query: {
        $select: 'id,appId,displayName,createdDateTime,signInAudience,passwordCredentials,keyCredentials',
      },
    }),
};
