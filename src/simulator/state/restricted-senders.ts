import { recordUnified, systemActor } from './records.ts';
import type { Tenant } from './tenant.ts';
import type { World } from './world.ts';

export function isRestricted(tenant: Tenant, address: string, now: number): boolean {
  const entry = tenant.exchange.blockedSenders.find(
    (candidate) => String(candidate['SenderAddress']).toLowerCase() === address.toLowerCase(),
  );
  // Removal from the list takes effect within the hour ("Remove blocked users from the Restricted entities page").
  return entry !== undefined && (entry['_liftedAt'] === undefined || Number(entry['_liftedAt']) > now);
}

/** The service restricts a sender of spam: the entry, and the hygiene event (record type 51) that tells of it. */
export function restrictSender(world: World, tenant: Tenant, address: string, at: Date): void {
  tenant.exchange.blockedSenders.push({
    SenderAddress: address,
    Reason:
      'OutboundSpamLast24Hours=312;OutboundMailLast24Hours=415;ExceedingLimitType=External;InternalRecipientCountToday=12;ExternalRecipientCountToday=403',
    CreatedDatetime: at.toISOString(),
    ChangedDatetime: at.toISOString(),
    TemporaryBlock: false,
  });
  recordUnified(
    world,
    tenant,
    systemActor,
    {
      Operation: 'HygieneEvent',
      RecordType: 51,
      ResultStatus: 'Success',
      Workload: 'Exchange',
      ObjectId: address,
      Event: 'Listed',
      EventValue: address,
      Reason: 'OutboundSpamLast24Hours=312',
    },
    at,
  );
}
