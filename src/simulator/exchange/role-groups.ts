import type { Obj } from '../state/tenant.ts';
import { findUser, rolesOf as rolesOfPrincipal } from '../login/directory.ts';
import { directoryRoles } from '../login/roles.ts';
import { mailboxOf } from '../state/mailbox.ts';
import { asList, changed, cmdlet, exchangeError, objectNotFound, text } from './cmdlet.ts';
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
    groupOf(call).Members.map((member) => memberRow(call, member)),
  ),
  cmdlet('Add-RoleGroupMember', 'organization', 'Member BypassSecurityGroupManagerCheck', (call) => {
    const group = groupOf(call);
    const member = needUser(call, text(call, 'Member') ?? '');
    if (group.Members.includes(member))
      throw exchangeError(
        400,
        'Microsoft.Exchange.Management.RbacTasks.MemberAlreadyExistsException',
        `The recipient "${member}" is already a member of the group "${group.Name}".`,
      );
    group.Members.push(member);
    return changed(call, group.Name);
  }),
  cmdlet(
    'Remove-RoleGroupMember',
    'organization',
    'Member BypassSecurityGroupManagerCheck',
    (call) => {
      const group = groupOf(call);
      const member = needUser(call, text(call, 'Member') ?? '');
      if (!group.Members.includes(member))
        throw exchangeError(
          400,
          'Microsoft.Exchange.Management.RbacTasks.MemberNotFoundException',
          `The recipient "${member}" isn't a member of the group "${group.Name}".`,
        );
      group.Members.splice(group.Members.indexOf(member), 1);
      return changed(call, group.Name);
    },
    { confirms: true },
  ),
  cmdlet(
    'Get-ManagementRoleAssignment',
    'read',
    'RoleAssignee AssignmentMethod Role GetEffectiveUsers',
    (call) => {
      const wanted = text(call, 'RoleAssignee');
      const role = text(call, 'Role');
      const all = [
        ...call.tenant.exchange.roleAssignments,
        ...groupAssignments(call),
        ...policyAssignments(call),
      ];
      const assignees = wanted === undefined ? null : assigneesOf(call, wanted);
      const methods = asList(call.parameters['AssignmentMethod']);
      return all.filter(
        (assignment) =>
          (assignees === null || assignees.has(String(assignment['RoleAssigneeName']))) &&
          (methods.length === 0 || methods.includes(methodOf(assignment))) &&
          (!role || assignment['Role'] === role) &&
          (!text(call, 'Identity') || assignment['Name'] === text(call, 'Identity')),
      );
    },
  ),
  cmdlet('New-ManagementRoleAssignment', 'organization', 'Name Role Policy User SecurityGroup', (call) => {
    if (text(call, 'Policy') === undefined) return [give(call)];
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
      const direct = call.tenant.exchange.roleAssignments;
      const own = direct.findIndex((candidate) => candidate['Name'] === wanted);
      if (own !== -1) {
        direct.splice(own, 1);
        return changed(call, wanted);
      }
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

/** As Exchange prints a member: by the name of the mailbox, with the address beside. */
function memberRow(call: CmdletCall, upn: string): Obj {
  const user = findUser(call.tenant, upn);
  return {
    Name: user?.displayName ?? upn,
    Identity: user?.displayName ?? upn,
    PrimarySmtpAddress: mailboxOf(call.tenant, upn)?.properties.PrimarySmtpAddress ?? '',
    WindowsLiveID: upn,
    ExternalDirectoryObjectId: user?.id ?? null,
    RecipientType: 'UserMailbox',
  };
}

function needUser(call: CmdletCall, wanted: string): string {
  const upn =
    mailboxOf(call.tenant, wanted)?.properties.UserPrincipalName ??
    findUser(call.tenant, wanted)?.userPrincipalName;
  if (upn === undefined) throw objectNotFound(call.tenant, wanted);
  return upn;
}

/** How an assignment comes to whom it was asked for ("Get-ManagementRoleAssignment", AssignmentMethod). */
function methodOf(assignment: Obj): string {
  const type = String(assignment['RoleAssigneeType']);
  return type === 'User' ? 'Direct' : type;
}

/**
 * Whose assignments `RoleAssignee` asks for: a group or a policy by its name; of a user also those that come to him through
 * groups and through the policy of his mailbox ("Get-ManagementRoleAssignment", RoleAssignee: direct and indirect ones).
 */
function assigneesOf(call: CmdletCall, wanted: string): ReadonlySet<string> {
  const groups = call.tenant.exchange.roleGroups;
  const named = [
    ...groups.map(({ Name }) => Name),
    ...policies(call).map((policy) => String(policy['Name'])),
  ];
  if (named.includes(wanted)) return new Set([wanted]);
  const upn = needUser(call, wanted);
  const user = findUser(call.tenant, upn);
  const through = groups.filter((group) => group.Members.includes(upn)).map(({ Name }) => Name);
  const directory = user ? rolesOfPrincipal(call.tenant, user.id) : [];
  // Exchange Online puts the holders of these directory roles into a group within its own.
  const administers = ['Global Administrator', 'Exchange Administrator'] as const;
  const nested = administers.some((role) => directory.includes(directoryRoles[role]))
    ? ['Organization Management']
    : [];
  return new Set([upn, ...through, ...nested, ...policyOfMailbox(call, upn)]);
}

/** The one that is named in it; without a name the organisation's default. A person without a mailbox has none. */
function policyOfMailbox(call: CmdletCall, upn: string): readonly string[] {
  const box = mailboxOf(call.tenant, upn);
  if (!box) return [];
  const usual = policies(call).find((policy) => policy['IsDefault'] === true);
  return [String(box.properties['RoleAssignmentPolicy'] ?? usual?.['Name'] ?? '')];
}

function groupAssignments(call: CmdletCall): Obj[] {
  return call.tenant.exchange.roleGroups.flatMap(({ Name }) =>
    (rolesOfGroup[Name] ?? []).map((role) => ({
      Name: `${role}-${Name}`,
      Identity: `${role}-${Name}`,
      Role: role,
      RoleAssigneeName: Name,
      RoleAssigneeType: 'RoleGroup',
      RoleAssignmentDelegationType: 'Regular',
      Enabled: true,
    })),
  );
}

/** Some roles of Microsoft's own groups ("Permissions in Exchange Online"): those that reach into mail. */
const rolesOfGroup: { readonly [group: string]: readonly string[] } = {
  'Organization Management': [
    'Mail Recipients',
    'Organization Configuration',
    'Role Management',
    'Transport Rules',
    'Journaling',
    'Audit Logs',
  ],
  'Recipient Management': ['Mail Recipients', 'Message Tracking', 'Move Mailboxes'],
  'Discovery Management': ['Legal Hold', 'Mailbox Search'],
};

/** To a person, or to a role group: `SecurityGroup` takes both kinds of group. */
function give(call: CmdletCall): Obj {
  const group = text(call, 'SecurityGroup');
  const assignee =
    group === undefined
      ? needUser(call, text(call, 'User') ?? '')
      : groupOf({ ...call, parameters: { Identity: group } }).Name;
  const role = text(call, 'Role') ?? '';
  const name = text(call, 'Name') ?? `${role}-${assignee}`;
  const direct = call.tenant.exchange.roleAssignments;
  if (direct.some((one) => one['Name'] === name))
    throw exchangeError(
      400,
      'Microsoft.Exchange.Configuration.Tasks.ADObjectAlreadyExistsException',
      `The operation couldn't be performed because '${name}' already exists.`,
    );
  const made: Obj = {
    Name: name,
    Identity: name,
    Role: role,
    RoleAssigneeName: assignee,
    RoleAssigneeType: group === undefined ? 'User' : 'RoleGroup',
    RoleAssignmentDelegationType: 'Regular',
    Enabled: true,
  };
  direct.push(made);
  changed(call, name);
  return made;
}

/** Users get roles through the role assignment policy of their mailbox; each pair is an assignment of its own. */
function policyAssignments(call: CmdletCall): Obj[] {
  return policies(call).flatMap((policy) =>
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
  const policy = policies(call).find((candidate) => candidate['Name'] === name);
  if (!policy) throw refused(`The role assignment policy '${name}' couldn't be found.`);
  return policy;
}

function policies(call: CmdletCall): readonly Obj[] {
  return call.tenant.exchange.settings['RoleAssignmentPolicy'] ?? [];
}

function rolesOf(policy: Obj): readonly string[] {
  return (policy['AssignedRoles'] ?? []) as readonly string[];
}
