import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { optionalText } from '../fields.ts';
import { graphPath } from './path.ts';

/** The services whose application permissions reach mail and the directory. */
const resources = ['00000003-0000-0000-c000-000000000000', '00000002-0000-0ff1-ce00-000000000000'];

const resourceReader = z.object({
  id: z.string(),
  displayName: optionalText,
  appRoles: z.array(z.object({ id: z.string(), value: optionalText })).nullish(),
});
const assignmentReader = z.object({
  appRoleId: z.string(),
  principalId: z.string(),
  principalDisplayName: optionalText,
  principalType: optionalText,
});

/** Every application permission of Microsoft Graph and Exchange Online that somebody has, by name. */
export async function listAppPermissions(graph: GraphClient) {
  const found = [];
  for (const appId of resources) {
    const query = { $filter: `appId eq '${appId}'`, $select: 'id,displayName,appRoles' };
    for await (const resource of graph.list('/servicePrincipals', resourceReader, { query })) {
      const names = new Map((resource.appRoles ?? []).map((role) => [role.id, role.value]));
      const path = graphPath`/servicePrincipals/${resource.id}/appRoleAssignedTo`;
      for await (const one of graph.list(path, assignmentReader))
        if (one.principalType === 'ServicePrincipal')
          found.push({
            principalId: one.principalId,
            principalName: one.principalDisplayName,
            resource: resource.displayName,
            permission: names.get(one.appRoleId) ?? one.appRoleId,
          });
    }
  }
  return found;
}
