import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

const select =
  'id,userPrincipalName,displayName,accountEnabled,userType,onPremisesSyncEnabled,createdDateTime,passwordPolicies,assignedLicenses';

export const users: Setting = {
  id: 'users',
  title: { en: 'Users', de: 'Benutzer' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['User.Read.All', 'Directory.Read.All'] }],
  async read({ connection }) {
    const found = await graphItems(connection.graph, '/users', { query: { $select: select, $top: '999' } });
    return found.map(({ assignedLicenses, ...user }) => ({
      ...user,
      ...(Array.isArray(assignedLicenses) ? { licensed: assignedLicenses.length > 0 } : {}),
    }));
  },
};
