// The first segments that Microsoft Graph v1.0 has at all (entity container of its CSDL, August 2026).
const roots = new Set(
  `
  admin agreementAcceptances agreements appCatalogs appRoleAssignments applicationTemplates applications
  auditLogs authenticationMethodConfigurations authenticationMethodsPolicy
  certificateBasedAuthConfiguration chats communications compliance connections contacts contracts copilot
  dataPolicyOperations deviceAppManagement deviceManagement devices directory directoryObjects
  directoryRoleTemplates directoryRoles domainDnsRecords domains drive drives education employeeExperience
  external filterOperators functions groupLifecyclePolicies groupSettingTemplates groupSettings groups
  identity identityGovernance identityProtection identityProviders informationProtection invitations me me
  oauth2PermissionGrants organization permissionGrants places planner policies print privacy reports
  roleManagement schemaExtensions scopedRoleMemberships search security servicePrincipals shares sites
  solutions storage subscribedSkus subscriptions teams teamsTemplates teamwork tenantRelationships users`
    .trim()
    .toLowerCase()
    .split(/\s+/),
);

/** Whether Graph itself knows the resource: then its absence here is the simulation's, and no finding about a tenant. */
export function isGraphResource(segment: string): boolean {
  return roots.has(segment.toLowerCase());
}
