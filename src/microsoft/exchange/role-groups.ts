import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';

/** What somebody may administer in Exchange: as a member of a role group, or by a role of his own. */
export type ExchangeRole =
  | { readonly kind: 'group'; readonly group: string; readonly roles: readonly string[] }
  | { readonly kind: 'assignment'; readonly identity: string; readonly role: string };

const assignmentReader = z.object({
  Identity: optionalText,
  Name: optionalText,
  Role: optionalText,
  RoleAssigneeName: optionalText,
  RoleAssigneeType: optionalText,
});

const memberReader = z.object({
  Name: optionalText,
  PrimarySmtpAddress: optionalText,
  WindowsLiveID: optionalText,
  ExternalDirectoryObjectId: optionalText,
});

/**
 * By `RoleAssignee` Exchange tells direct roles and those that come through groups, nested ones too
 * (https://learn.microsoft.com/powershell/module/exchangepowershell/get-managementroleassignment); those that come
 * through the policy of the mailbox let people change their own settings and are no foothold. Only who is a member
 * himself can be taken out, so that each group is asked for its members: a global administrator belongs to Organization
 * Management through his directory role.
 */
export async function exchangeRolesOf(
  exchange: ExchangeClient,
  account: { readonly upn: string; readonly id: string },
): Promise<readonly ExchangeRole[]> {
  const call = {
    cmdlet: 'Get-ManagementRoleAssignment',
    parameters: { RoleAssignee: account.upn },
    anchor: 'organization' as const,
  };
  const assignments = (await orNull(exchange.read(call, assignmentReader)))?.items ?? [];
  const roles: ExchangeRole[] = assignments.flatMap((one) =>
    one.RoleAssigneeType === 'User' && one.Role !== null
      ? [{ kind: 'assignment', identity: one.Identity ?? one.Name ?? '', role: one.Role }]
      : [],
  );
  const through = assignments.filter((one) => one.RoleAssigneeType === 'RoleGroup');
  for (const group of new Set(through.flatMap((one) => one.RoleAssigneeName ?? []))) {
    if (!(await isMember(exchange, group, account))) continue;
    const own = through.filter((one) => one.RoleAssigneeName === group).flatMap((one) => one.Role ?? []);
    roles.push({ kind: 'group', group, roles: [...new Set(own)].sort() });
  }
  return roles;
}

async function isMember(
  exchange: ExchangeClient,
  group: string,
  { upn, id }: { readonly upn: string; readonly id: string },
): Promise<boolean> {
  const call = {
    cmdlet: 'Get-RoleGroupMember',
    parameters: { Identity: group, ResultSize: 'Unlimited' },
    anchor: 'organization' as const,
  };
  const members = (await exchange.read(call, memberReader)).items;
  return members.some(
    (one) =>
      one.ExternalDirectoryObjectId === id ||
      [one.WindowsLiveID, one.PrimarySmtpAddress].some((name) => name?.toLowerCase() === upn.toLowerCase()),
  );
}

export async function changeRoleGroup(
  exchange: ExchangeClient,
  verb: 'Add' | 'Remove',
  group: string,
  upn: string,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: `${verb}-RoleGroupMember`,
    parameters: { Identity: group, Member: upn, BypassSecurityGroupManagerCheck: true, Confirm: false },
    anchor: 'organization',
    clientRequestId,
  });
}
