import type { User } from '../state/tenant.ts';
import type { GraphRequest } from './route.ts';

interface Plan {
  readonly servicePlanId: string;
  readonly servicePlanName: string;
}

/** What a user's licences hold, where it is asked for (user: assignedPlans). */
export function withPlans(request: GraphRequest, users: readonly User[]): readonly User[] {
  if (!(request.query.get('$select') ?? '').includes('assignedPlans')) return users;
  const plans = new Map(
    request.tenant.skus.map((sku) => [String(sku['skuId']), sku['servicePlans'] as readonly Plan[]]),
  );
  return users.map((user) => ({
    ...user,
    assignedPlans: user.assignedLicenses.flatMap(({ skuId, disabledPlans }) =>
      (plans.get(skuId) ?? [])
        .filter((plan) => !disabledPlans.includes(plan.servicePlanId))
        .map((plan) => ({
          assignedDateTime: user.createdDateTime,
          capabilityStatus: 'Enabled',
          service: plan.servicePlanName,
          servicePlanId: plan.servicePlanId,
        })),
    ),
  }));
}
