import type { Action } from '../../domain/action.ts';
import { cmdletItems } from '../../microsoft/exchange/raw.ts';
import { graphItems } from '../../microsoft/graph/raw.ts';
import { graph } from '../permissions.ts';
import { signInState } from '../sign-in-state.ts';
import { name } from '../support.ts';

const kinds = ['SharedMailbox', 'RoomMailbox', 'EquipmentMailbox', 'SchedulingMailbox'];

/** Source: learn.microsoft.com/microsoft-365/admin/email/create-a-shared-mailbox, "Block sign-in for the shared mailbox account". */
export const blockSharedMailboxSignIn: Action = {
  id: 'block-shared-mailbox-sign-in',
  title: {
    en: 'Block sign-in to shared mailboxes themselves',
    de: 'Anmeldung an freigegebenen Postfächern selbst sperren',
  },
  effect: {
    en: 'Nobody guesses the password of an account that belongs to nobody. Members open the mailbox as before.',
    de: 'Niemand errät das Kennwort eines Kontos, das niemandem gehört. Mitglieder öffnen das Postfach wie bisher.',
  },
  latency: { en: 'New sign-ins fail at once.', de: 'Neue Anmeldungen scheitern sofort.' },
  notice: {
    en: 'Whoever signs in with the mailbox’s own password, or a device that does, can no longer.',
    de: 'Wer sich mit dem Kennwort des Postfachs selbst anmeldet, oder ein Gerät, das es tut, kann es nicht mehr.',
  },
  impact: 'medium',
  attack: ['T1078.004', 'T1110'],
  d3fend: ['D3-AL'],
  phase: 'harden',
  reversible: 'yes',
  permissions: [
    graph('User.EnableDisableAccount.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'),
    { kind: 'exchange', cmdlet: 'Get-Mailbox' },
  ],
  independent: true,

  async candidates(connection) {
    const boxes = await cmdletItems(connection.exchange, 'Get-Mailbox', { ResultSize: 'Unlimited' });
    const shared = new Set(
      boxes
        .filter((box) => kinds.includes(String(box['RecipientTypeDetails'])))
        .map((box) => box['ExternalDirectoryObjectId']),
    );
    const users = await graphItems(connection.graph, '/users', {
      query: { $select: 'id,userPrincipalName,accountEnabled,onPremisesSyncEnabled', $top: '999' },
    });
    // A synchronised account is switched off in its own directory, or the next synchronisation switches it on again.
    return users
      .filter((user) => shared.has(user['id'] ?? null) && user['accountEnabled'] === true)
      .filter((user) => user['onPremisesSyncEnabled'] !== true)
      .map((user) => ({
        account: null,
        key: String(user['id']),
        label: name(String(user['userPrincipalName'])),
        before: { enabled: true },
        after: { enabled: false },
      }));
  },
  async preview(connection, _account, _foothold, options) {
    return (await this.candidates!(connection, options))[0] ?? null;
  },
  ...signInState,
};
