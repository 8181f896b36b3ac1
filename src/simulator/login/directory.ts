import type { Method, ServicePrincipal, Tenant, User } from '../state/tenant.ts';
import { appIds, microsoftTenant } from './roles.ts';

export function findUser(tenant: Tenant, idOrUpn: string): User | undefined {
  const wanted = idOrUpn.toLowerCase();
  return tenant.users.find((user) => user.id === wanted || user.userPrincipalName.toLowerCase() === wanted);
}

export function findClient(tenant: Tenant, appId: string): ServicePrincipal | undefined {
  return tenant.servicePrincipals.find((principal) => principal.appId === appId);
}

/** Template ids of the directory roles that a principal holds now, also through role-assignable groups. */
export function rolesOf(tenant: Tenant, principalId: string): readonly string[] {
  const holders = new Set([
    principalId,
    ...tenant.groups.filter((group) => group._members.includes(principalId)).map((group) => group.id),
  ]);
  return [
    ...new Set(
      tenant.roleAssignments
        .filter((assignment) => holders.has(assignment.principalId))
        .map((assignment) => assignment.roleDefinitionId),
    ),
  ];
}

export function hasPlan(tenant: Tenant, user: User | null, plan: string): boolean {
  const licensed = user
    ? user.assignedLicenses.map((license) => license.skuId)
    : tenant.skus.map((sku) => String(sku['skuId']));
  return tenant.skus.some(
    (sku) =>
      licensed.includes(String(sku['skuId'])) &&
      (sku['servicePlans'] as { servicePlanName: string }[]).some(
        (service) => service.servicePlanName === plan,
      ),
  );
}

/** Names of the service plans that the tenant holds at all. */
export function plansOf(tenant: Tenant): ReadonlySet<string> {
  return new Set(
    tenant.skus.flatMap((sku) =>
      (sku['servicePlans'] as { servicePlanName: string }[]).map((plan) => plan.servicePlanName),
    ),
  );
}

/** Microsoft's own clients need no grant of the tenant. */
export function isFirstParty(principal: ServicePrincipal | undefined): boolean {
  return principal === undefined || principal.appOwnerOrganizationId === microsoftTenant;
}

/** Scopes that a client holds for a user at a resource through its grants. */
export function grantedScopes(
  tenant: Tenant,
  principal: ServicePrincipal,
  userId: string,
  resourceAppId: string,
): readonly string[] {
  const resource = findClient(tenant, resourceAppId);
  return tenant.grants
    .filter(
      (grant) =>
        grant.clientId === principal.id &&
        grant.resourceId === resource?.id &&
        (grant.consentType === 'AllPrincipals' || grant.principalId === userId),
    )
    .flatMap((grant) => grant.scope.split(' ').filter(Boolean));
}

export function appRolesOf(
  tenant: Tenant,
  principal: ServicePrincipal,
  resourceAppId: string,
): readonly string[] {
  const resource = findClient(tenant, resourceAppId);
  if (!resource) return [];
  return tenant.appRoleAssignments
    .filter((assignment) => assignment.principalId === principal.id && assignment.resourceId === resource.id)
    .flatMap((assignment) => resource.appRoles.find((role) => role.id === assignment.appRoleId)?.value ?? []);
}

export interface MfaDemand {
  readonly required: boolean;
  readonly legacyBlocked: boolean;
  readonly blocked: boolean;
}

/** What Conditional Access, security defaults and the per-user state demand of this sign-in. */
export function mfaDemand(tenant: Tenant, user: User, appId: string): MfaDemand {
  const defaults = tenant.policies.securityDefaults['isEnabled'] === true;
  const policies = tenant.policies.conditionalAccess.filter(
    (policy) => policy['state'] === 'enabled' && policyCovers(tenant, policy, user, appId),
  );
  const controls = (policy: Tenant['policies']['conditionalAccess'][number]): readonly string[] =>
    (policy['grantControls'] as { builtInControls?: string[] } | null)?.builtInControls ?? [];
  const clients = (policy: Tenant['policies']['conditionalAccess'][number]): readonly string[] =>
    (policy['conditions'] as { clientAppTypes?: string[] }).clientAppTypes ?? ['all'];
  return {
    required:
      defaults ||
      user._perUserMfa !== 'disabled' ||
      policies.some(
        (policy) =>
          controls(policy).includes('mfa') ||
          (policy['grantControls'] as { authenticationStrength?: unknown } | null)?.authenticationStrength,
      ),
    legacyBlocked:
      defaults ||
      policies.some((policy) => controls(policy).includes('block') && clients(policy).includes('other')),
    blocked: policies.some((policy) => controls(policy).includes('block') && clients(policy).includes('all')),
  } as MfaDemand;
}

function policyCovers(
  tenant: Tenant,
  policy: Tenant['policies']['conditionalAccess'][number],
  user: User,
  appId: string,
): boolean {
  const conditions = policy['conditions'] as {
    users?: {
      includeUsers?: string[];
      excludeUsers?: string[];
      includeGroups?: string[];
      excludeGroups?: string[];
      includeRoles?: string[];
      excludeRoles?: string[];
    };
    applications?: { includeApplications?: string[] };
  };
  const users = conditions.users ?? {};
  const groups = tenant.groups.filter((group) => group._members.includes(user.id)).map((group) => group.id);
  const roles = rolesOf(tenant, user.id);
  const meets = (wanted: string[] | undefined, held: readonly string[]): boolean =>
    (wanted ?? []).some((id) => held.includes(id));
  const included =
    meets(users.includeUsers, ['All', user.id]) ||
    meets(users.includeGroups, groups) ||
    meets(users.includeRoles, roles);
  const excluded =
    meets(users.excludeUsers, [user.id]) ||
    meets(users.excludeGroups, groups) ||
    meets(users.excludeRoles, roles);
  const apps = conditions.applications?.includeApplications ?? [];
  return (
    included &&
    !excluded &&
    (apps.includes('All') ||
      apps.includes(appId) ||
      (apps.includes('Office365') && appId === appIds.exchange))
  );
}

/** Methods that answer a second-factor prompt; e-mail serves only self-service password reset. */
export function secondFactors(user: User): readonly Method[] {
  return user._methods.filter((method) => !/password|email|temporaryAccessPass/i.test(method['@odata.type']));
}
