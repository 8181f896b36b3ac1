import type { Setting } from '../domain/setting.ts';
import { listRoleHolders } from '../microsoft/graph/role-holders.ts';

export const roleHolders: Setting = {
  id: 'role-holders',
  title: { en: 'Holders of directory roles', de: 'Inhaber von Verzeichnisrollen' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['RoleManagement.Read.Directory', 'Directory.Read.All'] }],
  async read({ connection, value }) {
    const [holders, users] = await Promise.all([listRoleHolders(connection.graph), value('users')]);
    const known = new Map(users.map((user) => [user.id, user]));
    return holders.map((holder) => {
      const user = known.get(holder.principalId);
      return {
        ...holder,
        principalName: user?.userPrincipalName ?? holder.principalName,
        principalType: user ? 'user' : holder.principalType,
        onPremisesSynced: user ? user.onPremisesSyncEnabled === true : null,
        accountEnabled: user?.accountEnabled ?? null,
      };
    });
  },
};
