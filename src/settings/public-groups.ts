import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const publicGroups: Setting = {
  id: 'public-groups',
  title: { en: 'Public Microsoft 365 groups', de: 'Öffentliche Microsoft-365-Gruppen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['GroupMember.Read.All', 'Group.Read.All'] }],
  read: async ({ connection }) => {
    const groups = await graphItems(connection.graph, '/groups', {
      query: { $select: 'id,displayName,mail,visibility,groupTypes' },
    });
    return groups.filter(
      (group) =>
        group['visibility'] === 'Public' && JSON.stringify(group['groupTypes'] ?? []).includes('Unified'),
    );
  },
};
