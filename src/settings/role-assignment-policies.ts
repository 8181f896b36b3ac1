import type { Setting } from '../domain/setting.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';

export const roleAssignmentPolicies: Setting = {
  id: 'role-assignment-policies',
  title: { en: 'Role assignment policies', de: 'Rollenzuweisungsrichtlinien' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-RoleAssignmentPolicy' }],
  read: ({ connection }) => cmdletItems(connection.exchange, 'Get-RoleAssignmentPolicy'),
};
