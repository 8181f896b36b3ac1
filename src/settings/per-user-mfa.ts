import { z } from 'zod';
import type { Setting } from '../domain/setting.ts';
import { graphPath } from '../microsoft/graph/path.ts';

const requirements = z.object({ perUserMfaState: z.string().nullish() });

/** Per-user MFA stands only in beta (microsoft-365.md of Graph: authentication/requirements). */
export const perUserMfa: Setting = {
  id: 'per-user-mfa',
  title: { en: 'Per-user MFA', de: 'MFA pro Benutzer' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['Policy.Read.All'] }],
  async read({ connection, value }) {
    const members = (await value('users')).filter((user) => user.userType !== 'Guest');
    const paths = members.map((user) => graphPath`/users/${user.id}/authentication/requirements`);
    const answers = await connection.graph.batchGet(paths, requirements, { version: 'beta' });
    return Object.fromEntries(
      answers.map((answer, index) => {
        // One that cannot be read makes the whole unknown: a gap would look like "no MFA".
        if (answer instanceof Error) throw answer;
        return [members[index]!.id, answer.perUserMfaState ?? 'disabled'];
      }),
    );
  },
};
