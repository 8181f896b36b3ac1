import type { Setting } from '../domain/setting.ts';
import { isObject } from '../kernel/json.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

export const signInActivity: Setting = {
  id: 'sign-in-activity',
  title: { en: 'Last sign-in of each user', de: 'Letzte Anmeldung jedes Benutzers' },
  source: 'graph',
  permissions: [
    { kind: 'graph', anyOf: ['AuditLog.Read.All'] },
    { kind: 'graph', anyOf: ['User.Read.All', 'Directory.Read.All'] },
  ],
  async read({ connection }) {
    const query = { $select: 'id,signInActivity', $top: '500' };
    const found = await graphItems(connection.graph, '/users', { query });
    return Object.fromEntries(found.map((user) => [user['id'], latest(user['signInActivity'])]));
  },
};

/** Background sign-ins count: whoever only uses a phone's mail app has no other. */
function latest(activity: unknown): string | null {
  if (!isObject(activity)) return null;
  const times = ['lastSignInDateTime', 'lastNonInteractiveSignInDateTime', 'lastSuccessfulSignInDateTime']
    .map((name) => activity[name])
    .filter((time) => typeof time === 'string');
  return times.sort().at(-1) ?? null;
}
