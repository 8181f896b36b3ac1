import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { ServiceError } from '../../kernel/errors.ts';
import { optionalText } from '../fields.ts';
import { graphPath } from './path.ts';

const base = '/roleManagement/directory';

const principalReader = z
  .object({ '@odata.type': optionalText, displayName: optionalText, userPrincipalName: optionalText })
  .nullish();
const assignmentReader = z.object({
  id: z.string(),
  roleDefinitionId: z.string(),
  principalId: z.string(),
  directoryScopeId: optionalText,
  principal: principalReader,
});
const instanceReader = assignmentReader.extend({
  assignmentType: optionalText,
  startDateTime: optionalText,
  endDateTime: optionalText,
});
const definitionReader = z.object({ id: z.string(), templateId: optionalText, displayName: optionalText });
const memberReader = z.object({
  '@odata.type': optionalText,
  id: z.string(),
  displayName: optionalText,
  userPrincipalName: optionalText,
});

type Instance = z.infer<typeof instanceReader>;
type Kind = 'user' | 'group' | 'servicePrincipal' | 'unknown';

/** Somebody with a directory role: what stands in the snapshot as `role-holders`, before the users' own data is added. */
export interface Holder {
  readonly roleTemplateId: string;
  readonly roleName: string | null;
  readonly scope: string | null;
  readonly principalId: string;
  readonly principalName: string | null;
  readonly principalType: Kind;
  readonly throughGroup: string | null;
  readonly state: 'active' | 'eligible';
  readonly permanent: boolean | null;
  readonly startDateTime: string | null;
  readonly activated: boolean | null;
}

/**
 * Who holds each directory role, or may take it on, groups resolved. Without Entra ID P2 there is no Privileged Identity
 * Management: then whether an assignment ends is unknown (`permanent` null), and nobody is eligible.
 */
export async function listRoleHolders(graph: GraphClient): Promise<readonly Holder[]> {
  const names = new Map<string, z.infer<typeof definitionReader>>();
  for await (const one of graph.list(`${base}/roleDefinitions`, definitionReader)) names.set(one.id, one);
  const [active, eligible] = await Promise.all([
    withoutLicence(listAll(graph, `${base}/roleAssignmentScheduleInstances`, instanceReader)),
    withoutLicence(listAll(graph, `${base}/roleEligibilityScheduleInstances`, instanceReader)),
  ]);
  const assigned: readonly Instance[] =
    active ??
    (await listAll(graph, `${base}/roleAssignments`, assignmentReader)).map((one) => ({
      ...one,
      assignmentType: null,
      startDateTime: null,
      endDateTime: null,
    }));
  const groups = new Map<string, readonly z.infer<typeof memberReader>[]>();
  const holders: Holder[] = [];
  for (const [state, instances] of [
    ['active', assigned],
    ['eligible', eligible ?? []],
  ] as const) {
    for (const one of instances) {
      const definition = names.get(one.roleDefinitionId);
      const common = {
        roleTemplateId: (definition?.templateId ?? one.roleDefinitionId).toLowerCase(),
        roleName: definition?.displayName ?? null,
        scope: one.directoryScopeId,
        state,
        permanent: active === null ? null : one.endDateTime === null,
        startDateTime: one.startDateTime,
        activated: state === 'active' && active !== null ? one.assignmentType === 'Activated' : null,
      };
      const kind = kindOf(one.principal?.['@odata.type'] ?? null);
      if (kind !== 'group') {
        const name = one.principal?.userPrincipalName ?? one.principal?.displayName ?? null;
        holders.push({
          ...common,
          principalId: one.principalId,
          principalName: name,
          principalType: kind,
          throughGroup: null,
        });
        continue;
      }
      if (!groups.has(one.principalId))
        groups.set(
          one.principalId,
          await listAll(graph, graphPath`/groups/${one.principalId}/transitiveMembers`, memberReader, false),
        );
      for (const member of groups.get(one.principalId)!) {
        if (kindOf(member['@odata.type']) === 'group') continue;
        holders.push({
          ...common,
          principalId: member.id,
          principalName: member.userPrincipalName ?? member.displayName,
          principalType: kindOf(member['@odata.type']),
          throughGroup: one.principal?.displayName ?? one.principalId,
        });
      }
    }
  }
  return holders;
}

function kindOf(type: string | null): Kind {
  if (type === '#microsoft.graph.user') return 'user';
  if (type === '#microsoft.graph.group') return 'group';
  return type === '#microsoft.graph.servicePrincipal' ? 'servicePrincipal' : 'unknown';
}

async function listAll<T>(
  graph: GraphClient,
  path: string,
  reader: z.ZodType<T>,
  expand = true,
): Promise<readonly T[]> {
  const items: T[] = [];
  const options = expand ? { query: { $expand: 'principal' } } : {};
  for await (const item of graph.list(path, reader, options)) items.push(item);
  return items;
}

async function withoutLicence<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (thrown) {
    if (thrown instanceof ServiceError && thrown.code === 'not-licensed') return null;
    throw thrown;
  }
}
