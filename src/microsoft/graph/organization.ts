import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { ServiceError } from '../../kernel/errors.ts';
import { flag, optionalText } from '../fields.ts';

const synchronisationReader = z.object({
  features: z.object({ passwordWritebackEnabled: flag }).nullish(),
});

/**
 * Whether a password set in the cloud reaches the on-premises directory. False where the tenant does not say or the
 * operator may not ask: then a person resets it there, which is always right.
 * Source: learn.microsoft.com/graph/api/resources/onpremisesdirectorysynchronization
 */
export async function passwordWriteback(graph: GraphClient): Promise<boolean> {
  try {
    for await (const one of graph.list('/directory/onPremisesSynchronization', synchronisationReader)) {
      if (one.features?.passwordWritebackEnabled === true) return true;
    }
  } catch (thrown) {
    if (!(thrown instanceof ServiceError)) throw thrown;
  }
  return false;
}

const skuReader = z.object({
  capabilityStatus: optionalText,
  prepaidUnits: z.object({ enabled: z.number().nullish() }).nullish(),
  servicePlans: z
    .array(z.object({ servicePlanName: optionalText, provisioningStatus: optionalText }))
    .nullish(),
});

/** Names of the service plans that the tenant has seats for (`AAD_PREMIUM`, `AAD_PREMIUM_P2`, `EXCHANGE_S_ENTERPRISE` …). */
export async function servicePlans(graph: GraphClient): Promise<ReadonlySet<string>> {
  const plans = new Set<string>();
  for await (const sku of graph.list('/subscribedSkus', skuReader)) {
    if (
      sku.capabilityStatus !== null &&
      sku.capabilityStatus !== 'Enabled' &&
      sku.capabilityStatus !== 'Warning'
    )
      continue;
    if ((sku.prepaidUnits?.enabled ?? 1) < 1) continue;
    for (const plan of sku.servicePlans ?? [])
      if (plan.servicePlanName !== null) plans.add(plan.servicePlanName);
  }
  return plans;
}
