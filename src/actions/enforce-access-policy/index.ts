import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { graphPath } from '../../microsoft/graph/path.ts';
import { graphItems, graphObject } from '../../microsoft/graph/raw.ts';
import { needsBreakGlass, policyPrefix, reportOnly } from '../access-policy.ts';
import { graph } from '../permissions.ts';
import { member, name, objectMember, textMember, textsMember } from '../support.ts';

const path = '/identity/conditionalAccess/policies';
// A policy with a condition that is new is refused by v1.0.
const beta = { version: 'beta' } as const;

/** The second step of every policy that Evict made: from reporting to enforcing, once the reports were looked at. */
export const enforceAccessPolicy: Action = {
  id: 'enforce-access-policy',
  title: {
    en: 'Enforce a policy that only reported',
    de: 'Eine Richtlinie durchsetzen, die nur berichtet hat',
  },
  effect: {
    en: 'What the policy demands is demanded from now on at every sign-in that it concerns.',
    de: 'Was die Richtlinie verlangt, wird ab jetzt bei jeder betroffenen Anmeldung verlangt.',
  },
  latency: {
    en: 'At the next sign-in; sessions that stand are asked again within about an hour.',
    de: 'Ab der nächsten Anmeldung; bestehende Sitzungen werden binnen etwa einer Stunde erneut geprüft.',
  },
  notice: {
    en: 'Whoever cannot meet the demand cannot sign in. Emergency accounts are excluded.',
    de: 'Wer die Anforderung nicht erfüllt, kann sich nicht anmelden. Notfallkonten sind ausgenommen.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'harden',
  attack: ['T1078.004', 'T1110'],
  d3fend: ['D3-UAP'],
  permissions: [
    graph('Policy.Read.All'),
    graph('Policy.ReadWrite.ConditionalAccess'),
    graph('Application.Read.All', 'Directory.Read.All'),
  ],

  async candidates(connection) {
    const all = await graphItems(connection.graph, path, beta);
    const waiting = all.filter(
      (policy) =>
        policy['state'] === reportOnly && (textMember(policy, 'displayName') ?? '').startsWith(policyPrefix),
    );
    // Somebody may have taken the exclusion out since the policy was made.
    if (!waiting.every(sparesSomebody)) throw needsBreakGlass();
    return waiting.map((policy) => ({
      account: null,
      key: String(policy['id']),
      label: name(textMember(policy, 'displayName') ?? ''),
      before: { state: reportOnly },
      after: { state: 'enabled' },
    }));
  },
  async preview(connection, _account, _foothold, options) {
    return (await this.candidates!(connection, options))[0] ?? null;
  },
  read: async (connection, target) => {
    const policy = await graphObject(
      connection.graph,
      graphPath`/identity/conditionalAccess/policies/${target.key}`,
      beta,
    );
    return { state: member(policy, 'state') };
  },
  apply: ({ connection, clientRequestId }, target) =>
    set(connection, target.key, target.after, clientRequestId),
  undo: ({ connection, clientRequestId }, target) =>
    set(connection, target.key, target.before, clientRequestId),
};

function sparesSomebody(policy: JsonObject): boolean {
  const users = objectMember(policy['conditions'], 'users');
  return [...textsMember(users, 'excludeUsers'), ...textsMember(users, 'excludeGroups')].length > 0;
}

async function set(
  connection: Connection,
  id: string,
  state: Json,
  clientRequestId: string,
): Promise<{ readonly outcome: 'sent' }> {
  await connection.graph.send('PATCH', graphPath`/identity/conditionalAccess/policies/${id}`, state, {
    ...beta,
    clientRequestId,
  });
  return { outcome: 'sent' };
}
