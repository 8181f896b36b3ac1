import type { Action } from '../domain/action.ts';
import { readUser, setAccountEnabled } from '../microsoft/graph/users.ts';

/** What all share that block the sign-in of an account; the target's key is its object id. */
export const signInState = {
  async read(connection, target) {
    const user = await readUser(connection.graph, target.key);
    return user === null ? null : { enabled: user.enabled };
  },
  async apply({ connection, clientRequestId }, target) {
    await setAccountEnabled(connection.graph, target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setAccountEnabled(connection.graph, target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
} satisfies Pick<Action, 'read' | 'apply' | 'undo'>;
