import type { AuthorisedRequest } from '../http/exchange-types.ts';
import type { Tenant } from '../state/tenant.ts';
import { plansOf } from '../login/directory.ts';
import { directoryRoles } from '../login/roles.ts';
import { auditBypassCmdlets } from './audit-bypass.ts';
import { auditCmdlets } from './audit.ts';
import { mailboxSettingCmdlets } from './mailbox-settings.ts';
import { messageTraceCmdlets } from './message-trace.ts';
import { mailboxCmdlets } from './mailboxes.ts';
import { folderPermissionCmdlets } from './folder-permissions.ts';
import { mailboxPermissionCmdlets } from './mailbox-permissions.ts';
import { recipientCmdlets } from './recipients.ts';
import { recoverableItemCmdlets } from './recoverable-items.ts';
import { restrictedSenderCmdlets } from './restricted-senders.ts';
import { roleGroupCmdlets } from './role-groups.ts';
import { ruleCmdlets } from './rules.ts';
import { settingCmdlets } from './configuration/index.ts';
import type { Cmdlet, Reach } from './cmdlet.ts';

export type Endpoint = 'exchange' | 'compliance';

const every: readonly Cmdlet[] = [
  ...mailboxCmdlets,
  ...recipientCmdlets,
  ...ruleCmdlets,
  ...mailboxPermissionCmdlets,
  ...folderPermissionCmdlets,
  ...mailboxSettingCmdlets,
  ...settingCmdlets,
  ...roleGroupCmdlets,
  ...auditBypassCmdlets,
  ...restrictedSenderCmdlets,
  ...recoverableItemCmdlets,
  ...auditCmdlets,
  ...messageTraceCmdlets,
];

/** Every cmdlet by its lower-case name, for Exchange Online and for Security & Compliance. */
export const cmdlets: { readonly [endpoint in Endpoint]: ReadonlyMap<string, Cmdlet> } = {
  exchange: byName(every.filter((cmdlet) => !cmdlet.reach.startsWith('compliance'))),
  compliance: byName(every.filter((cmdlet) => cmdlet.reach.startsWith('compliance'))),
};

function byName(list: readonly Cmdlet[]): ReadonlyMap<string, Cmdlet> {
  return new Map(list.map((cmdlet) => [cmdlet.name.toLowerCase(), cmdlet]));
}

/** What each directory role may do in Exchange (App-only authentication for Exchange PowerShell, supported roles). */
const reachOfRole: { readonly [role: string]: readonly Reach[] } = {
  [directoryRoles['Global Administrator']]: [
    'read',
    'recipients',
    'organization',
    'security',
    'compliance-read',
    'compliance',
  ],
  [directoryRoles['Exchange Administrator']]: ['read', 'recipients', 'organization', 'security'],
  [directoryRoles['Security Administrator']]: ['read', 'security', 'compliance-read', 'compliance'],
  [directoryRoles['Exchange Recipient Administrator']]: ['read', 'recipients'],
  [directoryRoles['Compliance Administrator']]: ['read', 'compliance-read', 'compliance'],
  [directoryRoles['Global Reader']]: ['read', 'compliance-read'],
  [directoryRoles['Security Reader']]: ['read', 'compliance-read'],
  [directoryRoles['Helpdesk Administrator']]: ['read'],
};

/** Exchange's own role groups and roles, which Entra ID does not know. */
function reachOfGroups(tenant: Tenant, upn: string | null, directory: readonly string[]): readonly Reach[] {
  const groups = tenant.exchange.roleGroups.filter(
    ({ Name, Members }) =>
      (upn !== null && Members.includes(upn)) ||
      (Name === 'Organization Management' && administers.some((role) => directory.includes(role))),
  );
  const names = [upn, ...groups.map(({ Name }) => Name)];
  const direct = tenant.exchange.roleAssignments.filter((one) =>
    names.includes(String(one['RoleAssigneeName'])),
  );
  return [
    ...groups.flatMap(({ Name }) => reachOfGroup[Name] ?? []),
    ...direct.flatMap((one) => reachOfGroup[String(one['Role'])] ?? []),
  ];
}

/** Exchange Online puts their holders, applications too, into a group within Organization Management. */
const administers = [directoryRoles['Global Administrator'], directoryRoles['Exchange Administrator']];

const reachOfGroup: { readonly [groupOrRole: string]: readonly Reach[] } = {
  'Organization Management': ['read', 'recipients', 'organization', 'security'],
  'Recipient Management': ['read', 'recipients'],
  'Discovery Management': ['read'],
  'Mail Recipients': ['read', 'recipients'],
  'Organization Configuration': ['read', 'organization'],
  'Mailbox Import Export': ['import-export'],
};

/** A session holds the cmdlets that role and licence allow; whatever else is asked for is not recognised. */
export function allowed(request: AuthorisedRequest, endpoint: Endpoint): readonly Cmdlet[] {
  const reach = new Set([
    ...request.token.wids.flatMap((role) => reachOfRole[role] ?? []),
    ...reachOfGroups(request.tenant, request.token.upn ?? null, request.token.wids),
  ]);
  const plans = plansOf(request.tenant);
  return [...cmdlets[endpoint].values()].filter(
    (cmdlet) => reach.has(cmdlet.reach) && (!cmdlet.plan || plans.has(cmdlet.plan)),
  );
}
