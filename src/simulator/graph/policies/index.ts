import { graphError } from '../errors.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { appManagementRoutes } from './app-management.ts';
import { authenticationMethodRoutes } from './authentication-methods.ts';
import { permissionGrantRoutes } from './permission-grants.ts';
import { roleManagementRoutes } from './role-management.ts';
import { singleRoutes } from './single.ts';
import type { Single } from './single.ts';

const singles: readonly Single[] = [
  {
    path: 'policies/identitySecurityDefaultsEnforcementPolicy',
    name: 'security defaults',
    writers: ['Policy.ReadWrite.SecurityDefaults'],
    also: ['Policy.Read.All'],
    roles: ['Security Administrator', 'Conditional Access Administrator'],
    pick: (request) => request.tenant.policies.securityDefaults,
    check: refuseBesideConditionalAccess,
  },
  {
    path: 'policies/authorizationPolicy',
    name: 'authorization policy',
    writers: ['Policy.ReadWrite.Authorization'],
    roles: ['Privileged Role Administrator'],
    pick: (request) => request.tenant.policies.authorization,
    check: checkInvitations,
  },
  {
    path: 'policies/adminConsentRequestPolicy',
    name: 'admin consent request policy',
    writers: ['Policy.ReadWrite.ConsentRequest'],
    roles: ['Privileged Role Administrator'],
    method: 'PUT',
    pick: (request) => request.tenant.policies.adminConsent,
  },
  {
    path: 'policies/authenticationMethodsPolicy',
    name: 'authentication methods policy',
    readers: ['Policy.Read.AuthenticationMethod'],
    writers: ['Policy.ReadWrite.AuthenticationMethod'],
    roles: ['Authentication Policy Administrator'],
    pick: (request) => request.tenant.policies.authenticationMethods,
  },
  {
    path: 'policies/authenticationFlowsPolicy',
    name: 'authentication flows policy',
    writers: ['Policy.ReadWrite.AuthenticationFlows'],
    roles: ['Privileged Role Administrator'],
    pick: (request) => request.tenant.policies.authenticationFlows,
  },
  {
    path: 'policies/crossTenantAccessPolicy',
    name: 'cross-tenant access policy',
    writers: ['Policy.ReadWrite.CrossTenantAccess'],
    roles: ['Security Administrator'],
    pick: (request) => request.tenant.policies.crossTenantAccess,
  },
  {
    path: 'policies/crossTenantAccessPolicy/default',
    name: 'cross-tenant access default',
    writers: ['Policy.ReadWrite.CrossTenantAccess'],
    roles: ['Security Administrator'],
    pick: (request) => request.tenant.policies.crossTenantDefault,
    check: (request) => {
      request.tenant.policies.crossTenantDefault['isServiceDefault'] = false;
    },
  },
  {
    path: 'policies/externalIdentitiesPolicy',
    name: 'external identities policy',
    writers: ['Policy.ReadWrite.ExternalIdentities'],
    roles: ['Security Administrator'],
    betaOnly: true,
    pick: (request) => request.tenant.policies.externalIdentities,
  },
  {
    path: 'policies/deviceRegistrationPolicy',
    name: 'device registration policy',
    readers: ['Policy.Read.DeviceConfiguration'],
    writers: ['Policy.ReadWrite.DeviceConfiguration'],
    roles: ['Cloud Device Administrator'],
    method: 'PUT',
    returns: true,
    pick: (request) => request.tenant.policies.deviceRegistration,
    check: requireWholeDevicePolicy,
  },
  {
    path: 'policies/defaultAppManagementPolicy',
    name: 'tenant default app management policy',
    readers: ['Policy.Read.ApplicationConfiguration'],
    writers: ['Policy.ReadWrite.ApplicationConfiguration'],
    roles: ['Security Administrator'],
    pick: (request) => request.tenant.policies.appManagement,
  },
];

export const policyRoutes: readonly GraphRoute[] = [
  ...singles.flatMap(singleRoutes),
  ...authenticationMethodRoutes,
  ...appManagementRoutes,
  ...permissionGrantRoutes,
  ...roleManagementRoutes,
];

/** Security defaults and enforced Conditional Access exclude each other. */
function refuseBesideConditionalAccess(request: GraphRequest): void {
  const enforced = request.tenant.policies.conditionalAccess.some((policy) => policy['state'] === 'enabled');
  if (request.json['isEnabled'] === true && enforced)
    throw graphError(
      400,
      'BadRequest',
      'Security Defaults cannot be enabled while Conditional Access policies are enabled.',
    );
}

const inviters = ['none', 'adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers', 'everyone'];
/** Same access as members, limited access, restricted access (authorizationPolicy, `guestUserRoleId`). */
const guestRoles = [
  'a0b1b346-4d3e-4e8b-98f8-753987be4970',
  '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  '2af84b1e-32c8-42b7-82bc-daa82404023b',
];

function checkInvitations(request: GraphRequest): void {
  const { allowInvitesFrom, guestUserRoleId } = request.json;
  if (allowInvitesFrom !== undefined && !inviters.includes(String(allowInvitesFrom)))
    throw graphError(400, 'BadRequest', "Invalid value specified for property 'allowInvitesFrom'.");
  if (guestUserRoleId !== undefined && !guestRoles.includes(String(guestUserRoleId)))
    throw graphError(400, 'BadRequest', "Invalid value specified for property 'guestUserRoleId'.");
}

/** The policy is replaced, never patched (Update deviceRegistrationPolicy). */
function requireWholeDevicePolicy(request: GraphRequest): void {
  const needed = ['userDeviceQuota', 'multiFactorAuthConfiguration', 'azureADJoin', 'azureADRegistration'];
  const absent = needed.find((name) => request.json[name] === undefined);
  if (absent) throw graphError(400, 'BadRequest', `The property '${absent}' is required.`);
}
