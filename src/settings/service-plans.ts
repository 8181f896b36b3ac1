import type { Setting } from '../domain/setting.ts';
import { servicePlans as readServicePlans } from '../microsoft/graph/organization.ts';

export const servicePlans: Setting = {
  id: 'service-plans',
  title: { en: 'Licences', de: 'Lizenzen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['LicenseAssignment.Read.All', 'Organization.Read.All'] }],
  read: async ({ connection }) => [...(await readServicePlans(connection.graph))].sort(),
};
