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

/** Microsoft's own clients need no grant of the tenant; some of them have no service principal in it. */
export function isFirstParty(tenant: Tenant, clientId: string): boolean {
  const principal = findClient(tenant, clientId);
  return principal
    ? principal.appOwnerOrganizationId === microsoftTenant
    : (Object.values(appIds) as readonly string[]).includes(clientId);
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

/** Methods that answer a second-factor prompt; e-mail serves only self-service password reset. */
export function secondFactors(user: User): readonly Method[] {
  return user._methods.filter((method) => !/password|email|temporaryAccessPass/i.test(method['@odata.type']));
}
