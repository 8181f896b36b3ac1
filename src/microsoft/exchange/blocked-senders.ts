import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, instant, optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';

/** A sender on the Restricted entities list. Times ISO UTC. */
export interface BlockedSender {
  readonly address: string;
  /** `ExceedingLimitType=External;InternalRecipientCountToday=…`. */
  readonly reason: string | null;
  readonly created: string | null;
  /** Lifts by itself at the next day (UTC). */
  readonly temporary: boolean;
}

const blockedReader = z
  .object({
    SenderAddress: z.string(),
    Reason: optionalText,
    CreatedDatetime: instant,
    TemporaryBlock: flag,
  })
  .transform((one): BlockedSender => ({
    address: one.SenderAddress,
    reason: one.Reason,
    created: one.CreatedDatetime,
    temporary: one.TemporaryBlock,
  }));

/** Null where the address may send. Exchange answers with nothing, or throws for an address that it does not know. */
export async function readBlockedSender(
  exchange: ExchangeClient,
  address: string,
): Promise<BlockedSender | null> {
  const call = {
    cmdlet: 'Get-BlockedSenderAddress',
    parameters: { SenderAddress: address },
    anchor: 'organization' as const,
  };
  const answer = await orNull(exchange.read(call, blockedReader));
  return answer?.items.find((one) => one.address.toLowerCase() === address.toLowerCase()) ?? null;
}

/** Microsoft counts unblockings over an account's life and stops at a limit: never send it twice. */
export async function unblockSender(
  exchange: ExchangeClient,
  address: string,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Remove-BlockedSenderAddress',
    parameters: { SenderAddress: address },
    anchor: 'organization',
    clientRequestId,
  });
}
