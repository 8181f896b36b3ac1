import { z } from 'zod';
import type { Setting } from '../domain/setting.ts';
import { isMissing } from '../microsoft/missing.ts';
import { graphPath } from '../microsoft/graph/path.ts';

const member = z.object({ id: z.string() });

/** Who is in the groups that Conditional Access names, nested groups resolved. A deleted group has no members. */
export const policyGroupMembers: Setting = {
  id: 'policy-group-members',
  title: {
    en: 'Members of the groups that Conditional Access names',
    de: 'Mitglieder der Gruppen, die der bedingte Zugriff nennt',
  },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['GroupMember.Read.All', 'Directory.Read.All'] }],
  async read({ connection, value }) {
    const policies = await value('conditional-access');
    const groups = new Set(
      policies.flatMap(({ conditions }) => [
        ...(conditions?.users?.includeGroups ?? []),
        ...(conditions?.users?.excludeGroups ?? []),
      ]),
    );
    const members: { [group: string]: string[] } = {};
    for (const group of [...groups].sort()) {
      members[group] = [];
      try {
        const path = graphPath`/groups/${group}/transitiveMembers`;
        for await (const one of connection.graph.list(path, member)) members[group].push(one.id);
      } catch (thrown) {
        if (!isMissing(thrown)) throw thrown;
      }
    }
    return members;
  },
};
