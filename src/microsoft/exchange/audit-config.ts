import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, instant, optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';

/** An actor whose doings in any mailbox leave no mailbox audit record. */
export interface AuditBypass {
  readonly identity: string;
  readonly bypassed: boolean;
  readonly changed: string | null;
}

const bypassReader = z
  .object({
    Identity: optionalText,
    Name: optionalText,
    AuditBypassEnabled: flag,
    WhenChangedUTC: instant,
    WhenChanged: instant,
  })
  .transform((one): AuditBypass => ({
    identity: one.Identity ?? one.Name ?? '',
    bypassed: one.AuditBypassEnabled,
    changed: one.WhenChangedUTC ?? one.WhenChanged,
  }));

/**
 * Whether one account is exempt; null where Exchange knows nobody of that name. Source:
 * learn.microsoft.com/powershell/module/exchange/get-mailboxauditbypassassociation.
 */
export async function readAuditBypass(
  exchange: ExchangeClient,
  identity: string,
): Promise<AuditBypass | null> {
  const call = {
    cmdlet: 'Get-MailboxAuditBypassAssociation',
    parameters: { Identity: identity },
    anchor: 'organization' as const,
  };
  return (await orNull(exchange.read(call, bypassReader)))?.items[0] ?? null;
}

/** Everybody who is exempt; slow in large organisations, where thousands of others are passed over page by page. */
export async function listAuditBypasses(exchange: ExchangeClient): Promise<readonly AuditBypass[]> {
  const call = {
    cmdlet: 'Get-MailboxAuditBypassAssociation',
    parameters: { ResultSize: 'Unlimited' },
    anchor: 'organization' as const,
  };
  const exempt: AuditBypass[] = [];
  for await (const page of exchange.pages(call, bypassReader))
    exempt.push(...page.items.filter((one) => one.bypassed));
  return exempt;
}

/** Source: learn.microsoft.com/powershell/module/exchange/set-mailboxauditbypassassociation. */
export async function setAuditBypass(
  exchange: ExchangeClient,
  identity: string,
  bypassed: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Set-MailboxAuditBypassAssociation',
    parameters: { Identity: identity, AuditBypassEnabled: bypassed, Confirm: false },
    anchor: 'organization',
    clientRequestId,
  });
}
