import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import {
  addRoleAssignment,
  defaultPolicyRoles,
  removeRoleAssignment,
} from '../../microsoft/exchange/role-assignments.ts';
import { withinAnHour } from '../hardening.ts';
import { cmdlets } from '../permissions.ts';
import { textMember } from '../support.ts';

/** Roles by which users install add-ins. Source: learn.microsoft.com/exchange, Specify who can install add-ins for Outlook. */
const ownApps = ['My Custom Apps', 'My Marketplace Apps', 'My ReadWriteMailbox Apps'];

export const restrictOutlookAddIns: Action = {
  id: 'restrict-outlook-add-ins',
  title: {
    en: 'Let only administrators install Outlook add-ins',
    de: 'Nur Administratoren Outlook-Add-Ins installieren lassen',
  },
  effect: {
    en: 'Nobody adds a program to a mailbox that reads every message.',
    de: 'Niemand fügt einem Postfach ein Programm hinzu, das jede Nachricht liest.',
  },
  latency: withinAnHour,
  notice: {
    en: 'People ask for add-ins; those that administrators deploy stay.',
    de: 'Add-Ins werden beantragt; von Administratoren verteilte bleiben.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'harden',
  attack: ['T1137.006'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets(
    'Get-RoleAssignmentPolicy',
    'Get-ManagementRoleAssignment',
    'Remove-ManagementRoleAssignment',
    'New-ManagementRoleAssignment',
  ),

  async candidates(connection) {
    const assigned = await defaultPolicyRoles(connection.exchange);
    return assigned
      .filter(({ role }) => ownApps.includes(role))
      .map(({ policy, role }) => ({
        account: null,
        key: role,
        label: `${policy}: ${role}`,
        before: { policy },
        after: { policy: null },
      }));
  },
  async preview(connection, _account, _foothold, options) {
    return (await this.candidates!(connection, options))[0] ?? null;
  },
  read: async (connection, target) => ({
    policy: (await assignment(connection, target.key))?.policy ?? null,
  }),
  async apply({ connection, clientRequestId }, target) {
    const found = await assignment(connection, target.key);
    if (found) await removeRoleAssignment(connection.exchange, found.identity, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const policy = textMember(target.before, 'policy') ?? '';
    await addRoleAssignment(connection.exchange, target.key, { Policy: policy }, clientRequestId);
    return { outcome: 'sent' };
  },
};

async function assignment(
  connection: Connection,
  role: string,
): Promise<{ readonly identity: string; readonly policy: string } | undefined> {
  return (await defaultPolicyRoles(connection.exchange)).find((one) => one.role === role);
}
