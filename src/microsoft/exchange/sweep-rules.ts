import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, optionalText } from '../fields.ts';

/** A sweep rule: a store of its own beside inbox rules, run on a schedule by Outlook on the web. */
export interface SweepRule {
  readonly key: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly sender: string | null;
  readonly sourceFolder: string | null;
  readonly destinationFolder: string | null;
  readonly keepForDays: number | null;
  readonly keepLatest: number | null;
}

const count = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : Number(value)));

const sweepReader = z
  .object({
    RuleId: optionalText,
    Identity: optionalText,
    Name: optionalText,
    Enabled: flag,
    Sender: optionalText,
    SourceFolder: optionalText,
    DestinationFolder: optionalText,
    KeepForDays: count,
    KeepLatest: count,
  })
  .transform((rule): SweepRule => ({
    key: rule.RuleId ?? (rule.Identity ?? '').slice((rule.Identity ?? '').lastIndexOf('\\') + 1),
    name: rule.Name ?? '',
    enabled: rule.Enabled,
    sender: rule.Sender,
    sourceFolder: rule.SourceFolder,
    destinationFolder: rule.DestinationFolder,
    keepForDays: rule.KeepForDays,
    keepLatest: rule.KeepLatest,
  }));

/** Source: learn.microsoft.com/powershell/module/exchange/get-sweeprule. */
export async function listSweepRules(
  exchange: ExchangeClient,
  mailbox: string,
): Promise<readonly SweepRule[]> {
  const call = { cmdlet: 'Get-SweepRule', parameters: { Mailbox: mailbox }, anchor: { mailbox } };
  return (await exchange.read(call, sweepReader)).items;
}

/** Sources: learn.microsoft.com/powershell/module/exchange/enable-sweeprule and disable-sweeprule. */
export async function setSweepRuleEnabled(
  exchange: ExchangeClient,
  rule: { readonly mailbox: string; readonly key: string },
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: enabled ? 'Enable-SweepRule' : 'Disable-SweepRule',
    parameters: { Mailbox: rule.mailbox, Identity: rule.key, Confirm: false },
    anchor: { mailbox: rule.mailbox },
    clientRequestId,
  });
}
