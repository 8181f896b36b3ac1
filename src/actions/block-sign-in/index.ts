import type { Action } from '../../domain/action.ts';
import { readUser } from '../../microsoft/graph/users.ts';
import { graph, overPrivilegedAccounts } from '../permissions.ts';
import { signInState } from '../sign-in-state.ts';
import { needAccount } from '../support.ts';

export const blockSignIn: Action = {
  id: 'block-sign-in',
  title: { en: 'Block sign-in', de: 'Anmeldung sperren' },
  effect: {
    en: 'Nobody can sign in to the account any more: not with the password, not with a stolen session that has to be renewed, not with an app password.',
    de: 'Niemand kann sich mehr mit dem Konto anmelden: weder mit dem Kennwort noch mit einer gestohlenen Sitzung, die erneuert werden muss, noch mit einem App-Kennwort.',
  },
  latency: {
    en: 'New sign-ins fail at once. Access tokens already issued end within minutes in Exchange, SharePoint, Teams and Graph, and within about an hour elsewhere.',
    de: 'Neue Anmeldungen scheitern sofort. Bereits ausgestellte Zugriffstoken enden in Exchange, SharePoint, Teams und Graph nach wenigen Minuten, sonst nach etwa einer Stunde.',
  },
  notice: {
    en: 'The owner is signed out everywhere and cannot work until sign-in is allowed again. Mail still arrives.',
    de: 'Die Person wird überall abgemeldet und kann nicht arbeiten, bis die Anmeldung wieder erlaubt ist. E-Mails kommen weiterhin an.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'lock',
  attack: ['T1078.004'],
  d3fend: ['D3-AL'],
  permissions: [
    graph('User.EnableDisableAccount.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),
    overPrivilegedAccounts,
  ],
  removes: 'sign-in',

  async preview(connection, account) {
    const { id, upn } = needAccount(account);
    const user = await readUser(connection.graph, id);
    if (user === null || !user.enabled) return null;
    return { account, key: id, label: upn, before: { enabled: true }, after: { enabled: false } };
  },
  ...signInState,
};
