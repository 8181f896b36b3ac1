import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, optionalText } from '../fields.ts';

/** A journal rule: a report with the whole message goes to one address, unseen by sender and recipients. */
export interface JournalRule {
  readonly key: string;
  readonly name: string;
  readonly enabled: boolean;
  /** Whose mail; null is everybody's. */
  readonly recipient: string | null;
  /** Where the reports go. */
  readonly target: string | null;
  /** `Global`, `Internal` or `External`. */
  readonly scope: string | null;
}

const ruleReader = z
  .object({
    Guid: optionalText,
    Name: optionalText,
    Identity: optionalText,
    Enabled: flag,
    Recipient: optionalText,
    JournalEmailAddress: optionalText,
    Scope: optionalText,
  })
  .transform((rule): JournalRule => {
    const name = rule.Name ?? rule.Identity ?? '';
    return {
      key: rule.Guid ?? rule.Identity ?? name,
      name,
      enabled: rule.Enabled,
      recipient: rule.Recipient,
      target: rule.JournalEmailAddress,
      scope: rule.Scope,
    };
  });

/** Source: learn.microsoft.com/powershell/module/exchange/get-journalrule. */
export async function listJournalRules(exchange: ExchangeClient): Promise<readonly JournalRule[]> {
  const call = { cmdlet: 'Get-JournalRule', parameters: {}, anchor: 'organization' as const };
  return (await exchange.read(call, ruleReader)).items;
}
