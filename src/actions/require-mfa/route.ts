import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import { readPerUserMfa } from '../../microsoft/graph/authentication-methods.ts';
import { type AccessPolicy, listAccessPolicies } from '../../microsoft/graph/conditional-access.ts';
import { servicePlans } from '../../microsoft/graph/organization.ts';
import { readSecurityDefaults } from '../../microsoft/graph/policies.ts';

export type Route = 'conditional-access' | 'per-user' | 'security-defaults';

/**
 * How MFA can be required in this tenant; null where it already is. Security defaults and Conditional Access exclude each
 * other, Conditional Access needs Entra ID P1, and what is left for one account without it is per-user MFA.
 */
export async function chooseRoute(connection: Connection, account: Account | null): Promise<Route | null> {
  if (await readSecurityDefaults(connection.graph)) return null;
  const plans = await servicePlans(connection.graph);
  if (plans.has('AAD_PREMIUM') || plans.has('AAD_PREMIUM_P2')) {
    const policies = await listAccessPolicies(connection.graph);
    return policies.some((policy) => demandsMfa(policy, account?.id ?? null)) ? null : 'conditional-access';
  }
  if (account === null) return 'security-defaults';
  return (await readPerUserMfa(connection.graph, account.id)) === 'disabled' ? 'per-user' : null;
}

/**
 * Whether a policy demands MFA of one user (or, with null, of everybody) everywhere and always. Groups are not resolved: a
 * policy that only includes or excludes by group does not count, since a second policy does no harm and a gap does.
 */
export function demandsMfa(policy: AccessPolicy, userId: string | null): boolean {
  if (policy.state !== 'enabled' || policy.narrowed) return false;
  const included =
    policy.includeUsers.includes('All') || (userId !== null && policy.includeUsers.includes(userId));
  if (!included || policy.excludeGroups.length > 0) return false;
  if (userId !== null && policy.excludeUsers.includes(userId)) return false;
  if (!policy.includeApplications.includes('All') || policy.excludeApplications.length > 0) return false;
  const clients = policy.clientAppTypes;
  const everywhere =
    clients.length === 0 ||
    clients.includes('all') ||
    (clients.includes('browser') && clients.includes('mobileAppsAndDesktopClients'));
  if (!everywhere) return false;
  // "MFA or a compliant device" lets a device pass without MFA.
  const alone = policy.controls.length === 1 || policy.operator === 'AND';
  return policy.strength || (policy.controls.includes('mfa') && alone);
}
