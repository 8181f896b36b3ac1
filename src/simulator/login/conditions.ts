import type { AskedPolicy } from '../state/asked-policy.ts';
import type { Obj, Tenant, User } from '../state/tenant.ts';
import { rolesOf } from './directory.ts';
import { concernsPlace } from './place.ts';
import type { Place, PlaceConditions } from './place.ts';
import { appIds } from './roles.ts';

/** How the client that asks would be named in a policy (conditionalAccessConditionSet, clientAppTypes). */
export type ClientApp = 'browser' | 'mobileAppsAndDesktopClients' | 'exchangeActiveSync' | 'other';

export interface Demand {
  readonly mfa: boolean;
  readonly blocked: boolean;
  /** The enforced policies that concern this sign-in, and all that report only. */
  readonly policies: readonly AskedPolicy[];
}

/**
 * What Conditional Access and security defaults demand before a token is issued at a place, or without one everywhere. They are asked at each sign-in and again
 * whenever a refresh token is redeemed (Microsoft Entra, "Conditional Access adaptive session lifetime").
 */
export function policyDemand(
  tenant: Tenant,
  user: User,
  appId: string,
  client: ClientApp,
  place: Place | null,
): Demand {
  const policies = tenant.policies.conditionalAccess
    .filter((policy) => policy['state'] !== 'disabled')
    .map((policy): AskedPolicy => ({
      id: String(policy['id']),
      displayName: String(policy['displayName']),
      controls: controlsOf(policy),
      reportOnly: policy['state'] !== 'enabled',
      applies: concerns(tenant, policy, user, appId, client, place),
    }))
    .filter((policy) => policy.applies || policy.reportOnly);
  const enforced = policies.filter((policy) => !policy.reportOnly);
  // Security defaults ask everybody for a second factor and refuse whatever cannot ask for one.
  const defaults = tenant.policies.securityDefaults['isEnabled'] === true;
  const legacy = client === 'exchangeActiveSync' || client === 'other';
  return {
    mfa: defaults || enforced.some(({ controls }) => controls.includes('mfa')),
    blocked: (defaults && legacy) || enforced.some(({ controls }) => controls.includes('block')),
    policies,
  };
}

/** An interactive sign-in also answers to the state that the user has by himself ("per-user MFA"). */
export function signInDemand(
  tenant: Tenant,
  user: User,
  appId: string,
  client: ClientApp,
  place: Place | null,
): Demand {
  const demand = policyDemand(tenant, user, appId, client, place);
  return { ...demand, mfa: demand.mfa || user._perUserMfa !== 'disabled' };
}

function controlsOf(policy: Obj): readonly string[] {
  const grant = policy['grantControls'] as {
    readonly builtInControls?: readonly string[];
    readonly authenticationStrength?: unknown;
  } | null;
  return [...(grant?.builtInControls ?? []), ...(grant?.authenticationStrength ? ['mfa'] : [])];
}

interface Conditions extends PlaceConditions {
  readonly clientAppTypes?: readonly string[];
  readonly userRiskLevels?: readonly string[];
  readonly signInRiskLevels?: readonly string[];
  readonly users?: {
    readonly includeUsers?: readonly string[];
    readonly excludeUsers?: readonly string[];
    readonly includeGroups?: readonly string[];
    readonly excludeGroups?: readonly string[];
    readonly includeRoles?: readonly string[];
    readonly excludeRoles?: readonly string[];
  };
  readonly applications?: {
    readonly includeApplications?: readonly string[];
    readonly excludeApplications?: readonly string[];
  };
}

function concerns(
  tenant: Tenant,
  policy: Obj,
  user: User,
  appId: string,
  client: ClientApp,
  place: Place | null,
): boolean {
  const conditions = policy['conditions'] as Conditions;
  const clients = conditions.clientAppTypes ?? ['all'];
  return (
    (clients.includes('all') || clients.includes(client)) &&
    concernsUser(tenant, conditions.users ?? {}, user) &&
    concernsApplication(conditions.applications ?? {}, appId) &&
    concernsRisk(tenant, conditions, user) &&
    concernsPlace(tenant, conditions, place)
  );
}

function concernsUser(tenant: Tenant, users: NonNullable<Conditions['users']>, user: User): boolean {
  const groups = tenant.groups.filter((group) => group._members.includes(user.id)).map((group) => group.id);
  const roles = rolesOf(tenant, user.id);
  const meets = (wanted: readonly string[] | undefined, held: readonly string[]): boolean =>
    (wanted ?? []).some((id) => held.includes(id));
  const included =
    meets(users.includeUsers, ['All', user.id]) ||
    meets(users.includeGroups, groups) ||
    meets(users.includeRoles, roles);
  const excluded =
    meets(users.excludeUsers, [user.id]) ||
    meets(users.excludeGroups, groups) ||
    meets(users.excludeRoles, roles);
  return included && !excluded;
}

function concernsApplication(applications: NonNullable<Conditions['applications']>, appId: string): boolean {
  const names = (list: readonly string[] | undefined): boolean =>
    (list ?? []).some(
      (name) => name === 'All' || name === appId || (name === 'Office365' && appId === appIds.exchange),
    );
  return names(applications.includeApplications) && !names(applications.excludeApplications);
}

/** A risk condition concerns only whom identity protection holds at risk; no sign-in here is risky by itself. */
function concernsRisk(tenant: Tenant, conditions: Conditions, user: User): boolean {
  if ((conditions.signInRiskLevels ?? []).length > 0) return false;
  const levels = conditions.userRiskLevels ?? [];
  if (levels.length === 0) return true;
  const risky = tenant.riskyUsers.find((candidate) => candidate['id'] === user.id);
  return (
    ['atRisk', 'confirmedCompromised'].includes(String(risky?.['riskState'])) &&
    levels.includes(String(risky?.['riskLevel']))
  );
}

/** Two of Microsoft's clients are pages in a browser; whatever else asks here is an app. */
export function clientAppOf(clientId: string): ClientApp {
  return clientId === appIds.outlookWeb || clientId === appIds.officeHome
    ? 'browser'
    : 'mobileAppsAndDesktopClients';
}
