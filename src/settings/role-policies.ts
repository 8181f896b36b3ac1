import { z } from 'zod';
import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

const assignment = z.looseObject({
  roleDefinitionId: z.string(),
  policy: z.looseObject({ rules: z.array(z.unknown()) }),
});

/** Privileged Identity Management (Entra ID P2): what activating or assigning a role takes, and who is told. */
export const rolePolicies: Setting = {
  id: 'role-policies',
  title: { en: 'Rules for taking on roles', de: 'Regeln für das Aktivieren von Rollen' },
  source: 'graph',
  permissions: [
    { kind: 'graph', anyOf: ['RoleManagementPolicy.Read.Directory', 'RoleManagement.Read.Directory'] },
  ],
  async read({ connection }) {
    const found = await graphItems(connection.graph, '/policies/roleManagementPolicyAssignments', {
      query: {
        $filter: "scopeId eq '/' and scopeType eq 'DirectoryRole'",
        $expand: 'policy($expand=rules)',
      },
    });
    return found.map((one) => {
      const { roleDefinitionId, policy } = assignment.parse(one);
      return { roleTemplateId: roleDefinitionId, rules: policy.rules };
    });
  },
};
