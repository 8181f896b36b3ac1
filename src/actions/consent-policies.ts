import type { Action, Target } from '../domain/action.ts';
import type { Connection } from '../domain/clients.ts';
import type { JsonObject } from '../kernel/json.ts';
import { graphObject } from '../microsoft/graph/raw.ts';
import { withinAnHour } from './hardening.ts';
import type { HardeningTexts } from './hardening.ts';
import { graph } from './permissions.ts';
import { objectMember, textsMember } from './support.ts';

const path = '/policies/authorizationPolicy';
const list = 'permissionGrantPoliciesAssigned';

/**
 * Takes the consent policies that `concerns` names off the default user role, and leaves the others of the same list alone, so
 * that two such actions do not stand in each other's way. Source: learn.microsoft.com/graph/api/resources/authorizationpolicy.
 */
export function consentPolicies(
  spec: HardeningTexts & { readonly concerns: (policy: string) => boolean },
): Action {
  const { concerns, ...texts } = spec;

  async function write(
    { connection, clientRequestId }: Parameters<Action['apply']>[0],
    assigned: readonly string[],
  ): Promise<{ readonly outcome: 'sent' }> {
    const body = { defaultUserRolePermissions: { [list]: [...assigned] } };
    await connection.graph.send('PATCH', path, body, { clientRequestId });
    return { outcome: 'sent' };
  }

  const stateOf = (assigned: readonly string[]): JsonObject => ({
    policies: assigned.filter(concerns).sort(),
  });

  return {
    latency: withinAnHour,
    d3fend: ['D3-ACH'],
    ...texts,
    reversible: 'yes',
    phase: 'harden',
    permissions: [graph('Policy.Read.All'), graph('Policy.ReadWrite.Authorization')],

    async preview(connection): Promise<Target | null> {
      const assigned = await readAssigned(connection);
      if (!assigned.some(concerns)) return null;
      return {
        account: null,
        key: path,
        label: 'authorizationPolicy',
        before: stateOf(assigned),
        after: { policies: [] },
        options: { order: [...assigned] },
      };
    },
    async read(connection) {
      return stateOf(await readAssigned(connection));
    },
    async apply(context) {
      return write(
        context,
        (await readAssigned(context.connection)).filter((one) => !concerns(one)),
      );
    },
    async undo(context, target) {
      const now = (await readAssigned(context.connection)).filter((one) => !concerns(one));
      const order = textsMember(target.options, 'order');
      const back = [...now, ...textsMember(target.before, 'policies')];
      return write(
        context,
        back.sort((a, b) => order.indexOf(a) - order.indexOf(b)),
      );
    },
  };
}

async function readAssigned(connection: Connection): Promise<readonly string[]> {
  const policy = await graphObject(connection.graph, path);
  return textsMember(objectMember(policy, 'defaultUserRolePermissions'), list);
}
