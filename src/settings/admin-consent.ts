import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

export const adminConsent: Setting = {
  id: 'admin-consent',
  title: { en: 'Admin consent workflow', de: 'Workflow für die Administratoreinwilligung' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.All'] }],
  read: ({ connection }) => graphObject(connection.graph, '/policies/adminConsentRequestPolicy'),
};
