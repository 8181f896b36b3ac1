import { createHash } from 'node:crypto';
import { appIds, directoryRoles, microsoftTenant } from '../login/roles.ts';
import type { DirectoryRole } from '../login/roles.ts';
import type { ServicePrincipal, Tenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

/** Application permissions that the operator's app was given: section E.4 of Microsoft's permission reference, all jobs. */
export const operatorPermissions: readonly string[] = (
  'User.Read.All User.ReadWrite.All User.EnableDisableAccount.All User.RevokeSessions.All User-PasswordProfile.ReadWrite.All UserAuthenticationMethod.ReadWrite.All ' +
  'Directory.Read.All Application.Read.All Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All AppRoleAssignment.ReadWrite.All Device.ReadWrite.All Group.Read.All ' +
  'RoleManagement.ReadWrite.Directory Policy.Read.All Policy.ReadWrite.AuthenticationMethod Policy.ReadWrite.ConditionalAccess Policy.ReadWrite.SecurityDefaults Policy.ReadWrite.Authorization Policy.ReadWrite.ConsentRequest ' +
  'IdentityRiskyUser.ReadWrite.All IdentityRiskEvent.Read.All AuditLog.Read.All AuditLogsQuery.Read.All MailboxSettings.ReadWrite Mail.ReadWrite ExchangeMessageTrace.Read.All ' +
  'SecurityEvents.ReadWrite.All Organization.Read.All Domain.Read.All LicenseAssignment.Read.All ' +
  'Domain.ReadWrite.All Directory.ReadWrite.All SharePointTenantSettings.ReadWrite.All RoleManagementPolicy.ReadWrite.Directory ' +
  'Policy.ReadWrite.AuthenticationFlows Policy.ReadWrite.DeviceConfiguration Policy.ReadWrite.ApplicationConfiguration ' +
  'Policy.ReadWrite.CrossTenantAccess Policy.ReadWrite.ExternalIdentities OnPremDirectorySynchronization.Read.All'
).split(' ');

export interface OperatorApp {
  readonly clientId: string;
  readonly secret: string;
}

/** Role ids are Microsoft's where the simulation knows them, else derived from the name: stable, but not Microsoft's. */
export function appRoleId(name: string): string {
  if (name === 'Exchange.ManageAsApp') return 'dc50a0fb-09a3-484d-be87-e023b12c6440';
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The resources that every tenant has: Graph, Exchange Online, the Management APIs. */
export function addMicrosoftPrincipals(world: World, tenant: Tenant): void {
  const roles: { readonly [appId: string]: readonly string[] } = {
    [appIds.graph]: [
      ...operatorPermissions,
      'Mail.Read',
      'Mail.ReadWrite',
      'Mail.Send',
      'MailboxSettings.Read',
      'Files.Read.All',
    ],
    [appIds.exchange]: ['Exchange.ManageAsApp', 'full_access_as_app'],
    [appIds.activity]: ['ActivityFeed.Read', 'ActivityFeed.ReadDlp'],
    [appIds.outlookWeb]: [],
    [appIds.officeHome]: [],
  };
  const names: { readonly [appId: string]: string } = {
    [appIds.graph]: 'Microsoft Graph',
    [appIds.exchange]: 'Office 365 Exchange Online',
    [appIds.activity]: 'Office 365 Management APIs',
    [appIds.outlookWeb]: 'One Outlook Web',
    [appIds.officeHome]: 'OfficeHome',
  };
  for (const [appId, values] of Object.entries(roles)) {
    tenant.servicePrincipals.push(principal(world, appId, names[appId] ?? appId, microsoftTenant, values));
  }
}

export function principal(
  world: World,
  appId: string,
  displayName: string,
  owner: string | null,
  roles: readonly string[] = [],
): ServicePrincipal {
  return {
    id: world.random.uuid(),
    appId,
    displayName,
    accountEnabled: true,
    appOwnerOrganizationId: owner,
    createdDateTime: world.clock.iso(),
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMultipleOrgs',
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    replyUrls: [],
    tags: [],
    passwordCredentials: [],
    keyCredentials: [],
    appRoles: roles.map((value) => ({
      id: appRoleId(value),
      value,
      displayName: value,
      description: value,
      isEnabled: true,
      allowedMemberTypes: ['Application'],
      origin: 'Application',
    })),
  };
}

/** Registers an app of the organisation with application permissions and directory roles; a global administrator consented. */
export function addOperatorApp(
  world: World,
  tenant: Tenant,
  name: string,
  permissions: readonly string[],
  roles: readonly DirectoryRole[],
  secretOf: { readonly name: string; readonly daysAgo: number } = { name: 'evict', daysAgo: 0 },
): OperatorApp {
  const made = new Date(world.clock.milliseconds() - secretOf.daysAgo * 86_400_000).toISOString();
  const clientId = world.random.uuid();
  const secret = Buffer.from(world.random.bytes(30)).toString('base64url');
  const service = principal(world, clientId, name, tenant.id);
  tenant.servicePrincipals.push(service);
  tenant.applications.push({
    id: world.random.uuid(),
    appId: clientId,
    displayName: name,
    createdDateTime: made,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: permissions.length > 1,
    passwordCredentials: [
      {
        keyId: world.random.uuid(),
        displayName: secretOf.name,
        startDateTime: made,
        endDateTime: new Date(world.clock.milliseconds() + 365 * 86_400_000).toISOString(),
        hint: secret.slice(0, 3),
        customKeyIdentifier: null,
        _secret: secret,
      },
    ],
    keyCredentials: [],
    _owners: [],
  });
  // Consent for people who sign in through it, given by an administrator for everybody.
  if (permissions.length > 1) consentForAll(world, tenant, service, permissions);
  for (const permission of permissions) assignAppRole(world, tenant, service, permission);
  for (const role of roles)
    tenant.roleAssignments.push({
      id: Buffer.from(world.random.bytes(24)).toString('base64url'),
      principalId: service.id,
      roleDefinitionId: directoryRoles[role],
      directoryScopeId: '/',
    });
  return { clientId, secret };
}

/** For each resource the delegated permissions of the same names; Exchange calls its own differently. */
function consentForAll(
  world: World,
  tenant: Tenant,
  client: ServicePrincipal,
  permissions: readonly string[],
): void {
  const scopes: { readonly [appId: string]: readonly string[] } = {
    [appIds.graph]: permissions.filter((name) => !/^(Exchange\.|ActivityFeed\.)/.test(name)),
    [appIds.exchange]: permissions.includes('Exchange.ManageAsApp') ? ['Exchange.Manage'] : [],
    [appIds.activity]: permissions.filter((name) => name.startsWith('ActivityFeed.')),
  };
  for (const [appId, scope] of Object.entries(scopes)) {
    const resource = tenant.servicePrincipals.find((candidate) => candidate.appId === appId);
    if (!resource || scope.length === 0) continue;
    tenant.grants.push({
      id: Buffer.from(world.random.bytes(32)).toString('base64url'),
      clientId: client.id,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId: resource.id,
      scope: scope.join(' '),
    });
  }
}

export function assignAppRole(
  world: World,
  tenant: Tenant,
  holder: ServicePrincipal,
  permission: string,
): void {
  const resource = tenant.servicePrincipals.find((candidate) =>
    candidate.appRoles.some((role) => role.value === permission),
  );
  if (!resource) throw new RangeError(`no resource offers ${permission}`);
  tenant.appRoleAssignments.push({
    id: Buffer.from(world.random.bytes(24)).toString('base64url'),
    appRoleId: appRoleId(permission),
    createdDateTime: world.clock.iso(),
    principalDisplayName: holder.displayName,
    principalId: holder.id,
    principalType: 'ServicePrincipal',
    resourceDisplayName: resource.displayName,
    resourceId: resource.id,
  });
}
