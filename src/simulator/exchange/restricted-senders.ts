import { changed, cmdlet, invalid, objectNotFound, text } from './cmdlet.ts';
import type { Cmdlet } from './cmdlet.ts';

const unblockLimit = 2;

/** Restricted entities: who may not send, and the way out. */
export const restrictedSenderCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-BlockedSenderAddress', 'read', 'SenderAddress Reason', (call) => {
    const wanted = text(call, 'SenderAddress')?.toLowerCase();
    return call.tenant.exchange.blockedSenders.filter(
      (entry) =>
        entry['_liftedAt'] === undefined &&
        (!wanted || String(entry['SenderAddress']).toLowerCase() === wanted),
    );
  }),
  cmdlet('Remove-BlockedSenderAddress', 'security', 'SenderAddress Reason', (call) => {
    const address = (text(call, 'SenderAddress') ?? '').toLowerCase();
    const entry = call.tenant.exchange.blockedSenders.find(
      (candidate) =>
        String(candidate['SenderAddress']).toLowerCase() === address && candidate['_liftedAt'] === undefined,
    );
    if (!entry) throw objectNotFound(call.tenant, address);
    const used = call.tenant.exchange.unblocks[address] ?? 0;
    // Microsoft does not publish the limit; the cmdlet's page says that there is one, and what happens beyond it.
    if (used >= unblockLimit)
      throw invalid(
        `The sender ${address} has exceeded the number of times it can be unblocked. Please contact Microsoft Support.`,
      );
    call.tenant.exchange.unblocks[address] = used + 1;
    entry['_liftedAt'] = call.world.clock.milliseconds();
    return changed(call, address);
  }),
  cmdlet('Get-BlockedConnector', 'read', 'ConnectorId', () => []),
  cmdlet('Get-TenantAllowBlockListItems', 'read', 'ListType ListSubType', () => []),
];
