import type { Setting } from '../domain/setting.ts';
import { graphObject } from '../microsoft/graph/raw.ts';

export const crossTenantAccess: Setting = {
  id: 'cross-tenant-access',
  title: { en: 'Cross-tenant access, default', de: 'Mandantenübergreifender Zugriff, Standard' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.All'] }],
  read: ({ connection }) => graphObject(connection.graph, '/policies/crossTenantAccessPolicy/default'),
};
