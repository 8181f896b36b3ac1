import { directoryRoles } from '../login/roles.ts';
import type { DirectoryRole } from '../login/roles.ts';
import type { Group, Tenant, User } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { makeMailbox } from './mailbox.ts';
import { makeMethod } from './method.ts';
import type { PersonSpec, ScenarioSpec } from './spec.ts';

/** A Microsoft 365 group: its mailbox belongs to no person. */
function groupOf(user: User): Group {
  return {
    id: user.id,
    displayName: user.displayName,
    mail: user.userPrincipalName,
    mailNickname: user.userPrincipalName.split('@')[0],
    mailEnabled: true,
    securityEnabled: false,
    groupTypes: ['Unified'],
    isAssignableToRole: null,
    visibility: 'Private',
    createdDateTime: user.createdDateTime,
    _members: [],
  };
}

export function yearsAgo(world: World, years: number): string {
  return new Date(world.clock.milliseconds() - years * 365 * 86_400_000).toISOString();
}

/** A person of the firm with methods, roles, mailbox and device; a group or public-folder mailbox has nobody who signs in. */
export function addPerson(
  world: World,
  tenant: Tenant,
  spec: ScenarioSpec,
  person: PersonSpec,
  skuId: string,
): User {
  const created = yearsAgo(world, 2);
  const [givenName = '', surname = ''] = person.name.split(' ');
  const upn = person.upn.includes('@') ? person.upn : `${person.upn}@${spec.tenant.domain}`;
  const user: User = {
    id: world.random.uuid(),
    userPrincipalName: upn,
    displayName: person.name,
    givenName,
    surname,
    mail: person.mailbox === 'none' ? null : upn,
    accountEnabled: person.mailbox !== 'RoomMailbox',
    userType: 'Member',
    onPremisesSyncEnabled: person.synced ? true : null,
    signInSessionsValidFromDateTime: created,
    lastPasswordChangeDateTime: created,
    createdDateTime: created,
    assignedLicenses: person.mailbox === 'UserMailbox' ? [{ skuId, disabledPlans: [] }] : [],
    businessPhones: [],
    otherMails: [],
    proxyAddresses: [`SMTP:${upn}`],
    mobilePhone: null,
    jobTitle: null,
    usageLocation: 'DE',
    _password: `Sommer-${world.random.integer(9000) + 1000}!`,
    _forceChange: false,
    _perUserMfa: person.perUserMfa,
    _defaultMethod: null,
    _methods: [
      {
        '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
        id: '28c10230-6103-485e-b985-444c60001490',
        createdDateTime: created,
        password: null,
        _holder: 'owner',
      },
    ],
    _appPasswords: [],
    _manager: null,
  };
  for (const kind of person.mfa) user._methods.push(makeMethod(world, kind, created, 'owner', person.name));
  user._defaultMethod = user._methods[1]?.id ?? null;
  if (person.mailbox === 'GroupMailbox') tenant.groups.push(groupOf(user));
  else if (person.mailbox !== 'PublicFolderMailbox') tenant.users.push(user);
  for (const role of person.roles)
    tenant.roleAssignments.push({
      id: Buffer.from(world.random.bytes(24)).toString('base64url'),
      principalId: user.id,
      roleDefinitionId: directoryRoles[role as DirectoryRole],
      directoryScopeId: '/',
    });
  if (person.mailbox !== 'none')
    tenant.mailboxes.push(makeMailbox(world.random, user, person.mailbox, person.language));
  if (person.device) {
    tenant.devices.push({
      id: world.random.uuid(),
      deviceId: world.random.uuid(),
      displayName: person.device,
      accountEnabled: true,
      operatingSystem: 'Windows',
      operatingSystemVersion: '10.0.22631.4317',
      trustType: 'AzureAd',
      isCompliant: true,
      isManaged: true,
      registrationDateTime: created,
      approximateLastSignInDateTime: world.clock.iso(),
      profileType: 'RegisteredDevice',
      _owner: user.id,
      _prt: null,
    });
  }
  return user;
}
