import type { Action } from '../domain/action.ts';
import { readUser, revokeSessions } from '../microsoft/graph/users.ts';
import { graph } from './permissions.ts';
import { needAccount, textMember } from './support.ts';

/**
 * What both revocations share. The state is the moment before which refresh tokens are worthless: it cannot be foretold,
 * so that `after` only names the demand and `holds` compares. A revocation may be sent any number of times.
 */
export const revocation: Pick<
  Action,
  | 'impact'
  | 'reversible'
  | 'irreversible'
  | 'attack'
  | 'd3fend'
  | 'permissions'
  | 'repeat'
  | 'preview'
  | 'read'
  | 'apply'
  | 'holds'
> = {
  impact: 'medium',
  reversible: 'no',
  irreversible: {
    en: 'Ended sessions stay ended; everybody simply signs in again.',
    de: 'Beendete Sitzungen bleiben beendet; man meldet sich einfach neu an.',
  },
  attack: ['T1550.001', 'T1550.004', 'T1539'],
  d3fend: ['D3-ST', 'D3-CR'],
  permissions: [
    graph('User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),
  ],
  repeat: true,

  async preview(connection, account) {
    const { id, upn } = needAccount(account);
    const user = await readUser(connection.graph, id);
    // A guest's sessions belong to the home tenant: revoking them here does nothing.
    if (user === null || user.guest) return null;
    return {
      account,
      key: id,
      label: upn,
      before: { validFrom: user.sessionsValidFrom },
      after: { validFrom: 'later' },
    };
  },
  async read(connection, target) {
    const user = await readUser(connection.graph, target.key);
    return user === null ? null : { validFrom: user.sessionsValidFrom };
  },
  async apply({ connection, clientRequestId }, target) {
    await revokeSessions(connection.graph, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
  holds(state, target) {
    const now = textMember(state, 'validFrom');
    const before = textMember(target.before, 'validFrom');
    return now !== null && (before === null || now > before);
  },
};
