import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const servicePrincipals: Setting = {
  id: 'service-principals',
  title: { en: 'Enterprise applications', de: 'Unternehmensanwendungen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Application.Read.All'] }],
  read: ({ connection }) =>
    graphItems(connection.graph, '/servicePrincipals', {
      query: {
        $select:
          'id,appId,displayName,accountEnabled,appOwnerOrganizationId,servicePrincipalType,appRoleAssignmentRequired,verifiedPublisher,passwordCredentials,keyCredentials',
      },
    }),
};
