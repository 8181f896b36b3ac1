import type { Obj } from '../state/tenant.ts';
import { changed, cmdlet, objectNotFound, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import { refused } from './configuration/cmdlets.ts';

/** Who administers Exchange, and what the policies of ordinary users allow them. */
export const roleGroupCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-RoleGroup', 'read', 'Filter', (call) =>
    call.tenant.exchange.roleGroups
      .filter((group) => !text(call, 'Identity') || group.Name === text(call, 'Identity'))
      .map((group) => ({ Name: group.Name, Identity: group.Name, Members: group.Members })),
  ),
  cmdlet('Get-RoleGroupMember', 'read', '', (call) =>
    groupOf(call).Members.map((member) => ({ Name: member, Identity: member })),
  ),
  ...(['Add', 'Remove'] as const).map((verb) =>
    cmdlet(`${verb}-RoleGroupMember`, 'organization', 'Member BypassSecurityGroupManagerCheck', (call) => {
      const group = groupOf(call);
      const member = text(call, 'Member') ?? '';
      group.Members =
        verb === 'Add'
          ? [...new Set([...group.Members, member])]
          : group.Members.filter((name) => name !== member);
      return changed(call, group.Name);
    }),
  ),
  cmdlet('Get-ManagementRoleAssignment', 'read', 'RoleAssignee Role GetEffectiveUsers', (call) => {
    const wanted = text(call, 'RoleAssignee');
    const role = text(call, 'Role');
    return [...call.tenant.exchange.roleAssignments, ...policyAssignments(call)].filter(
      (assignment) =>
        (!wanted || assignment['RoleAssigneeName'] === wanted) &&
        (!role || assignment['Role'] === role) &&
        (!text(call, 'Identity') || assignment['Name'] === text(call, 'Identity')),
    );
  }),
  cmdlet('New-ManagementRoleAssignment', 'organization', 'Name Role Policy', (call) => {
    const policy = policyOf(call, text(call, 'Policy') ?? '');
    const role = text(call, 'Role') ?? '';
    policy['AssignedRoles'] = [...new Set([...rolesOf(policy), role])];
    changed(call, `${role}-${String(policy['Name'])}`);
    return policyAssignments(call).filter((assignment) => assignment['Role'] === role);
  }),
  cmdlet(
    'Remove-ManagementRoleAssignment',
    'organization',
    '',
    (call) => {
      const wanted = text(call, 'Identity') ?? '';
      const assignment = policyAssignments(call).find((candidate) => candidate['Name'] === wanted);
      if (!assignment) throw objectNotFound(call.tenant, wanted);
      const policy = policyOf(call, String(assignment['RoleAssigneeName']));
      policy['AssignedRoles'] = rolesOf(policy).filter((role) => role !== assignment['Role']);
      return changed(call, wanted);
    },
    { confirms: true },
  ),
];

function groupOf(call: CmdletCall) {
  const wanted = text(call, 'Identity') ?? '';
  const group = call.tenant.exchange.roleGroups.find((candidate) => candidate.Name === wanted);
  if (!group) throw objectNotFound(call.tenant, wanted);
  return group;
}

/** Users get roles through the role assignment policy of their mailbox; each pair is an assignment of its own. */
function policyAssignments(call: CmdletCall): Obj[] {
  return (call.tenant.exchange.settings['RoleAssignmentPolicy'] ?? []).flatMap((policy) =>
    rolesOf(policy).map((role) => ({
      Name: `${role}-${String(policy['Name'])}`,
      Identity: `${role}-${String(policy['Name'])}`,
      Role: role,
      RoleAssigneeName: policy['Name'],
      RoleAssigneeType: 'RoleAssignmentPolicy',
      RoleAssignmentDelegationType: 'Regular',
      Enabled: true,
    })),
  );
}

function policyOf(call: CmdletCall, name: string): Obj {
  const policy = (call.tenant.exchange.settings['RoleAssignmentPolicy'] ?? []).find(
    (candidate) => candidate['Name'] === name,
  );
  if (!policy) throw refused(`The role assignment policy '${name}' couldn't be found.`);
  return policy;
}

function rolesOf(policy: Obj): readonly string[] {
  return (policy['AssignedRoles'] ?? []) as readonly string[];
}
