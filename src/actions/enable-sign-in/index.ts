import type { Action } from '../../domain/action.ts';
import { readUser, setAccountEnabled } from '../../microsoft/graph/users.ts';
import { graph, overPrivilegedAccounts } from '../permissions.ts';
import { needAccount } from '../support.ts';

export const enableSignIn: Action = {
  id: 'enable-sign-in',
  title: { en: 'Allow sign-in again', de: 'Anmeldung wieder erlauben' },
  effect: {
    en: 'The owner can sign in again, with the new password or the temporary access pass. So could an attacker who still had a way in: that is why the account is verified first.',
    de: 'Die Person kann sich wieder anmelden, mit dem neuen Kennwort oder dem befristeten Zugriffspass. Das könnte auch ein Angreifer mit einem verbliebenen Zugang: Deshalb wird das Konto zuvor geprüft.',
  },
  latency: { en: 'At once, at most a few minutes.', de: 'Sofort, höchstens nach wenigen Minuten.' },
  notice: { en: 'The owner can work again.', de: 'Die Person kann wieder arbeiten.' },
  impact: 'medium',
  reversible: 'yes',
  phase: 'reopen',
  attack: ['T1078.004'],
  d3fend: ['D3-RUAA'],
  permissions: [
    graph('User.EnableDisableAccount.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),
    overPrivilegedAccounts,
  ],

  async preview(connection, account) {
    const { id, upn } = needAccount(account);
    const user = await readUser(connection.graph, id);
    if (user === null || user.enabled) return null;
    return { account, key: id, label: upn, before: { enabled: false }, after: { enabled: true } };
  },
  async read(connection, target) {
    const user = await readUser(connection.graph, target.key);
    return user === null ? null : { enabled: user.enabled };
  },
  async apply({ connection, clientRequestId }, target) {
    await setAccountEnabled(connection.graph, target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setAccountEnabled(connection.graph, target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
};
