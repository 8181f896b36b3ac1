import type { Account } from '../../domain/account.ts';
import type { Action, FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { MailboxChange } from '../../microsoft/exchange/audit-search.ts';
import { type ExchangeRole, changeRoleGroup, exchangeRolesOf } from '../../microsoft/exchange/role-groups.ts';
import { addRoleAssignment, removeRoleAssignment } from '../../microsoft/exchange/role-assignments.ts';
import { gives, givenReason, recentChanges } from '../dating.ts';
import { cmdlets } from '../permissions.ts';
import { age, foothold, forIt, name, needAccount, textMember } from '../support.ts';

export const removeExchangeRole: Action = {
  id: 'remove-exchange-role',
  title: { en: 'Remove Exchange role', de: 'Exchange-Rolle entziehen' },
  effect: {
    en: 'The account no longer administers mailboxes, rules or searches with this role. Roles of Entra ID are removed apart.',
    de: 'Das Konto verwaltet mit dieser Rolle keine Postfächer, Regeln oder Suchen mehr. Rollen in Entra ID werden gesondert entzogen.',
  },
  latency: {
    en: 'Up to an hour; an open session of Exchange PowerShell keeps the role until it ends.',
    de: 'Bis zu einer Stunde; eine offene Sitzung der Exchange PowerShell behält die Rolle, bis sie endet.',
  },
  notice: {
    en: 'If the role belongs to the owner’s work, they cannot do it until the role is given back.',
    de: 'Gehört die Rolle zur Arbeit der Person, kann sie diese nicht tun, bis sie die Rolle zurückerhält.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1098.002', 'T1098.003'],
  d3fend: ['D3-UAP'],
  permissions: cmdlets(
    'Get-ManagementRoleAssignment',
    'Get-RoleGroupMember',
    'Add-RoleGroupMember',
    'Remove-RoleGroupMember',
    'New-ManagementRoleAssignment',
    'Remove-ManagementRoleAssignment',
  ),
  removes: 'exchange-role',
  confirm: true,

  async find(connection, account, hints) {
    const roles = await exchangeRolesOf(connection.exchange, account);
    if (roles.length === 0) return [];
    const changes = await recentChanges(connection, hints, operations);
    return roles.map((role) => roleFoothold(account, hints, role, changes));
  },
  async preview(connection, account, found) {
    if (found === null) return null;
    const role = await roleByKey(connection, needAccount(account), found.key);
    return role && { account, key: found.key, label: name(nameOf(role)), before: stateOf(role), after: null };
  },
  async read(connection, target) {
    const role = await roleByKey(connection, needAccount(target.account), target.key);
    return role && stateOf(role);
  },
  async apply({ connection, clientRequestId }, target) {
    const { upn } = needAccount(target.account);
    const group = textMember(target.before, 'group');
    if (group === null)
      await removeRoleAssignment(
        connection.exchange,
        textMember(target.before, 'assignment') ?? '',
        clientRequestId,
      );
    else await changeRoleGroup(connection.exchange, 'Remove', group, upn, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const { upn } = needAccount(target.account);
    const group = textMember(target.before, 'group');
    const assignment = textMember(target.before, 'assignment') ?? '';
    const role = textMember(target.before, 'role') ?? '';
    if (group === null)
      await addRoleAssignment(connection.exchange, role, { Name: assignment, User: upn }, clientRequestId);
    else await changeRoleGroup(connection.exchange, 'Add', group, upn, clientRequestId);
    return { outcome: 'sent' };
  },
};

const operations = ['Add-RoleGroupMember', 'New-ManagementRoleAssignment'];

async function roleByKey(
  connection: Connection,
  account: Account,
  key: string,
): Promise<ExchangeRole | null> {
  return (await exchangeRolesOf(connection.exchange, account)).find((role) => keyOf(role) === key) ?? null;
}

function keyOf(role: ExchangeRole): string {
  return role.kind === 'group' ? role.group : role.identity;
}

function stateOf(role: ExchangeRole): JsonObject {
  return role.kind === 'group'
    ? { group: role.group, roles: [...role.roles] }
    : { assignment: role.identity, role: role.role };
}

function nameOf(role: ExchangeRole): string {
  return role.kind === 'group' ? role.group : role.role;
}

/** Roles that reach into other people's mail. */
const reachesMail =
  /^(ApplicationImpersonation|Mailbox Import Export|Mailbox Search|Organization Management|Discovery Management|Recipient Management|Mail Recipients|Transport Rules|Journaling|Role Management)$/i;

function roleFoothold(
  account: Account,
  hints: FindHints,
  role: ExchangeRole,
  changes: readonly MailboxChange[],
): Foothold {
  const label = name(nameOf(role));
  const change = changes.find((one) => isGiving(one, account, role)) ?? null;
  const since = change?.time ?? null;
  return foothold(
    {
      kind: 'exchange-role',
      key: keyOf(role),
      account: account.upn,
      title:
        role.kind === 'group'
          ? {
              en: `Member of Exchange's role group ${label}`,
              de: `Mitglied der Exchange-Rollengruppe ${label}`,
            }
          : { en: `Holds Exchange's role ${label}`, de: `Hat die Exchange-Rolle ${label}` },
      since,
      reasons: [
        ...(change ? [givenReason(change)] : []),
        reachesMail.test(nameOf(role))
          ? forIt(
              'With it the account reaches into other people’s mail, or into the rules by which mail is handled.',
              'Damit greift das Konto auf fremde E-Mails zu oder auf die Regeln, nach denen E-Mails behandelt werden.',
            )
          : forIt('It is a right to administer.', 'Es ist ein Verwaltungsrecht.'),
      ],
      suggestion: age(since, hints) === 'inside' ? 'remove' : 'ask',
      action: 'remove-exchange-role',
      state: stateOf(role),
    },
    hints,
  );
}

function isGiving(change: MailboxChange, account: Account, role: ExchangeRole): boolean {
  const names = [account.upn, account.id, account.displayName, account.upn.split('@')[0] ?? ''];
  return role.kind === 'group'
    ? change.operation === 'Add-RoleGroupMember' &&
        gives(change, 'member', names) &&
        (change.objectId === role.group || gives(change, 'identity', [role.group]))
    : change.operation === 'New-ManagementRoleAssignment' &&
        gives(change, 'user', names) &&
        gives(change, 'role', [role.role]);
}
