import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { optionalText } from '../fields.ts';

/** Audit (Premium), as service plan: M365_ADVANCED_AUDITING. Source: Product names and service plan identifiers. */
const advancedAuditing = '2f442157-a11c-46b9-ae5b-6e39ff4e5849';

const userReader = z.looseObject({
  userPrincipalName: optionalText,
  mail: optionalText,
  assignedPlans: z
    .array(z.looseObject({ servicePlanId: optionalText, capabilityStatus: optionalText }))
    .nullish(),
});

/** Addresses and names, lower-case, of everybody who holds Audit (Premium). */
export async function premiumAuditUsers(graph: GraphClient): Promise<ReadonlySet<string>> {
  const premium = new Set<string>();
  const query = { $select: 'userPrincipalName,mail,assignedPlans', $top: '999' };
  for await (const user of graph.list('/users', userReader, { query })) {
    const holds = user.assignedPlans?.some(
      (plan) =>
        plan.servicePlanId?.toLowerCase() === advancedAuditing &&
        (plan.capabilityStatus === 'Enabled' || plan.capabilityStatus === 'Warning'),
    );
    if (holds !== true) continue;
    for (const name of [user.userPrincipalName, user.mail]) if (name) premium.add(name.toLowerCase());
  }
  return premium;
}
