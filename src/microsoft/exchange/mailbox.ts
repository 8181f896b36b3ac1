import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { flag, optionalText, textSet } from '../fields.ts';
import { orNull } from '../missing.ts';

/** What Get-Mailbox says of forwarding and of acting for the owner. */
export interface MailboxSettings {
  /** Any other recipient of the organisation: a mailbox, or a contact whose real address lies outside. */
  readonly forwardingAddress: string | null;
  /** Without its `smtp:` prefix, lower-case. Ignored by Exchange while `forwardingAddress` is set. */
  readonly forwardingSmtpAddress: string | null;
  readonly deliverAndForward: boolean;
  readonly sendOnBehalf: readonly string[];
}

const mailboxReader = z
  .object({
    ForwardingAddress: optionalText,
    ForwardingSmtpAddress: optionalText,
    DeliverToMailboxAndForward: flag,
    GrantSendOnBehalfTo: textSet,
  })
  .transform((mailbox): MailboxSettings => ({
    forwardingAddress: mailbox.ForwardingAddress,
    forwardingSmtpAddress: mailbox.ForwardingSmtpAddress?.replace(/^smtp:/i, '').toLowerCase() ?? null,
    deliverAndForward: mailbox.DeliverToMailboxAndForward,
    sendOnBehalf: mailbox.GrantSendOnBehalfTo,
  }));

/** Null where the account has no mailbox. */
export async function readMailbox(
  exchange: ExchangeClient,
  mailbox: string,
): Promise<MailboxSettings | null> {
  const call = { cmdlet: 'Get-Mailbox', parameters: { Identity: mailbox }, anchor: { mailbox } };
  const answer = await orNull(exchange.read(call, mailboxReader));
  return answer?.items[0] ?? null;
}

/** Set-Mailbox with some parameters; null clears a value. */
export async function setMailbox(
  exchange: ExchangeClient,
  mailbox: string,
  changes: Readonly<Record<string, Json>>,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Set-Mailbox',
    parameters: { Identity: mailbox, ...changes },
    anchor: { mailbox },
    clientRequestId,
  });
}

/** How Exchange takes "add to" and "remove from" a multi-valued property over REST. */
export function changeSet(change: {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}): Json {
  return {
    '@odata.type': '#Exchange.GenericHashTable',
    ...(change.add ? { Add: change.add } : {}),
    ...(change.remove ? { Remove: change.remove } : {}),
  };
}
