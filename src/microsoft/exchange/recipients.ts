import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { addressOf } from '../../domain/address.ts';
import { instant, optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';

/** Who or what a name in Exchange means. */
export interface Recipient {
  readonly displayName: string;
  readonly primaryAddress: string | null;
  /** For contacts and mail users: where mail really goes. */
  readonly externalAddress: string | null;
  /** `UserMailbox`, `MailContact`, `GuestMailUser` … */
  readonly type: string;
  readonly created: string | null;
}

const recipientReader = z
  .object({
    DisplayName: optionalText,
    Name: optionalText,
    PrimarySmtpAddress: optionalText,
    ExternalEmailAddress: optionalText,
    RecipientTypeDetails: optionalText,
    RecipientType: optionalText,
    WhenCreatedUTC: instant,
    WhenCreated: instant,
  })
  .transform((recipient): Recipient => ({
    displayName: recipient.DisplayName ?? recipient.Name ?? '',
    primaryAddress: recipient.PrimarySmtpAddress?.toLowerCase() ?? null,
    externalAddress:
      recipient.ExternalEmailAddress === null ? null : addressOf(recipient.ExternalEmailAddress),
    type: recipient.RecipientTypeDetails ?? recipient.RecipientType ?? '',
    created: recipient.WhenCreatedUTC ?? recipient.WhenCreated,
  }));

/** Null where the name means nobody any more. */
export async function readRecipient(exchange: ExchangeClient, identity: string): Promise<Recipient | null> {
  const call = {
    cmdlet: 'Get-Recipient',
    parameters: { Identity: identity },
    anchor: 'organization' as const,
  };
  const answer = await orNull(exchange.read(call, recipientReader));
  return answer?.items[0] ?? null;
}
