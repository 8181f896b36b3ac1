import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';

const memberReader = z.object({
  PrimarySmtpAddress: optionalText,
  RecipientTypeDetails: optionalText,
  Name: optionalText,
});

/** Addresses of a mail group's members, those of groups in it with them; empty where there is no such group. */
export async function groupAddresses(exchange: ExchangeClient, group: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const queue = [group];
  while (queue.length > 0) {
    const identity = queue.shift()!;
    if (seen.has(identity.toLowerCase())) continue;
    seen.add(identity.toLowerCase());
    const call = {
      cmdlet: 'Get-DistributionGroupMember',
      parameters: { Identity: identity, ResultSize: 'Unlimited' },
      anchor: 'organization' as const,
    };
    for (const member of (await orNull(exchange.read(call, memberReader)))?.items ?? []) {
      if (/group/i.test(member.RecipientTypeDetails ?? ''))
        queue.push(member.PrimarySmtpAddress ?? member.Name ?? '');
      else if (member.PrimarySmtpAddress !== null) found.add(member.PrimarySmtpAddress.toLowerCase());
    }
  }
  return [...found].sort();
}
